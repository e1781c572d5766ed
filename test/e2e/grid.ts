import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The cells of a row without those of quarters and years. */
const PERIOD_CELLS = 'td.num:not(.quarter):not(.year)';

/** The row of a line, in sight. Only rows in sight are in the page, so the grid is scrolled until the line shows. */
async function rowOf(page: Page, label: string): Promise<Locator> {
  let found: string | null = null;
  await expect
    .poll(
      async () => {
        found = await page.evaluate(rowInSight, label);
        return found;
      },
      { message: `The grid has a line "${label}"` },
    )
    .not.toBeNull();
  return page.locator(`.ht_master tbody tr[aria-rowindex="${found}"]`);
}

/** Runs in the page: the number of the row a line has there; null after a step of scrolling towards it. */
function rowInSight(label: string): string | null {
  const holder = document.querySelector('.ht_master .wtHolder');
  // Labels are read in the frozen columns: the others lose theirs when the grid scrolls sideways.
  const rows = [...document.querySelectorAll('.ht_clone_inline_start tbody tr')];
  const row = rows.find((one) => one.querySelector('td')?.textContent === label);
  const head = document.querySelector('.ht_clone_top');
  if (holder === null || head === null) return null;
  if (row === undefined) {
    const before = holder.scrollTop;
    holder.scrollTop += holder.clientHeight / 2;
    if (holder.scrollTop === before) holder.scrollTop = 0;
    return null;
  }
  const { top, bottom } = row.getBoundingClientRect();
  const above = head.getBoundingClientRect().bottom - top;
  const below = bottom - holder.getBoundingClientRect().top - holder.clientHeight;
  const before = holder.scrollTop;
  if (above > 0.5) holder.scrollTop -= above;
  else if (below > 0.5) holder.scrollTop += below;
  return holder.scrollTop === before ? row.getAttribute('aria-rowindex') : null;
}

/** The texts of a line's cells in the periods that are in sight. */
export async function rowTexts(page: Page, label: string): Promise<readonly string[]> {
  return (await rowOf(page, label)).locator(PERIOD_CELLS).allTextContents();
}

/** The cell of a line in a period, counted from 0. */
export async function cellOf(page: Page, label: string, period: number): Promise<Locator> {
  return (await rowOf(page, label)).locator(PERIOD_CELLS).nth(period);
}

/** The label of a line, in the frozen columns. */
export async function labelOf(page: Page, label: string): Promise<Locator> {
  const index = await (await rowOf(page, label)).getAttribute('aria-rowindex');
  return page.locator(`.ht_clone_inline_start tbody tr[aria-rowindex="${index}"] td.label`);
}

/** The labels that are in sight. */
export function labels(page: Page): Promise<readonly string[]> {
  return page.locator('.ht_clone_inline_start td.label').allTextContents();
}

/** Two clicks in the same cell within half a second are a double click, which opens the editor: Escape closes it. */
export async function select(page: Page, label: string, period: number): Promise<void> {
  await (await cellOf(page, label, period)).click();
  await page.keyboard.press('Escape');
}

/** The field a figure is being typed in; none while the grid only has a cursor. */
export const openEditor = (page: Page): Locator =>
  page.locator('.handsontableInputHolder:not(.ht_editor_hidden, [data-finished])');

export async function typeInto(page: Page, label: string, period: number, text: string): Promise<void> {
  await select(page, label, period);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Pastes into the selected cells: a text, or what a program put on the clipboard in several forms. */
export async function paste(page: Page, what: string | Readonly<Record<string, string>>): Promise<void> {
  const forms = typeof what === 'string' ? { 'text/plain': what } : what;
  await page.evaluate((texts) => {
    const data = new DataTransfer();
    for (const [type, text] of Object.entries(texts)) data.setData(type, text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, forms);
}
