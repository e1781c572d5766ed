import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { cellOf, labelOf, select, typeInto } from '../grid';
import { callMenu, openDialog, takeItem, undoAll } from '../keys';
import { buttonMenu, closeDialog, type State } from './state';

const pill = (page: Page) => page.locator('[role="radio"][aria-checked="true"]');

async function gridMenu(page: Page): Promise<void> {
  await (await labelOf(page, 'Net new ARR')).click();
  await callMenu(page, 'Shift+F10');
}

function gridDialog(item: string): State {
  return {
    name: item,
    enter: async (page) => {
      await gridMenu(page);
      await takeItem(page, item);
      await openDialog(page);
    },
    leave: closeDialog,
  };
}

function pillDialog(item: string): State {
  return {
    name: item,
    enter: async (page) => {
      await pill(page).focus();
      await callMenu(page, 'ContextMenu');
      await takeItem(page, item);
      await openDialog(page);
    },
    leave: closeDialog,
  };
}

/** The panel of definitions and benchmarks, which lies beside the plan and is no dialog. */
function besideThePlan(item: string): State {
  return {
    name: item,
    enter: async (page) => {
      await buttonMenu(page, /rates · bridge NRR/);
      await page.getByRole('menuitem', { name: item }).click();
      await page.locator('.definitions :focus').waitFor();
    },
  };
}

const clickTwice = (name: string): Pick<State, 'enter' | 'leave'> => ({
  enter: (page) => page.getByRole('button', { name }).click(),
  leave: (page) => page.getByRole('button', { name }).click(),
});

/** Every state of the window that shows the example, the scenario "Stated end state" chosen, which overrides. */
export const PLAN_STATES: readonly State[] = [
  { name: 'a selected cell', enter: (page) => select(page, 'Churn rate', 1) },
  { name: 'a figure that cannot be computed', enter: (page) => select(page, 'NRR, 12 months', 1) },
  {
    name: 'a cell being edited',
    enter: async (page) => {
      await select(page, 'Churn rate', 1);
      await page.keyboard.press('F2');
      await page.locator('.handsontableInput:focus').waitFor();
    },
  },
  {
    name: 'an override, a text that is no number, a note',
    enter: async (page) => {
      await typeInto(page, 'Churn rate', 0, '20');
      await typeInto(page, 'Churn rate', 2, 'forty');
      await expect.poll(async () => (await cellOf(page, 'Churn rate', 2)).getAttribute('class')).toContain('wrong');
    },
    leave: async (page) => {
      await typeInto(page, 'Churn rate', 2, '5');
      await undoAll(page);
    },
  },
  { name: 'the menu of the grid', enter: gridMenu },
  gridDialog('Edit formula'),
  {
    name: 'a formula with an error, and offers to complete it',
    enter: async (page) => {
      await gridDialog('Edit formula').enter(page);
      await page.keyboard.press('Control+a');
      await page.keyboard.type('opning_arr + clos');
      await page.getByRole('option').first().waitFor();
      await expect.poll(() => page.locator('.formula-fault').textContent()).not.toBe('');
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await closeDialog(page);
    },
  },
  gridDialog('Insert line below'),
  gridDialog('Rename'),
  gridDialog('Segments'),
  {
    name: 'the series',
    enter: async (page) => {
      await select(page, 'Upsell rate', 0);
      await page.keyboard.press('Shift+ArrowRight');
      await callMenu(page, 'Shift+F10');
      await takeItem(page, 'Fill series');
      await openDialog(page);
    },
    leave: closeDialog,
  },
  {
    name: 'the search',
    enter: async (page) => {
      await select(page, 'Churn rate', 0);
      await page.keyboard.press('Control+f');
      await page.locator('.find-bar input:focus').waitFor();
      await page.keyboard.type('churn');
    },
  },
  {
    name: 'the menu of a scenario',
    enter: async (page) => {
      await pill(page).focus();
      await callMenu(page, 'ContextMenu');
    },
  },
  pillDialog('What it overrides'),
  pillDialog('Lock'),
  {
    name: 'a scenario being renamed',
    enter: async (page) => {
      await pill(page).focus();
      await page.keyboard.press('F2');
      await page.locator('.pill-name input:focus').waitFor();
    },
  },
  {
    name: 'a scenario being added, under a name there is already',
    enter: async (page) => {
      await page.getByRole('button', { name: /^New scenario/ }).click();
      await page.locator('.pill-name input:focus').waitFor();
      await page.keyboard.type('Initiatives');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'the menu of the basis', enter: (page) => buttonMenu(page, /rates · bridge NRR/) },
  {
    name: 'the question about another basis',
    enter: async (page) => {
      await buttonMenu(page, /rates · bridge NRR/);
      await page.getByRole('menuitemradio', { name: 'Monthly rates' }).click();
      await openDialog(page);
    },
    leave: closeDialog,
  },
  besideThePlan('Definitions'),
  besideThePlan('Where the plan stands'),
  { name: 'the menu and settings', enter: (page) => buttonMenu(page, 'Menu and settings') },
  { name: 'the choice of key figures', enter: (page) => buttonMenu(page, 'Choose key figures') },
  { name: 'the path as a table', ...clickTwice('NRR path as a table') },
  { name: 'the bridge as a table', ...clickTwice('ARR bridge as a table') },
  {
    name: 'a chart in full size',
    enter: async (page) => {
      await page.getByRole('button', { name: 'NRR path in full size' }).click();
      await openDialog(page);
    },
    leave: closeDialog,
  },
  {
    name: 'the inspector as a drawer of a small window',
    enter: async (page) => {
      await page.setViewportSize({ width: 1180, height: 760 });
      await select(page, 'Churn rate', 1);
      await page.getByRole('button', { name: 'Show the inspector' }).click();
      await page.locator('.inspector.drawer').waitFor();
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 1440, height: 900 });
    },
  },
];
