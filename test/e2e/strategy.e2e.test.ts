import { copyOfExample, inBothShells } from './inBothShells';
import { strategyWindow } from './strategy';

inBothShells('the strategy', copyOfExample, (app) => strategyWindow(() => app().page));
