import { copyOfExample, inBothShells } from './inBothShells';
import { riskWindow } from './risk';

inBothShells('risk', copyOfExample, (app) => riskWindow(() => app().page));
