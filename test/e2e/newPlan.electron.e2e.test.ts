import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronApp, electronPath, launchElectronApp } from './electronApp';
import { about, basisQuestion, newPlan, typeFigures } from './newPlan';
import { printedByCommandLine } from './planWindow';

describe.skipIf(electronPath === null)('a new plan in the desktop app', () => {
  let folder: string;
  let plan: string;
  let running: ElectronApp;
  /** The window the tests work in; tests that open another say so. */
  let page: Page;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
    plan = join(folder, 'board.headroom');
    running = await launchElectronApp();
    page = running.page;
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });

  newPlan(() => page);

  /** Chooses an item of the app's own menu in front of a window. */
  function chooseFromMenu(...labels: readonly string[]): Promise<void> {
    return running.app.evaluate(({ Menu, BrowserWindow }, path) => {
      let items = Menu.getApplicationMenu()?.items ?? [];
      for (const label of path.slice(0, -1)) items = items.find((item) => item.label === label)?.submenu?.items ?? [];
      const item = items.find(({ label }) => label.startsWith(path.at(-1) ?? ''));
      if (item === undefined) throw new Error(`The menu has no ${path.join(' > ')}`);
      item.click(undefined, BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().at(0));
    }, labels);
  }

  function kept(name: string): Promise<string> {
    return running.app
      .evaluate(({ app }) => app.getPath('userData'))
      .then((userData) => readFile(join(userData, name), 'utf8'));
  }

  /** The window that `open` brings up, once it shows something. */
  async function openedWindow(open: () => Promise<unknown>): Promise<Page> {
    const [opened] = await Promise.all([running.app.waitForEvent('window'), open()]);
    await opened.waitForLoadState();
    await opened.locator('.window > *').first().waitFor();
    return opened;
  }

  test('the window of an unsaved plan says so in its title', async () => {
    const titles = () =>
      running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.getTitle()));
    await expect.poll(titles).toEqual(['• Untitled plan · Headroom']);
  });

  test('Save asks for a place, and what it writes is what the command line prints', async () => {
    await running.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, plan);
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.locator('.saved').textContent()).toContain('Saved');
    const [asIs] = (await printedByCommandLine(plan)).scenarios;
    const [target] = (await printedByCommandLine(plan, '--scenario', 'Target')).scenarios;
    expect([asIs?.name, target?.name]).toEqual(['As is', 'Target']);
    expect(asIs?.lines['opening_arr']?.total[0]).toBe(12e6);
    expect(asIs?.lines['nrr_ttm']?.total.at(-1)).toBeCloseTo(1.04, 9);
    expect(target?.lines['nrr_annualized']?.total[23]).toBeCloseTo(1.12, 9);
  });

  test('New opens a window of its own, where the plan stands among the recent ones; choosing it shows the window that has it', async () => {
    const second = await openedWindow(async () => {
      await page.getByRole('button', { name: 'Menu and settings' }).click();
      await page.getByRole('menuitem', { name: 'New plan' }).click();
    });
    const recent = second.locator('.recent-plan', { hasText: 'board.headroom' });
    await expect
      .poll(() => recent.textContent())
      .toMatch(/board\.headroom, 2 scenarios.*104\.0%to Dec.*\$1\d\.\d\dMDec/);
    await recent.press('Enter');
    await expect.poll(() => second.locator('.plan-name').count()).toBe(0);
    await running.closeWindow(page);
    await recent.press('Enter');
    await expect.poll(() => second.locator('.plan-name').textContent()).toContain('board.headroom');
    page = second;
  });

  test('a plan that is open in another window is no place for an export or another plan: another place is asked for', async () => {
    const before = await readFile(plan, 'utf8');
    const other = await openedWindow(() => chooseFromMenu('File', 'New'));
    await other.getByRole('button', { name: 'Open a copy of From 95% to 115%' }).click();
    await other.locator('.plan-name').waitFor();
    const offered = join(folder, 'a link to it.headroom');
    await symlink(plan, offered);
    const asked = () =>
      running.app.evaluate(({ dialog }, filePath) => {
        const said: string[] = [];
        let times = 0;
        dialog.showSaveDialog = async () =>
          times++ === 0 ? { canceled: false, filePath } : { canceled: true, filePath: '' };
        dialog.showMessageBox = (async (_window: unknown, { message }: { message: string }) => {
          said.push(message);
          return { response: 0, checkboxChecked: false };
        }) as never;
        Reflect.set(globalThis, 'saidOfPlaces', said);
      }, offered);
    const said = () => running.app.evaluate(() => Reflect.get(globalThis, 'saidOfPlaces') as string[]);
    const sentence = 'a link to it.headroom holds a plan that is open in another window.';
    await asked();
    await other.keyboard.press('Control+Shift+s');
    await expect.poll(said).toEqual([sentence]);
    await asked();
    await other.keyboard.press('Control+Shift+e');
    const dialog = other.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Copy of the plan', exact: true }).check();
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await expect.poll(said).toEqual([sentence]);
    expect(await readFile(plan, 'utf8')).toBe(before);
    await running.closeWindow(other);
  });

  test('the menu opens recent plans where their window was', async () => {
    const bounds = { x: 40, y: 60, width: 1000, height: 640 };
    await running.app.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
      bounds,
    );
    const start = await openedWindow(() => chooseFromMenu('File', 'New'));
    await start.locator('[data-first-field]').waitFor();
    await running.closeWindow(page);
    await expect
      .poll(async () => JSON.parse(await kept('windows.json')))
      .toContainEqual([plan, { ...bounds, maximized: false }]);
    const again = await openedWindow(async () => {
      // A start screen takes the plan itself; a window that shows one opens another.
      await start.getByRole('button', { name: 'Open a copy of From 95% to 115%' }).click();
      await start.locator('.plan-name').waitFor();
      await chooseFromMenu('File', 'Open Recent', 'board.headroom');
    });
    await again.locator('.plan-name').waitFor();
    const places = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getNormalBounds()),
    );
    expect(places).toContainEqual(bounds);
    await running.closeWindow(start);
    page = again;
  });

  test('a recent plan chosen in the menu goes into the start screen in front', async () => {
    const start = await openedWindow(() => chooseFromMenu('File', 'New'));
    await start.locator('[data-first-field]').waitFor();
    await running.closeWindow(page);
    await chooseFromMenu('File', 'Open Recent', 'board.headroom');
    await expect.poll(() => start.locator('.plan-name').textContent()).toContain('board.headroom');
    expect(running.app.windows()).toHaveLength(1);
    page = start;
  });

  test('a plan that is gone says so among the recent ones, and can be taken off the list', async () => {
    const start = await openedWindow(() => chooseFromMenu('File', 'New'));
    await rm(plan);
    await start.reload();
    const recent = start.getByRole('region', { name: 'Recent' });
    await expect.poll(() => recent.textContent()).toMatch(/Not in headroom-plans-\w+ any more/);
    await recent.getByRole('button', { name: 'Take board.headroom off the list' }).click();
    await expect.poll(() => recent.count()).toBe(0);
    await expect.poll(() => kept('recent.json')).toBe('[]');
    await running.closeWindow(page);
    page = start;
  });

  about(() => page);
  basisQuestion(() => page);

  test('About in the menu says the versions of everything the app is made of', async () => {
    await chooseFromMenu('Help', 'About Headroom');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await expect.poll(() => dialog.textContent()).toMatch(/Electron\d+\..*Chromium\d+\..*Node\d+\./);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
  });

  test('the theme reaches every window and the menu, and is kept', async () => {
    const second = await openedWindow(() => chooseFromMenu('File', 'New'));
    await chooseFromMenu('View', 'Theme', 'Dark');
    const themes = () => Promise.all([page, second].map((each) => each.locator('html').getAttribute('data-theme')));
    await expect.poll(themes).toEqual(['dark', 'dark']);
    await expect.poll(() => kept('theme.json')).toBe('"dark"');
    await chooseFromMenu('View', 'Theme', 'Light');
    await expect.poll(themes).toEqual(['light', 'light']);
  });

  test('quitting asks for every window with unsaved changes, and one cancelled answer keeps them all', async () => {
    const second = running.app.windows().find((each) => each !== page) as Page;
    await second.locator('[data-first-field]').focus();
    await typeFigures(second, ['1M', '100', '90', '110']);
    await second.keyboard.press('Enter');
    await second.locator('.plan-name').waitFor();
    const quitAnswering = (answers: readonly number[]) =>
      running.app.evaluate(async ({ app, BrowserWindow, dialog }, wanted) => {
        const asked: string[] = [];
        dialog.showMessageBox = async (_window: unknown, options?: { message: string }) => {
          asked.push(options?.message ?? '');
          return { response: wanted[asked.length - 1] ?? 2, checkboxChecked: false };
        };
        app.quit();
        await new Promise((done) => setTimeout(done, 500));
        return { asked, windows: BrowserWindow.getAllWindows().length };
      }, answers);
    const asked = Array.from({ length: 2 }, () => 'Save the changes to Untitled plan?');
    expect(await quitAnswering([1, 2])).toEqual({ asked, windows: 2 });
    expect(await quitAnswering([2])).toEqual({ asked: asked.slice(1), windows: 2 });
    await running.app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
    });
    // A save without a place is no save: the app stays.
    expect(await quitAnswering([0, 1])).toEqual({ asked: asked.slice(1), windows: 2 });
    const ended = running.app.waitForEvent('close');
    void quitAnswering([1, 1]).catch(() => undefined);
    await ended;
  });

  test('nothing of all this wrote an error to the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
