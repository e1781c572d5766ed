import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AppUnderTest } from './appUnderTest';
import { typeInto } from './grid';
import { isFocused, settled, undoAll, undoLabel } from './keys';
import { figure, shown } from './roadmap';
import { showViewOf } from './views';

const list = (page: Page) => shown(page).getByRole('listbox', { name: 'Pages' });
const option = (page: Page, name: RegExp) => list(page).getByRole('option', { name });
const names = (page: Page) =>
  list(page)
    .getByRole('option')
    .evaluateAll((options) =>
      options.map((each) =>
        [...each.children]
          .map((part) => (part.ariaHidden === 'true' ? '' : part.textContent))
          .join(' ')
          .trim()
          .replaceAll(/ +/g, ' '),
      ),
    );
const sheet = (page: Page) => shown(page).locator('.report-stage .paper').first();
const headline = (page: Page) => sheet(page).locator('h2').textContent();
const status = (page: Page) => shown(page).locator('.status-main').textContent();

/** Shows the report and waits until every page of it is worked out. */
export async function showReport(page: Page): Promise<void> {
  await showViewOf(page, 'report');
  await pagesDone(page);
}

async function pagesDone(page: Page): Promise<void> {
  await expect.poll(() => option(page, /Definitions/).count()).toBe(1);
  await expect.poll(() => shown(page).getByText('Working the pages out…').count()).toBe(0);
}

export async function choosePage(page: Page, name: RegExp): Promise<void> {
  await option(page, name).click();
  await expect.poll(() => option(page, name).getAttribute('aria-selected')).toBe('true');
}

async function write(page: Page, label: RegExp, text: string): Promise<void> {
  const field = shown(page).getByLabel(label);
  await field.fill(text);
  await field.blur();
}

/** What is cut off or runs out of its paper, among all sheets that are in the document. */
export function clipped(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.print-pages .paper, .report-stage .paper')].flatMap((paper) => {
      const inner = paper.querySelector('.paper-body > div');
      if (inner === null) return [`${paper.dataset['page']}: no body`];
      const isCut = inner.scrollHeight > inner.clientHeight + 1 || inner.scrollWidth > inner.clientWidth + 1;
      const isOut = paper.scrollHeight > paper.clientHeight + 1 || paper.scrollWidth > paper.clientWidth + 1;
      return isCut || isOut ? [`${paper.dataset['page']}: cut`] : [];
    }),
  );
}

/** What every shell's window does with the report. `app` shows the example as it comes. */
export function reportWindow(app: () => AppUnderTest): void {
  const page = () => app().page;

  test('the pages stand on paper with the figures of the views, and one that the plan has nothing for says so', async () => {
    await page().keyboard.press('Control+2');
    const nrr = await settled(page(), () => figure(page(), 'By initiatives'));
    await showReport(page());
    await expect
      .poll(() => names(page()))
      .toEqual([
        '1 Title',
        '2 NRR path and target',
        '3 Roadmap',
        '4 ARR bridge',
        'Acquire or expand, nothing in this plan',
        'Costs and ROI, nothing in this plan',
        '5 Scenarios compared',
        'Risk, nothing in this plan',
        '6 Assumptions',
        '7 Definitions',
      ]);
    await choosePage(page(), /NRR path/);
    expect(nrr).toContain('109.95');
    await expect.poll(() => headline(page())).toContain('NRR rises from 94.95% to 109.95%');
    await expect
      .poll(() => sheet(page()).locator('.paper-foot').textContent())
      .toMatch(/From 95% to 115%, .*page 2 of 7$/);
    await choosePage(page(), /Acquire or expand/);
    await expect.poll(() => sheet(page()).textContent()).toContain('growth pack');
    await expect.poll(() => status(page())).toBe('Acquire or expand: nothing in this plan, not printed');
  });

  test('a page is moved by keys and by the mouse and left out, each a step that can be taken back', async () => {
    const before = await settled(page(), () => names(page()));
    await choosePage(page(), /ARR bridge/);
    await option(page(), /ARR bridge/).focus();
    await page().keyboard.press('Alt+ArrowUp');
    await page().keyboard.press('Alt+ArrowUp');
    await expect
      .poll(() => names(page()))
      .toEqual([before[0], '2 ARR bridge', '3 NRR path and target', '4 Roadmap', ...before.slice(4)]);
    await isFocused(option(page(), /ARR bridge/));
    await expect.poll(() => undoLabel(page())).toBe('Undo: Report: move ARR bridge');
    await page().keyboard.press('Delete');
    await expect
      .poll(() => names(page()).then((all) => all.slice(1, 3)))
      .toEqual(['ARR bridge, left out', '2 NRR path and target']);
    await expect.poll(() => undoLabel(page())).toBe('Undo: Report: leave out ARR bridge');
    await page().keyboard.press('ArrowDown');
    await isFocused(option(page(), /NRR path/));
    await option(page(), /NRR path/).dragTo(option(page(), /Title/));
    await expect.poll(() => names(page()).then((all) => all.slice(0, 2))).toEqual(['1 NRR path and target', '2 Title']);
    await undoAll(page());
    await expect.poll(() => names(page())).toEqual(before);
  });

  test('a page has a name, a headline and a comment of one’s own, and is marked when the figures move', async () => {
    await choosePage(page(), /NRR path/);
    await write(page(), /^Name of the page/, 'Retention');
    await write(page(), /^Headline of/, 'We keep what we have won');
    await write(page(), /^Comment of/, 'Agreed with sales on 12 March.');
    await expect.poll(() => headline(page())).toBe('We keep what we have won');
    await option(page(), /^2 Retention$/).waitFor();
    await expect
      .poll(() => sheet(page()).locator('.paper-comment').textContent())
      .toBe('Agreed with sales on 12 March.');
    await expect.poll(() => shown(page()).locator('.report-side .amber-box').count()).toBe(0);
    await page().keyboard.press('Control+1');
    await page().locator('[data-view="plan"]:not([hidden])').waitFor();
    await typeInto(page(), 'Churn rate', 0, '8');
    await showReport(page());
    const moved = shown(page()).locator('.report-side .amber-box');
    await expect.poll(() => moved.textContent()).toContain('The figures have moved since.');
    await expect.poll(() => headline(page())).toBe('We keep what we have won');
    await moved.getByRole('button', { name: 'Use that' }).click();
    await expect.poll(() => headline(page())).toMatch(/^NRR /);
    await undoAll(page());
    await showReport(page());
    await expect.poll(() => headline(page())).toContain('109.95%');
  });

  test('nothing is cut off, on either paper, with a comment of many lines', async () => {
    await choosePage(page(), /ARR bridge/);
    await write(page(), /^Comment of/, 'Seats come first because they cost least. '.repeat(120));
    await expect.poll(() => status(page())).toBe('Pages 4 to 5 of 8: ARR bridge');
    await choosePage(page(), /Definitions/);
    await write(page(), /^Headline of/, 'Seats come first because they cost least, and then the rest. '.repeat(3));
    await write(page(), /^Comment of/, 'Agreed with sales. '.repeat(20));
    // Too much for its sheet as it is, and not enough for two: drawn smaller.
    await shown(page()).locator('.report-stage .paper-body[data-scale]').waitFor();
    for (const paper of ['Letter', 'A4']) {
      await shown(page()).getByRole('radio', { name: paper }).click();
      await shown(page()).locator(`.report-stage .paper[data-paper="${paper.toLowerCase()}"]`).first().waitFor();
      for (const name of [/Title/, /NRR path/, /Roadmap/, /ARR bridge/, /Scenarios/, /Assumptions/, /Definitions/]) {
        await choosePage(page(), name);
        await expect.poll(() => clipped(page())).toEqual([]);
      }
    }
    await undoAll(page());
    await pagesDone(page());
  });
}
