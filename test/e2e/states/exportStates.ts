import type { Page } from 'playwright-core';
import { openDialog } from '../keys';
import { closeDialog, type State } from './state';

async function enterExport(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+e');
  await openDialog(page);
}

/** The export dialog with the form of each kind that asks something. */
export const EXPORT_STATES: readonly State[] = [
  { name: 'the export dialog', enter: enterExport, leave: closeDialog },
  {
    name: 'the export dialog where nothing is chosen yet',
    enter: async (page) => {
      await enterExport(page);
      await page.getByRole('radio', { name: 'Scenarios', exact: true }).check();
    },
    leave: closeDialog,
  },
];
