import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './accessibility';
import { typeInto } from './grid';
import { dialogClosed, isFocused, openDialog, pressAll, takeItem, undoAll, undoLabel } from './keys';
import { barOf, figure, shown } from './roadmap';

const rail = (page: Page) => page.getByRole('navigation', { name: 'Views' });
const onRail = (page: Page, name: string) => rail(page).getByRole('button', { name, exact: true });
const headline = (page: Page) => shown(page).locator('.strategy-headline h2').textContent();
const rules = (page: Page) => shown(page).locator('.fired-says').allTextContents();
const warning = (page: Page) => shown(page).locator('.strategy-answer .amber-box').textContent();
const status = (page: Page) => shown(page).locator('.status-main').textContent();

/** Shows the strategy, from the rail or from under More, and waits until it answers keys. */
export async function showStrategy(page: Page): Promise<void> {
  if ((await onRail(page, 'Strategy').count()) > 0) await onRail(page, 'Strategy').click();
  else {
    await onRail(page, 'More views').click();
    await page.locator('[role="menu"]').waitFor();
    await page.getByRole('menuitem', { name: 'Strategy' }).click();
  }
  await page.locator('[data-view="strategy"]:not([hidden])').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-view]') !== null)).toBe(true);
}

/** What every shell's window does with the strategy. `page` gives a window that shows the example as it comes, the strategy never used. */
export function strategyWindow(page: () => Page): void {
  test('the strategy waits under More, by keys too, and from its first use on stands on the rail', async () => {
    await expect.poll(() => onRail(page(), 'Strategy').count()).toBe(0);
    await onRail(page(), 'More views').focus();
    await page().keyboard.press('Enter');
    await page().locator('[role="menu"]:focus, [role="menu"] :focus').first().waitFor();
    await expectAccessible(page());
    await takeItem(page(), 'Strategy');
    await page().locator('[data-view="strategy"]:not([hidden])').waitFor();
    await isFocused(shown(page()).getByLabel('Product', { exact: true }));
    await expect.poll(() => onRail(page(), 'Strategy').getAttribute('aria-current')).toBe('page');
    await onRail(page(), 'More views').click();
    await page().locator('[role="menu"]').first().waitFor();
    await expect.poll(() => page().getByRole('menuitem', { name: 'Strategy' }).count()).toBe(0);
    await page().keyboard.press('Escape');
    await expect.poll(() => page().locator('[role="menu"]').count()).toBe(0);
    await page().reload();
    await onRail(page(), 'Strategy').waitFor();
    await showStrategy(page());
  });

  test('what is not stated is named, and each answer moves headline, rules and path as a step of its own', async () => {
    await expect.poll(() => warning(page())).toContain('Not stated: the product, CSMs and customers.');
    await expect.poll(() => headline(page())).toBe('Upsell, with automated expansion signals');
    await page().getByRole('radio', { name: 'Do nothing' }).click();
    await shown(page()).getByLabel('Product', { exact: true }).selectOption('single');
    await expect.poll(() => headline(page())).toBe('Fix retention first, then upsell');
    await expect.poll(() => undoLabel(page())).toBe('Undo: Strategy: product');
    await expect.poll(() => figure(page(), 'NRR judged')).toBe('94.95');
    const csms = shown(page()).getByRole('radiogroup', { name: 'Customer success managers' });
    await csms.getByRole('radio', { name: 'Not stated' }).focus();
    await page().keyboard.press('ArrowLeft');
    await isFocused(csms.getByRole('radio', { name: 'No', exact: true }));
    await shown(page()).getByRole('radio', { name: 'Enterprises only' }).click();
    await expect
      .poll(() => rules(page()))
      .toEqual([
        'Automate expansion: usage-based pricing or prompts in the product',
        'Add professional services as a lever',
        'Fix retention first, then upsell',
      ]);
    const path = shown(page()).getByRole('region', { name: 'Path through the rules' });
    await path.getByRole('button', { name: 'Path through the rules as a table' }).click();
    const cells = await path
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].slice(1).map((cell) => cell.textContent)));
    // Here, then the scenarios: Initiatives at 107.16%, Do nothing at 94.95%, Stated end state at 108.59%.
    expect([cells[0], cells[1], cells[3], cells[4]]).toEqual([
      ['', '', '', ''],
      ['applies', 'applies', 'applies', 'applies'],
      ['applies', '', 'applies', ''],
      ['', 'applies', '', 'applies'],
    ]);
    await path.getByRole('button', { name: 'Path through the rules as a table' }).click();
  });

  test('a health gate that is not met is said, and a score that is none stays, marked, with a sentence', async () => {
    const nps = shown(page()).getByLabel('NPS', { exact: true });
    await nps.fill('120');
    await page().keyboard.press('Enter');
    await expect.poll(() => nps.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => status(page())).toContain('no score from −100 to 100');
    await nps.fill('12');
    await page().keyboard.press('Enter');
    await expect.poll(() => warning(page())).toContain('Expand only healthy accounts. Not met: NPS above 30');
    await nps.fill('');
    await page().keyboard.press('Enter');
    await expect.poll(() => shown(page()).locator('.strategy-answer .amber-box').count()).toBe(0);
  });

  test('a churn rate typed in the plan moves the answer, and one that is entered takes its place', async () => {
    await page().keyboard.press('Control+1');
    await page().locator('[data-view="plan"]:not([hidden])').waitFor();
    await typeInto(page(), 'Churn rate', 0, '60');
    await showStrategy(page());
    await expect.poll(() => headline(page())).toBe('Stop expansion and fix churn');
    await page()
      .getByRole('button', { name: /^Undo: Churn rate/ })
      .click();
    await page().locator('[data-view="plan"]:not([hidden])').waitFor();
    await showStrategy(page());
    await expect.poll(() => headline(page())).toContain('Automate expansion');
    await shown(page()).getByRole('radio', { name: 'Entered' }).click();
    const entered = shown(page()).getByLabel('NRR of a year, %');
    await expect.poll(() => entered.inputValue()).toBe('94.95%');
    await entered.fill('89.99');
    await page().keyboard.press('Enter');
    await expect.poll(() => headline(page())).toBe('Stop expansion and fix churn');
    await entered.fill('100');
    await page().keyboard.press('Enter');
    await expect.poll(() => rules(page())).toContain('Upsell to higher tiers');
    await expect.poll(() => shown(page()).locator('.fired-because').last().textContent()).toContain('exactly 100%');
  });

  test('the sources say their part, with their letters', async () => {
    const sources = shown(page()).getByRole('region', { name: 'What the sources say' });
    const turnTo = async (name: string) => {
      await sources.getByRole('button', { name }).click();
      return (await sources.locator('.strategy-scroll').textContent()) ?? '';
    };
    expect(await turnTo('Factors')).toContain('Source A, Expansion strategy framework');
    await expect.poll(() => sources.locator('th[data-role="leads"]').textContent()).toBe('Upsell leads');
    expect(await turnTo('Motion cards')).toContain('active users above 80% of licensed seats for 30 days or more');
    const practice = await turnTo('Practice');
    for (const said of ['25% higher NRR', 'Revenue impact', 'usage tiers, offered before limits', '180 and more']) {
      expect(practice).toContain(said);
    }
    await turnTo('Conflicts');
    await expect.poll(() => sources.locator('tbody tr').count()).toBe(14);
  });

  test('the strategy becomes a scenario in one step, sized by the sources, and the roadmap shows it', async () => {
    await shown(page()).getByLabel('Product', { exact: true }).selectOption('multi');
    await shown(page()).getByRole('button', { name: 'Make this a scenario' }).click();
    const dialog = await openDialog(page());
    await isFocused(dialog.getByLabel('Name of the scenario'));
    await expect.poll(() => dialog.getByLabel('Cost a month, $ of Cross-sell').inputValue()).toBe('10000');
    await expect.poll(() => dialog.textContent()).toContain('30–100% (A)');
    await dialog.getByLabel('Reach, % of ARR of Cross-sell').fill('140');
    await page().keyboard.press('Enter');
    await expect.poll(() => dialog.locator('.form-fault').textContent()).toContain('Cross-sell, Reach');
    await dialog.getByLabel('Reach, % of ARR of Cross-sell').fill('40');
    await expect.poll(() => dialog.locator('legend').first().textContent()).toContain('+5.20');
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toBe('Undo: Make Cross-sell and upsell a scenario');
    await isFocused(shown(page()).getByRole('button', { name: 'Show the roadmap' }));
    await expect
      .poll(() =>
        page()
          .getByRole('radio', { name: /Cross-sell and upsell/ })
          .getAttribute('aria-checked'),
      )
      .toBe('true');
    await page().keyboard.press('Enter');
    await page().locator('[data-view="roadmap"]:not([hidden])').waitFor();
    await expect
      .poll(() => barOf(page(), 'Cross-sell').getAttribute('aria-label'))
      .toBe('Cross-sell, Add-on or cross-sell: from Jan 2027, 6 month ramp, +5.20 points');
    await page().getByRole('radio', { name: 'Do nothing' }).click();
    await expect.poll(() => barOf(page(), 'Cross-sell').getAttribute('aria-label')).toContain(', off');
    await page().keyboard.press('Control+z');
    await expect.poll(() => barOf(page(), 'Cross-sell').count()).toBe(0);
    await expect
      .poll(() =>
        page()
          .getByRole('radio', { name: /Cross-sell and upsell/ })
          .count(),
      )
      .toBe(0);
    await undoAll(page());
    await pressAll(page(), 'Control+1');
  });
}
