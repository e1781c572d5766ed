import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { bookOf, rowXml } from '../exchange/workbooks';
import type { AppUnderTest } from './appUnderTest';
import { cellOf, select } from './grid';
import { answerFile, dropFile } from './inputs';
import { dialogClosed, isFocused, openDialog, settled, undoAll, undoLabel } from './keys';

/** What a billing system prints: revenue of a month, by what happened to it. */
export const MOVEMENTS = `Month,New MRR,Expansion MRR,Contraction MRR,Churned MRR
2027-01,1000,1200,300,900
2027-02,1100,1300,200,1000
2027-03,900,1250,250,950
`;

/** What a CRM prints: customers, one a row, with dates that can be read in two ways, a product of its own column, and rows that will not do. */
export const ACCOUNTS = `Customer,CRM ID,Segment,ARR (USD),Renewal date,Usage 2026-11,Usage 2026-12,Analytics,NPS
Acme Freight,c-1,Enterprise,"120,000.50",03/04/2027,8000,9000,x,45
Birch Foods,c-2,SMB,6000,05/06/2027,,,,150
Cedar Labs,c-3,SMB,,07/08/2027,,,,
`;

/** Opens the import dialog on a file, by keys, once the file is read. */
async function openImport(app: AppUnderTest, name: string, content: string | Uint8Array): Promise<Locator> {
  await answerFile(app, name, content);
  await app.page.keyboard.press('Control+i');
  return readDialog(app.page);
}

/** The import dialog once it shows the file, or why it does not. */
export async function readDialog(page: Page): Promise<Locator> {
  const dialog = await openDialog(page);
  await dialog.locator('.import-parts, .form-fault').first().waitFor();
  return dialog;
}

const importButton = (dialog: Locator) =>
  dialog.getByRole('button', { name: /^Import( \d+ (?:figures?|accounts?))?$/ });
const summary = (dialog: Locator) => dialog.getByRole('region', { name: 'What will change' });
const preview = (dialog: Locator) => dialog.getByRole('region', { name: 'The file as it is read' });
const figure = (page: Page, line: string) => cellOf(page, line, 0).then((cell) => cell.textContent());

/** What the import dialog does in every shell. The window shows the example, which is of quarters. */
export function importing(app: () => AppUnderTest): void {
  const page = () => app().page;

  test('a table of MRR movements is recognised, waits for one word, and becomes actuals as one step', async () => {
    const before = await settled(page(), () => figure(page(), 'Churn'));
    const dialog = await openImport(app(), 'movements.csv', MOVEMENTS);
    await expect.poll(() => importButton(dialog).isDisabled()).toBe(true);
    for (const [name, line] of [
      ['New MRR', 'new_logo_arr'],
      ['Expansion MRR', 'expansion_arr'],
      ['Contraction MRR', 'contraction_arr'],
      ['Churned MRR', 'churn_arr'],
    ] as const) {
      await expect.poll(() => dialog.getByLabel(`${name}: line of the plan`).inputValue()).toBe(line);
    }
    // By keys alone: the focus is where one goes on.
    await isFocused(dialog.getByRole('button', { name: 'Take what is proposed' }));
    await page().keyboard.press('Enter');
    await isFocused(importButton(dialog));
    await expect.poll(() => summary(dialog).textContent()).toContain('Closed through Q1 2027.');
    await expect.poll(() => figure(page(), 'Churn')).toBe(before);
    await page().keyboard.press('Enter');
    await dialogClosed(page());
    await expect.poll(() => figure(page(), 'Churn')).toBe('34');
    await expect
      .poll(async () => await (await cellOf(page(), 'Churn', 0)).getAttribute('aria-description'))
      .toBe('actual');
    await expect.poll(() => undoLabel(page())).toContain('movements.csv');
    await select(page(), 'Churn', 0);
    await expect
      .poll(() => page().getByRole('complementary', { name: 'Inspector' }).textContent())
      .toContain('movements.csv');
    await page().keyboard.press('Control+z');
    await expect.poll(() => undoLabel(page())).toBe('Nothing to undo');
    await expect.poll(async () => await (await cellOf(page(), 'Churn', 0)).getAttribute('aria-description')).toBeNull();
  });

  test('what a file leaves open is marked until it is confirmed, and the preview follows each choice', async () => {
    const dialog = await openImport(
      app(),
      'offen.csv',
      'Quarter;Churn ARR;Contraction ARR\nQ1 2027;1.234;2.345\nQ2 2027;2.345;3.456\n',
    );
    const decimal = page().getByRole('combobox', { name: 'Decimal sign', exact: true });
    await expect.poll(() => dialog.locator('.import-field.unsure', { has: decimal }).count()).toBe(1);
    await expect
      .poll(() => preview(dialog).getByRole('row').nth(2).locator('td').allTextContents())
      .toEqual(['Q1 2027', '1.234', '2.345']);
    await decimal.selectOption({ label: 'Comma 1.234,5' });
    await expect.poll(() => dialog.locator('.import-field.unsure', { has: decimal }).count()).toBe(0);
    await dialog.getByRole('combobox', { name: 'Separator', exact: true }).selectOption({ label: 'Comma  ,' });
    await expect
      .poll(() => preview(dialog).getByRole('row').nth(2).locator('td').allTextContents())
      .toEqual(['Q1 2027;1.234;2.345']);
    await expect.poll(() => importButton(dialog).isDisabled()).toBe(true);
    await page().keyboard.press('Escape');
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toBe('Nothing to undo');
  });

  test('a column of a workbook is given another line by hand, or left out', async () => {
    const rows = rowXml(1, ['Quarter', 'Something']) + rowXml(2, ['Q1 2027', 40_000]);
    const dialog = await openImport(app(), 'own.xlsx', bookOf(rows));
    await expect.poll(() => dialog.getByLabel('Encoding').count()).toBe(0);
    const something = dialog.getByLabel('Something: line of the plan');
    await something.focus();
    await something.selectOption({ label: 'Contraction' });
    await dialog.getByRole('button', { name: 'Take what is proposed' }).click();
    await expect.poll(() => importButton(dialog).textContent()).toBe('Import 1 figure');
    const row = summary(dialog).getByRole('table', { name: 'Each figure that changes' }).getByRole('row').nth(1);
    await expect.poll(() => row.textContent()).toContain('Contraction, Q1 2027');
    await something.selectOption({ label: 'Leave out' });
    await expect.poll(() => importButton(dialog).isDisabled()).toBe(true);
    await page().keyboard.press('Escape');
    await dialogClosed(page());
  });

  test('a list of customers is known for one, asks what it leaves open, and becomes accounts as one step', async () => {
    const dialog = await openImport(app(), 'crm.csv', ACCOUNTS);
    expect(await dialog.getByRole('radio', { name: 'Accounts' }).getAttribute('aria-checked')).toBe('true');
    expect(await importButton(dialog).isDisabled()).toBe(true);
    const dates = page().getByRole('combobox', { name: 'Dates', exact: true });
    await expect.poll(() => dialog.locator('.import-field.unsure', { has: dates }).count()).toBe(1);
    await dates.selectOption({ label: 'Day first' });
    await expect.poll(() => dialog.locator('.import-field.unsure', { has: dates }).count()).toBe(0);
    const analytics = dialog.getByLabel('Analytics: of the account');
    await analytics.focus();
    await analytics.selectOption({ label: 'Leave out' });
    await expect.poll(() => summary(dialog).textContent()).toContain('Analytics is given to nothing and left out.');
    await dialog.getByRole('button', { name: 'Take what is proposed' }).click();
    await expect.poll(() => importButton(dialog).textContent()).toBe('Import 2 accounts');
    const said = await summary(dialog).textContent();
    expect(said).toContain('Row 4 (Cedar Labs) is left out: it has no ARR.');
    expect(said).toContain('I3 (NPS) holds “150”, which is above 100.');
    await importButton(dialog).click();
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toContain('Import accounts: crm.csv');
    await expect.poll(() => page().locator('.status-bar').first().textContent()).toContain('2 new');
    // The file again says what the plan says already.
    const again = await openImport(app(), 'crm.csv', ACCOUNTS);
    await again.getByRole('combobox', { name: 'Dates', exact: true }).selectOption({ label: 'Day first' });
    await again.getByLabel('Analytics: of the account').selectOption({ label: 'Leave out' });
    await expect.poll(() => summary(again).textContent()).toContain('0 new, 0 changed, 2 unchanged');
    await page().keyboard.press('Escape');
    await dialogClosed(page());
    await undoAll(page());
  });

  test('a file is taken for the other kind by choice, and what was chosen of it stays', async () => {
    const dialog = await openImport(app(), 'movements.csv', MOVEMENTS);
    await dialog.getByRole('radio', { name: 'Accounts' }).click();
    await expect.poll(() => summary(dialog).textContent()).toContain('No column gives names of accounts');
    await dialog.getByRole('radio', { name: 'Figures of lines' }).click();
    await expect.poll(() => dialog.getByLabel('New MRR: line of the plan').inputValue()).toBe('new_logo_arr');
    await page().keyboard.press('Escape');
    await dialogClosed(page());
  });

  test('a file that is no table is refused with its reason, and nothing is changed', async () => {
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]);
    const dialog = await openImport(app(), 'old.xls.csv', old);
    await expect.poll(() => dialog.locator('.form-fault').textContent()).toContain('workbook of the old kind');
    await page().keyboard.press('Escape');
    await dialogClosed(page());
    await expect.poll(() => undoLabel(page())).toBe('Nothing to undo');
  });

  test('a dropped table opens the same dialog, and a large one can be given up while it is read', async () => {
    await dropFile(page(), 'dropped.csv', MOVEMENTS);
    const dialog = await readDialog(page());
    await expect.poll(() => dialog.getByRole('heading', { name: 'Import dropped.csv' }).count()).toBe(1);
    await page().keyboard.press('Escape');
    await dialogClosed(page());
    await dropFile(page(), 'large.csv', '2027-01,1000,1200,300,900\n'.repeat(1000), 1500);
    await openDialog(page());
    await expect.poll(() => page().locator('.import-reading').count()).toBe(1);
    await page().keyboard.press('Escape');
    await dialogClosed(page());
    await undoAll(page());
  });
}
