import type { Page } from 'playwright-core';
import { openDialog } from '../keys';
import { buttonMenu, closeDialog, type State } from './state';

async function enterSealing(page: Page) {
  await buttonMenu(page, 'Menu and settings');
  await page.getByRole('menuitem', { name: 'Seal with a passphrase…' }).click();
  return openDialog(page);
}

/** The dialog that seals a plan; the one that opens a sealed plan is looked at where a sealed plan is opened. */
export const SEAL_STATES: readonly State[] = [
  { name: 'the dialog that seals a plan', enter: enterSealing, leave: closeDialog },
  {
    name: 'the dialog that seals a plan with a weak passphrase that is not repeated, both shown',
    enter: async (page) => {
      const dialog = await enterSealing(page);
      await dialog.getByLabel('Passphrase', { exact: true }).fill('short');
      await dialog.getByLabel('The same again').fill('other');
      await dialog.getByLabel('Show what is typed').check();
    },
    leave: closeDialog,
  },
];
