import type { Page } from 'playwright-core';
import { addGrowthLines, showGrowth, type } from '../growth';
import { openDialog, undoAll } from '../keys';
import { backToPlan, closeDialog, type State } from './state';

const growth = (page: Page) => page.locator('[data-view="growth"]:not([hidden])');

/** Shows the growth view of the example with a target; everything of it is undone on the way back. */
async function enterGrowth(page: Page, target = '40'): Promise<void> {
  await showGrowth(page);
  await addGrowthLines(page);
  await type(page, 'Target growth', target);
  await growth(page).locator('.own-cell').waitFor();
}

async function leaveGrowth(page: Page): Promise<void> {
  await undoAll(page);
  await backToPlan(page);
}

const growthTab = (name: string, inside: string): State => ({
  name: `the growth view, ${name}`,
  enter: async (page) => {
    await enterGrowth(page);
    await growth(page).getByRole('button', { name, exact: true }).click();
    await growth(page).locator(inside).first().waitFor();
  },
  leave: leaveGrowth,
});

/** The growth view, in all of its tables, with surplus and need, with figures that are not available, and its dialog. */
export const GROWTH_STATES: readonly State[] = [
  {
    name: 'the growth view without its lines',
    enter: async (page) => {
      await showGrowth(page);
      await growth(page).getByRole('button', { name: 'Add the growth lines' }).waitFor();
    },
    leave: leaveGrowth,
  },
  growthTab('Targets side by side', '.target-table'),
  growthTab('Year by year', '.year-table'),
  growthTab('Growth path', '.long-run'),
  growthTab('Inputs', '.inputs-table'),
  growthTab('Break-even by motion', '.rules'),
  {
    name: 'the growth view with a surplus, a sum that is judged, and valuations',
    enter: async (page) => {
      await enterGrowth(page, '10');
      await type(page, 'CAC ratio', '2');
      await type(page, 'Sum a year', '50K');
      await growth(page).locator('[data-verdict]').waitFor();
      await growth(page).getByRole('button', { name: 'Valuation', exact: true }).click();
      await growth(page).getByLabel('Show valuations').check();
      await growth(page).locator('.valuation-table').waitFor();
    },
    leave: async (page) => {
      await growth(page).getByLabel('Show valuations').uncheck();
      await type(page, 'Sum a year', '');
      await leaveGrowth(page);
    },
  },
  {
    name: 'the dialog of a cell of the growth map',
    enter: async (page) => {
      await enterGrowth(page);
      await growth(page).locator('.own-cell').click();
      await openDialog(page);
    },
    leave: async (page) => {
      await closeDialog(page);
      await leaveGrowth(page);
    },
  },
];
