import { copyOfExample, inBothShells } from './inBothShells';
import { varianceWindow } from './variance';

inBothShells('plan against actual', copyOfExample, (app) => varianceWindow(() => app().page));
