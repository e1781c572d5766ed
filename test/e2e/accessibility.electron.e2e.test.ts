import { accessibleStates } from './accessibleStates';
import { copyOfExample, inDesktop } from './inBothShells';

// The style sheet is the browser edition's, where each state is shown in both themes.
inDesktop('accessibility', copyOfExample, (app) => accessibleStates(() => app().page, ['dark']));
