import type { Page } from 'playwright-core';
import { ACCOUNTS, MOVEMENTS, readDialog } from '../importing';
import { dropFile } from '../inputs';
import { closeDialog, type State } from './state';

const opened = (name: string, content: string) => async (page: Page) => {
  await dropFile(page, name, content);
  await readDialog(page);
};

export const IMPORT_STATES: readonly State[] = [
  { name: 'a table to import, recognised', enter: opened('movements.csv', MOVEMENTS), leave: closeDialog },
  {
    name: 'a table to import, with much left open',
    enter: opened('open.csv', 'Quarter;Something;Churn ARR\nQ1 2027;1.234;5.678\n'),
    leave: closeDialog,
  },
  { name: 'accounts to import, with much left open', enter: opened('crm.csv', ACCOUNTS), leave: closeDialog },
  { name: 'a table that is not read', enter: opened('broken.csv', '%PDF-1.7 and more'), leave: closeDialog },
];
