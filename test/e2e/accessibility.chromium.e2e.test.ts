import { accessibleStates } from './accessibleStates';
import { copyOfExample, inBrowser } from './inBothShells';

inBrowser('accessibility', copyOfExample, (app) => accessibleStates(() => app().page, ['light', 'dark']));
