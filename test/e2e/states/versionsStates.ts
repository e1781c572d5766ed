import type { Page } from 'playwright-core';
import { openDialog } from '../keys';
import { buttonMenu, closeDialog, type State } from './state';

/** The dialog of older versions where there is none; with some, it is looked at where they are made. */
export const VERSIONS_STATES: readonly State[] = [
  {
    name: 'the versions of a plan without older ones',
    enter: async (page: Page) => {
      await buttonMenu(page, 'Menu and settings');
      await page.getByRole('menuitem', { name: 'Versions…' }).click();
      await openDialog(page);
    },
    leave: closeDialog,
  },
];
