import { readFileSync } from 'node:fs';
import { longest, withPlan } from './longTasks.mjs';

const ACCOUNTS = 20_000;
/** Milliseconds until what an act leads to is over. */
const AFTER = 600;

/** By what a person does with 20,000 accounts in all columns: the longest that the window was busy at a stretch. */
export function tasksWithManyAccounts(browser, path) {
  return withPlan(browser, { plan: path }, async (page) => {
    const tasks = {};
    const act = async (name, work) => {
      tasks[name] = await longest(browser, page, work);
    };
    await act('first look at the list', async () => {
      await page.keyboard.press('Control+7');
      await gridOf(page).waitFor();
    });
    await inTheList(page, act);
    await changes(page, act);
    await inTheOtherTabs(page, act);
    await imported(page, act, path);
    return tasks;
  });
}

const gridOf = (page) => page.getByRole('grid', { name: 'Accounts' });
const count = async (page) => Number(await gridOf(page).getAttribute('aria-rowcount')) - 1;
const dialogOf = (page) => page.getByRole('dialog');

/** Presses keys, and waits after each for what it leads to. */
async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(AFTER);
  }
}

/** Presses a button, and waits for what it leads to. */
async function click(page, button) {
  await button.click();
  await page.waitForTimeout(AFTER);
}

async function inTheList(page, act) {
  const grid = gridOf(page);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Use' }).click();
  await page.keyboard.press('Escape');
  if ((await count(page)) !== ACCOUNTS) throw new Error(`There are not ${ACCOUNTS} accounts.`);
  await act('filter by two', async () => {
    await page.getByLabel('Segment', { exact: true }).selectOption({ index: 1 });
    await page.waitForTimeout(AFTER);
    await page.getByLabel('Which accounts').selectOption('triggered');
  });
  const shown = await count(page);
  if (shown === 0 || shown === ACCOUNTS) throw new Error(`Two filters show ${shown} accounts.`);
  await act('sort by score, name and ARR', async () => {
    for (const name of [/^Readiness/, /^Account/, /^ARR/]) await click(page, grid.getByRole('columnheader', { name }));
  });
  await act('search among all', async () => {
    await page.getByLabel('Which accounts').selectOption('all');
    await page.getByLabel('Segment', { exact: true }).selectOption({ index: 0 });
    await page.getByLabel('Search accounts').focus();
    await press(page, ...'lark');
  });
  await page.getByLabel('Search accounts').fill('');
  await act('group by CSM', () => page.getByLabel('Group by').selectOption('csm'));
  await page.getByLabel('Group by').selectOption('none');
  await grid.focus();
  await act('go through the list', () => press(page, 'PageDown', 'PageDown', 'Control+End', 'End', 'Control+Home'));
}

async function changes(page, act) {
  await gridOf(page).focus();
  await press(page, 'Control+Home', 'ArrowRight', 'ArrowRight');
  await act('type an ARR', async () => {
    for (const typed of ['70000', '81000', '92000']) {
      await page.keyboard.type(typed);
      await press(page, 'Enter');
    }
  });
  await act('copy and paste', () => press(page, 'Control+c', 'ArrowDown', 'Control+v'));
  await act('undo and redo', () => press(page, 'Control+z', 'Control+z', 'Control+y'));
  await act('open the dialog of scores', () => click(page, page.getByRole('button', { name: /^Scoring/ })));
  await act('type weights', async () => {
    for (const at of [3, 4, 5]) {
      await dialogOf(page)
        .locator('input')
        .nth(at)
        .fill(String(12 + at));
      await page.waitForTimeout(AFTER);
    }
  });
  await act('score by them', () => press(page, 'Enter'));
  await act('add an account', async () => {
    await page.getByRole('button', { name: 'Add' }).click();
    await dialogOf(page).locator('input').nth(0).fill('Zebra');
    await dialogOf(page).locator('input').nth(1).fill('1000');
    await press(page, 'Enter');
  });
  await act('remove an account', () => click(page, page.getByRole('button', { name: 'Remove' })));
  if ((await count(page)) !== ACCOUNTS) throw new Error('What was added was not removed.');
  await act('say the day of the list', async () => {
    await page.getByLabel('Day the list is of').fill('2026-12-30');
    await press(page, 'Enter');
  });
}

async function inTheOtherTabs(page, act) {
  const tab = (name) => click(page, page.getByRole('radio', { name, exact: true }));
  await act('first look at the whitespace', () => tab('Whitespace'));
  await act('first look at the forecast', () => tab('Forecast'));
  await act('open the bottom-up dialog', () => click(page, page.getByRole('button', { name: /^Use bottom-up/ })));
  await act('make its scenario', async () => {
    await press(page, 'Enter');
    await page.locator('[data-view="roadmap"]').waitFor();
  });
  await page.keyboard.press('Control+7');
  await act('first look at the cohorts', () => tab('Cohorts'));
  await act('first look at the ladder', () => tab('Ladder'));
  const note = page.getByRole('button', { name: 'Note today’s rungs' });
  await act('note rungs', async () => {
    await click(page, note);
    await page.getByText('Every rung is noted').waitFor();
  });
  await act('undo that', () => press(page, 'Control+z'));
  await act('go back to the list', () => tab('List'));
}

/** Imports all accounts with another ARR. */
async function imported(page, act, path) {
  const { accounts } = JSON.parse(readFileSync(path, 'utf8')).plan;
  const rows = accounts.map(({ id, name, arr, segment = '', products = [] }) =>
    [id, name, Math.round(arr * 1.1), segment, products.join('; ')].join(),
  );
  const text = ['Account ID,Account,ARR,Segment,Products', ...rows].join('\n');
  await page.evaluate((content) => {
    window.table = new File([content], 'accounts.csv');
  }, text);
  const ready = dialogOf(page).getByRole('button', { name: /^Import [\d,]+ account/ });
  await act('look at a file of as many', async () => {
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(window.table);
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await ready.waitFor({ timeout: 60_000 });
  });
  const take = dialogOf(page).getByRole('button', { name: 'Take what is proposed' });
  if ((await take.count()) > 0) await take.click();
  await act('import it', async () => {
    await ready.click({ timeout: 60_000 });
    await dialogOf(page).waitFor({ state: 'detached', timeout: 60_000 });
  });
}
