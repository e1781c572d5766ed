import { exporting } from './export';
import { copyOfExample, inBothShells } from './inBothShells';

inBothShells('exporting', copyOfExample, exporting);
