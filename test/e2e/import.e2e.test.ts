import { importing } from './importing';
import { copyOfExample, inBothShells } from './inBothShells';

inBothShells('the import of a table', copyOfExample, importing);
