import type { Page } from 'playwright-core';
import { accountGrid, showAccounts } from '../accounts';
import { dialogClosed, openDialog, undoAll } from '../keys';
import { shown } from '../roadmap';
import { backToPlan, closeDialog, type State } from './state';

async function addAccount(page: Page): Promise<void> {
  await showAccounts(page);
  await shown(page).getByRole('button', { name: 'Add an account…' }).click();
  const dialog = await openDialog(page);
  await dialog.getByLabel('Name').fill('Zephyr Labs');
  await dialog.getByLabel('ARR, $').fill('120000');
  await page.keyboard.press('Enter');
  await dialogClosed(page);
  await accountGrid(page).waitFor();
}

const leaveList = async (page: Page): Promise<void> => {
  await backToPlan(page);
  await undoAll(page);
};

export const ACCOUNTS_STATES: readonly State[] = [
  { name: 'no accounts', enter: showAccounts, leave: backToPlan },
  {
    name: 'accounts, in groups, with a text that was refused and one being typed',
    enter: async (page) => {
      await addAccount(page);
      await shown(page).getByLabel('Group by').selectOption('segment');
      await accountGrid(page).focus();
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.type('x');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.type('much');
      await page.keyboard.press('Enter');
      await accountGrid(page).locator('[aria-invalid="true"]').waitFor();
      await page.keyboard.press('F2');
      await accountGrid(page).locator('input').waitFor();
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await shown(page).getByLabel('Group by').selectOption('none');
      await leaveList(page);
    },
  },
  {
    name: 'how accounts are scored',
    enter: async (page) => {
      await addAccount(page);
      await shown(page).getByRole('button', { name: 'Scoring…' }).click();
      await openDialog(page);
    },
    leave: async (page) => {
      await closeDialog(page);
      await leaveList(page);
    },
  },
  {
    name: 'whitespace',
    enter: async (page) => {
      await addAccount(page);
      await shown(page).getByRole('radio', { name: 'Whitespace' }).click();
      await shown(page).getByRole('grid', { name: 'Products by accounts' }).waitFor();
    },
    leave: async (page) => {
      await shown(page).getByRole('radio', { name: 'List', exact: true }).click();
      await leaveList(page);
    },
  },
];
