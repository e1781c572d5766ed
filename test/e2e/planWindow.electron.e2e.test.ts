import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronApp, electronPath, launchElectronApp } from './electronApp';
import { rowTexts, typeInto } from './grid';
import { EXAMPLE, planWindow, printedByCommandLine } from './planWindow';

describe.skipIf(electronPath === null)('a plan in the desktop app', () => {
  let folder: string;
  let plan: string;
  let running: ElectronApp;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
    plan = join(folder, 'case.headroom');
    await copyFile(EXAMPLE, plan);
    running = await launchElectronApp({ plan });
    await running.page.locator('.ht_master tbody tr').first().waitFor();
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });

  planWindow(() => running.page);

  test('nothing of all this wrote an error to the console or asked another machine', () => {
    expect({
      errors: running.consoleErrors,
      foreign: running.requests.filter((url) => !url.startsWith('headroom://app/')),
    }).toEqual({
      errors: [],
      foreign: [],
    });
  });

  test('what is saved is what the command line then prints', async () => {
    await typeInto(running.page, 'Starting ARR', 0, '3000');
    await running.page.keyboard.press('Control+s');
    await expect.poll(() => running.page.locator('.saved').textContent()).toContain('Saved');
    const { scenarios } = await printedByCommandLine(plan);
    expect(scenarios[0]?.lines['opening_arr']?.total[0]).toBe(3_000_000);
    expect((await rowTexts(running.page, 'Opening ARR'))[0]).toBe('3,000');
  });

  test('a file that another program changed is not overwritten unasked', async () => {
    const foreign = `${await readFile(plan, 'utf8')}\n`;
    await writeFile(plan, foreign);
    await typeInto(running.page, 'Starting ARR', 0, '3100');
    await running.page.keyboard.press('Control+s');
    await running.page.getByRole('dialog').getByText('was changed by another program').first().waitFor();
    await running.page.keyboard.press('Escape');
    expect(await readFile(plan, 'utf8')).toBe(foreign);
    await running.page.keyboard.press('Control+s');
    await running.page.getByRole('button', { name: 'Overwrite' }).click();
    await expect.poll(() => running.page.locator('.saved').textContent()).toContain('Saved');
    expect((await printedByCommandLine(plan)).scenarios[0]?.lines['opening_arr']?.total[0]).toBe(3_100_000);
  });
});
