import { longest, withPlan } from './longTasks.mjs';

/** By what a person does with 20,000 accounts in all columns: the longest that the window was busy at a stretch. */
export function tasksWithManyAccounts(browser, path) {
  return withPlan(browser, { plan: path }, async (page) => {
    await page.keyboard.press('Control+7');
    const grid = page.getByRole('grid', { name: 'Accounts' });
    await grid.waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Use' }).click();
    await page.keyboard.press('Escape');
    const count = async () => Number(await grid.getAttribute('aria-rowcount')) - 1;
    if ((await count()) !== 20_000) throw new Error('There are not 20,000 accounts.');
    const head = (name) => grid.getByRole('columnheader', { name });
    const filter = await longest(browser, page, async () => {
      await page.getByLabel('Segment', { exact: true }).selectOption({ index: 1 });
      await page.waitForTimeout(300);
      await page.getByLabel('Which accounts').selectOption('triggered');
    });
    const shown = await count();
    if (shown === 0 || shown === 20_000) throw new Error(`Two filters show ${shown} accounts.`);
    const sort = await longest(browser, page, async () => {
      for (const name of [/^Readiness/, /^Account/, /^ARR/]) {
        await head(name).click();
        await page.waitForTimeout(300);
      }
    });
    const search = await longest(browser, page, async () => {
      await page.getByLabel('Which accounts').selectOption('all');
      await page.getByLabel('Segment', { exact: true }).selectOption({ index: 0 });
      for (const key of 'lark') {
        await page.getByLabel('Search accounts').press(key);
        await page.waitForTimeout(300);
      }
    });
    await page.getByLabel('Search accounts').fill('');
    const group = await longest(browser, page, () => page.getByLabel('Group by').selectOption('csm'));
    await page.getByLabel('Group by').selectOption('none');
    await grid.focus();
    const move = await longest(browser, page, async () => {
      for (const key of ['PageDown', 'PageDown', 'Control+End', 'End', 'Control+Home']) {
        await page.keyboard.press(key);
        await page.waitForTimeout(200);
      }
    });
    return {
      'filter by two': filter,
      'sort by score, name and ARR': sort,
      'search among all': search,
      'group by CSM': group,
      'go through the list': move,
    };
  });
}
