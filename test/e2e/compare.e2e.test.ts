import { compareWindow } from './compare';
import { copyOfExample, inBothShells } from './inBothShells';

inBothShells('the comparison', copyOfExample, (app) => compareWindow(() => app().page));
