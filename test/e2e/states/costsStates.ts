import type { Page } from 'playwright-core';
import { undoAll } from '../keys';
import type { State } from './state';

const goToView = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name, exact: true }).click();

/** The view of costs, in which the example first has to be given its lines. */
export const COSTS_STATES: readonly State[] = [
  {
    name: 'costs, and an own figure outside of its band',
    enter: async (page) => {
      await goToView(page, 'Costs');
      await page.getByRole('button', { name: 'Add the costs lines', exact: true }).click();
      await page.getByRole('radiogroup', { name: 'Cost of Usage' }).getByRole('radio', { name: 'Own' }).click();
      await page.getByRole('textbox', { name: /^Own cost of Usage/ }).fill('90K');
      await page.keyboard.press('Enter');
      await page.locator('.outside-said').first().waitFor();
    },
    leave: async (page) => {
      await undoAll(page);
      await goToView(page, 'Plan');
    },
  },
];
