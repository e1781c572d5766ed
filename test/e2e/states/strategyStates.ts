import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openDialog } from '../keys';
import { showStrategy } from '../strategy';
import { backToPlan, closeDialog, type State } from './state';

async function strategySide(page: Page, name: string): Promise<void> {
  await showStrategy(page);
  await page.getByRole('button', { name, exact: true }).click();
}

export const STRATEGY_STATES: readonly State[] = [
  { name: 'the strategy by its factors', enter: (page) => strategySide(page, 'Factors'), leave: backToPlan },
  { name: 'the strategy by its motions', enter: (page) => strategySide(page, 'Motion cards'), leave: backToPlan },
  { name: 'the strategy by what is practised', enter: (page) => strategySide(page, 'Practice'), leave: backToPlan },
  { name: 'the strategy and its conflicts', enter: (page) => strategySide(page, 'Conflicts'), leave: backToPlan },
  {
    name: 'a strategy that becomes a scenario, with a figure that is wrong',
    enter: async (page) => {
      await showStrategy(page);
      await page.getByRole('button', { name: 'Make this a scenario' }).click();
      const dialog = await openDialog(page);
      await dialog.getByLabel('Lift, % of Upsell').fill('much');
      await page.keyboard.press('Enter');
      await expect.poll(() => dialog.locator('.form-fault').textContent()).not.toBe('');
    },
    leave: async (page) => {
      await closeDialog(page);
      await backToPlan(page);
    },
  },
];
