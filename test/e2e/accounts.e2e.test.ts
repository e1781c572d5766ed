import { accountsWindow, copyOfAccounts } from './accounts';
import { inBothShells } from './inBothShells';

inBothShells('accounts', copyOfAccounts, (app) => accountsWindow(() => app().page));
