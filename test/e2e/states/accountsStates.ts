import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { accountGrid, showAccounts } from '../accounts';
import { readDialog } from '../importing';
import { dropFile } from '../inputs';
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

/** Accounts with all that the tabs show: months of ARR, health, seats, products and rungs. */
const CUSTOMERS = `Customer,Segment,Customer since,Renewal date,CSM,Seats licensed,Seats active,Products,Features adopted,DAU/MAU,NPS,Critical issues,Rung: Bought,Rung: In use,ARR 2025-11,ARR 2025-12,ARR 2026-06,ARR 2026-12
Acme Freight,Enterprise,2025-11-03,2027-02-15,Ines,200,190,Core; Analytics,80%,45%,60,0,2025-11-03,2026-06-01,100000,110000,120000,150000
Birch Foods,SMB,2025-11-20,2027-03-31,Ines,50,20,Core,40%,20%,10,1,2025-11-20,,20000,20000,15000,12000
Cedar Labs,SMB,2025-11-25,2027-05-31,Tom,80,70,Core,60%,40%,50,0,2025-11-25,2026-02-01,30000,30000,30000,0
Delta Media,Mid-market,2026-06-08,2027-06-30,Tom,60,55,Core,65%,50%,40,0,2026-06-08,,0,0,40000,44000
`;

const inTab = (tab: string, shows: (page: Page) => Locator) => ({
  enter: async (page: Page): Promise<void> => {
    await showAccounts(page);
    await dropFile(page, 'customers.csv', CUSTOMERS);
    const dialog = await readDialog(page);
    const agree = dialog.getByRole('button', { name: 'Take what is proposed' });
    if ((await agree.count()) > 0) await agree.click();
    await dialog.getByRole('button', { name: 'Import 4 accounts' }).click();
    await dialogClosed(page);
    await shown(page).getByRole('radio', { name: tab, exact: true }).click();
    await shows(page).waitFor();
  },
  leave: async (page: Page): Promise<void> => {
    await shown(page).getByRole('radio', { name: 'List', exact: true }).click();
    await leaveList(page);
  },
});

const leaveList = async (page: Page): Promise<void> => {
  await backToPlan(page);
  await undoAll(page);
};

const FORECAST = inTab('Forecast', (page) => shown(page).getByRole('region', { name: 'Pipeline' }));

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
  {
    name: 'the forecast from accounts, recorded, with an outcome that was refused',
    leave: FORECAST.leave,
    enter: async (page) => {
      await FORECAST.enter(page);
      await shown(page).getByRole('button', { name: 'Record this forecast' }).click();
      const won = shown(page).getByRole('textbox', { name: /^Won,/ }).first();
      await won.fill('few');
      await page.keyboard.press('Enter');
      await expect.poll(() => won.getAttribute('aria-invalid')).toBe('true');
    },
  },
  {
    name: 'cohorts of accounts',
    ...inTab('Cohorts', (page) => shown(page).getByRole('grid', { name: 'Cohorts by age' })),
  },
  {
    name: 'the ladder of accounts',
    ...inTab('Ladder', (page) => shown(page).getByRole('region', { name: 'Accounts by rung' })),
  },
];
