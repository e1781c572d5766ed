import { buttonMenu, closeDialog, type State } from './state';

export const ABOUT_STATES: readonly State[] = [
  {
    name: 'About with a licence unfolded',
    enter: async (page) => {
      await buttonMenu(page, 'Menu and settings');
      await page.getByRole('menuitem', { name: 'About Headroom' }).click();
      await page.locator('[role="dialog"] summary').first().click();
    },
    leave: closeDialog,
  },
];
