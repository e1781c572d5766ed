import { readFile, writeFile } from 'node:fs/promises';
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
});
