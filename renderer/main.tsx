import '@fontsource-variable/inter';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/views.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { chooseHost } from './host/chooseHost';
import { HostContext } from './host/HostContext';
import { startTheme } from './settings/theme';

const host = chooseHost();
startTheme(host);
const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');
createRoot(container).render(
  <StrictMode>
    <HostContext value={host}>
      <App host={host} />
    </HostContext>
  </StrictMode>,
);
