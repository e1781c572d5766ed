import { growthWindow } from './growth';
import { copyOfExample, inBothShells } from './inBothShells';

inBothShells('growth', copyOfExample, (app) => growthWindow(() => app().page));
