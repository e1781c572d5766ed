import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { rowTexts, typeInto } from './grid';
import { copyOfExample, inBrowser, inDesktop } from './inBothShells';
import { dialogClosed, openDialog } from './keys';
import { planWindow, printedByCommandLine } from './planWindow';

inBrowser('a plan', copyOfExample, (app) => {
  planWindow(() => app().page);

  test('saving where the browser has no files downloads the changed plan', async () => {
    const { page } = app();
    await page.evaluate(() => {
      Reflect.deleteProperty(window, 'showSaveFilePicker');
      Object.defineProperty(window, 'showSaveFilePicker', { value: undefined, configurable: true });
    });
    await typeInto(page, 'Starting ARR', 0, '3000');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
    expect(download.suggestedFilename()).toBe('case.headroom');
    await expect.poll(() => page.locator('.saved').textContent()).toContain('Saved');
  });
});

let plan = '';
const keptPlan = async () => {
  const copied = await copyOfExample();
  plan = copied.plan;
  return copied;
};

inDesktop('a plan', keptPlan, (app) => {
  planWindow(() => app().page);

  test('what is saved is what the command line then prints', async () => {
    const { page } = app();
    await typeInto(page, 'Starting ARR', 0, '3000');
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.locator('.saved').textContent()).toContain('Saved');
    const { scenarios } = await printedByCommandLine(plan);
    expect(scenarios[0]?.lines['opening_arr']?.total[0]).toBe(3_000_000);
    await expect.poll(async () => (await rowTexts(page, 'Opening ARR'))[0]).toBe('3,000');
  });

  test('a file that another program changed is not overwritten unasked', async () => {
    const { page } = app();
    const foreign = `${await readFile(plan, 'utf8')}\n`;
    await writeFile(plan, foreign);
    await typeInto(page, 'Starting ARR', 0, '3100');
    await page.keyboard.press('Control+s');
    await expect
      .poll(async () => await (await openDialog(page)).textContent())
      .toContain('was changed by another program');
    await page.keyboard.press('Escape');
    await dialogClosed(page);
    expect(await readFile(plan, 'utf8')).toBe(foreign);
    await page.keyboard.press('Control+s');
    await openDialog(page);
    await page.getByRole('button', { name: 'Overwrite' }).click();
    await expect.poll(() => page.locator('.saved').textContent()).toContain('Saved');
    await expect
      .poll(async () => (await printedByCommandLine(plan)).scenarios[0]?.lines['opening_arr']?.total[0])
      .toBe(3_100_000);
  });

  test('what took its place and cannot be kept is not offered to be overwritten, and the plan goes elsewhere', async () => {
    const { page } = app();
    await rm(plan);
    await mkdir(plan);
    await typeInto(page, 'Starting ARR', 0, '3200');
    await page.keyboard.press('Control+s');
    const dialog = await openDialog(page);
    await expect
      .poll(() => dialog.textContent())
      .toContain('It is not overwritten, because no copy of it can be kept: case.headroom cannot be read (EISDIR)');
    await expect.poll(() => dialog.getByRole('button').allTextContents()).toEqual(['Cancel', 'Save as another file']);
    await page.keyboard.press('Escape');
    await dialogClosed(page);
    expect(await readdir(plan)).toEqual([]);
    await rmdir(plan);
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Save there again' }).click();
    await expect.poll(() => page.locator('.saved').textContent()).toContain('Saved');
    await expect
      .poll(async () => (await printedByCommandLine(plan)).scenarios[0]?.lines['opening_arr']?.total[0])
      .toBe(3_200_000);
  });
});
