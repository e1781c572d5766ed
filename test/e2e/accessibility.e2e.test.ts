import { accessibleStates } from './accessibleStates';
import { copyOfExample, inBothShells } from './inBothShells';

inBothShells('accessibility', copyOfExample, (app) => accessibleStates(() => app().page));
