import type { Page } from 'playwright-core';
import { openDialog, undoAll } from '../keys';
import { giveRanges, showRisk, trialsDone, type } from '../risk';
import { backToPlan, closeDialog, type State } from './state';

const risk = (page: Page) => page.locator('[data-view="risk"]:not([hidden])');

/** Shows the risk view of the example with ranges and a target; everything of it is undone on the way back. */
async function enterRisk(page: Page): Promise<void> {
  await showRisk(page);
  await giveRanges(page);
  await type(page, /^Target of NRR/, '100');
  await risk(page).locator('.risk-answer b').waitFor();
}

async function leaveRisk(page: Page): Promise<void> {
  await undoAll(page);
  await backToPlan(page);
}

const dialogOf = (name: string, open: string): State => ({
  name: `the risk view, ${name}`,
  enter: async (page) => {
    await enterRisk(page);
    await risk(page).getByRole('button', { name: open, exact: true }).click();
    await openDialog(page);
  },
  leave: async (page) => {
    await closeDialog(page);
    await leaveRisk(page);
  },
});

/** The risk view without ranges, with them, with a number that is wrong, with a data table, and its dialogs. */
export const RISK_STATES: readonly State[] = [
  { name: 'the risk view without ranges', enter: showRisk, leave: leaveRisk },
  {
    name: 'the risk view with a number that is wrong',
    enter: async (page) => {
      await enterRisk(page);
      await type(page, /^Low of Churn rate/, 'little');
      await trialsDone(page);
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await leaveRisk(page);
    },
  },
  {
    name: 'the risk view with a data table',
    enter: async (page) => {
      await enterRisk(page);
      await risk(page).getByRole('button', { name: 'New table', exact: true }).click();
      const dialog = await openDialog(page);
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await risk(page).locator('.risk-heat').waitFor();
    },
    leave: leaveRisk,
  },
  dialogOf('a range to add', 'Add a range'),
  dialogOf('its correlations', 'Correlations'),
  dialogOf('a data table to make', 'New table'),
  dialogOf('what reaches a target', 'Solve'),
];
