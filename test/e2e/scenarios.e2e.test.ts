import { copyOfExample, inBothShells } from './inBothShells';
import { linesWindow } from './lines';
import { scenariosWindow } from './scenarios';

inBothShells('scenarios, lines and segments', copyOfExample, (app) => {
  scenariosWindow(() => app().page);
  linesWindow(() => app().page);
});
