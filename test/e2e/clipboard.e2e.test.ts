import { clipboardUse, largePlan } from './clipboard';
import { inBothShells } from './inBothShells';

inBothShells('blocks from and to spreadsheets', largePlan, (app) => clipboardUse(() => app().page));
