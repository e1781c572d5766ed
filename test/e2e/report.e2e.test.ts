import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BrowserApp } from './browserApp';
import type { ElectronApp } from './electronApp';
import { copyOfExample, inBrowser, inDesktop } from './inBothShells';
import { chooseExport, exported } from './outputs';
import { readPdf } from './readPdf';
import { clipped, reportWindow, showReport } from './report';
import { shown } from './roadmap';

/** In points, of which shells round some off. */
const A4 = [841.9, 595.3];
const LETTER = [792, 612];

function wrongSizes(sizes: readonly (readonly number[])[], wanted: readonly number[]): readonly (readonly number[])[] {
  return sizes.filter((size) => size.some((length, at) => Math.abs(length - (wanted[at] ?? 0)) > 1));
}

/** Pages of the example's report, by what their headlines say. */
const HEADLINES = [
  /^From 95% to 115% /,
  /^NRR rises .*109\.95%/,
  /initiatives take NRR from 94\.95% to 109\.95%/,
  /^ARR grows from \$2\.38M/,
  /^Do nothing ends Q4 2028/,
  /^What Initiatives rests on/,
  /^What the figures mean/,
];

inDesktop('the report', copyOfExample, (app) => {
  reportWindow(app);
  makesPdf(app);
});

inBrowser('the report', copyOfExample, (app) => {
  reportWindow(app);
  prints(app);
});

function makesPdf(app: () => ElectronApp): void {
  test('the PDF has the pages of the report and nothing else, each of its paper’s size, with figures as text in fonts', async () => {
    await app().page.keyboard.press('Control+1');
    const bytes = await exported(app(), 'Report as PDF', 'report.pdf');
    const { title, outline, sizes, texts } = await readPdf(bytes);
    expect(title).toBe('From 95% to 115%');
    expect(wrongSizes(sizes, A4)).toEqual([]);
    expect(sizes.length).toBe(HEADLINES.length);
    expect(texts.filter((text, at) => HEADLINES[at]?.test(text.replaceAll(/ +/g, ' ')) !== true)).toEqual([]);
    expect(outline.length).toBe(HEADLINES.length);
    expect(texts[1]).toContain('109.95');
    expect(texts.at(-1)).toMatch(/page 7 of 7/);
    const fonts = new TextDecoder('latin1').decode(bytes);
    expect(fonts).toMatch(/\/FontName \/[A-Z]{6}\+Inter-SemiBold/);
    expect(fonts).not.toContain('/Subtype /Type3');
  });

  test('on Letter the pages have that size; a PDF that cannot be made leaves no file', async () => {
    const { page } = app();
    await showReport(page);
    await shown(page).getByRole('radio', { name: 'Letter' }).click();
    const { sizes } = await readPdf(await exported(app(), 'Report as PDF', 'letter.pdf'));
    expect(wrongSizes(sizes, LETTER)).toEqual([]);
    expect(sizes.length).toBe(HEADLINES.length);
    const path = join(tmpdir(), `headroom-failed-${process.pid}.pdf`);
    await rm(path, { force: true });
    await app().app.evaluate(({ dialog, BrowserWindow }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      const [window] = BrowserWindow.getAllWindows();
      if (window !== undefined) window.webContents.printToPDF = () => Promise.reject(new Error('no printer'));
    }, path);
    const dialog = await chooseExport(app(), 'Report as PDF');
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await dialog.getByText(/Nothing was exported\. The pages could not be made into a PDF \(no printer\)/).waitFor();
    expect(existsSync(path)).toBe(false);
    await expect.poll(() => page.locator('.print-pages').count()).toBe(0);
    await page.keyboard.press('Escape');
  });
}

function prints(app: () => BrowserApp): void {
  test('Ctrl+P puts the pages alone before the printer, one on each sheet, and takes them away again', async () => {
    const { page } = app();
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+p');
    await expect.poll(() => page.locator('.print-pages .paper').count()).toBe(HEADLINES.length);
    await expect.poll(() => clipped(page)).toEqual([]);
    const { sizes, texts } = await readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    expect(wrongSizes(sizes, A4)).toEqual([]);
    expect(sizes.length).toBe(HEADLINES.length);
    expect(texts.filter((text, at) => HEADLINES[at]?.test(text.replaceAll(/ +/g, ' ')) !== true)).toEqual([]);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect.poll(() => page.locator('.print-pages').count()).toBe(0);
    await expect.poll(() => page.title()).toContain('Headroom');
  });
}
