import { chmod, copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDrafts } from '#files/drafts';
import { openPlan } from '#plan/open';
import { isSealed, seal } from '#plan/seal';
import { writeDraft } from '#plan/draft';
import { platform, sealing } from '../plan/platform';
import { expectAccessible } from './accessibility';
import { type ElectronApp, electronPath, launchElectronApp } from './electronApp';
import { rowTexts, select, typeInto } from './grid';
import { killWhileTyping } from './killedWhileTyping';
import { EXAMPLE } from './planWindow';

/** More of them in `npm run soak`. */
const KILLS = Number(process.env['SOAK'] ?? '3');

const line = (page: Page) => page.locator('.recovery-line');
const starting = async (page: Page) => (await rowTexts(page, 'Starting ARR'))[0];
const shownGrid = (page: Page) => page.locator('.ht_master td.num').first().waitFor();

async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-recovery-'));
  const plan = join(folder, 'case.headroom');
  await copyFile(EXAMPLE, plan);
  return { folder, plan, profile: join(folder, 'profile') };
}

const draftsIn = async (profile: string) =>
  (await readdir(join(profile, 'drafts')).catch(() => [])).filter((name) => name.endsWith('.draft'));

describe.skipIf(electronPath === null)('the desktop app, killed', () => {
  test(`in the middle of typing ${KILLS} times, offers all back but the last second`, {
    timeout: 60_000 + KILLS * 60_000,
  }, async () => {
    const { folder, plan, profile } = await newFolder();
    const { rounds, bad } = await killWhileTyping(plan, profile, KILLS);
    if (KILLS > 10)
      process.stdout.write(`${rounds.length} kills while typing, ${bad.length} lost more than a second\n`);
    expect({ bad, rounds: rounds.length }).toEqual({ bad: [], rounds: KILLS });
    // Something came back that the rounds before had not brought.
    expect(new Set(rounds.map(({ recovered }) => recovered)).size).toBeGreaterThan(1);
    // Closed as one that is not saved and answered for: nothing is left.
    await expect.poll(() => draftsIn(profile)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

describe.skipIf(electronPath === null)('unsaved changes to a sealed plan', () => {
  test('are asked for again by each start until the passphrase is given or a person sets them aside', async () => {
    const { folder, profile } = await newFolder();
    const drafts = createDrafts(join(profile, 'drafts'));
    const plan = await openPlan(new Uint8Array(await readFile(EXAMPLE)), platform);
    if (!plan.ok) throw new Error('the example does not open');
    const draft = await writeDraft({ plan: plan.value, wrong: [], typed: null, copyOf: null }, platform);
    const identity = { path: null, name: 'client.headroom', base: null, keptAt: Date.now() };
    await drafts.keep(crypto.randomUUID(), identity, await seal(draft, 'river lamp', { ...platform, sealing }));

    // Closed while it asks.
    let app = await launchElectronApp({}, profile);
    await app.page.getByText('client.headroom is sealed').waitFor();
    await app.closeWindow(app.page);
    await app.close();
    expect(await drafts.list()).toHaveLength(1);

    app = await launchElectronApp({}, profile);
    await app.page.getByText('client.headroom is sealed').waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.getByText('Unsaved changes to client.headroom stay sealed').waitFor();
    await expectAccessible(app.page);
    await app.page.getByRole('button', { name: 'Ask again at the next start' }).click();
    await app.page.locator('.start').waitFor();
    await app.closeWindow(app.page);
    await app.close();
    expect(await drafts.list()).toHaveLength(1);

    app = await launchElectronApp({}, profile);
    await app.page.getByText('client.headroom is sealed').waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('button', { name: 'Set them aside' }).click();
    await app.page.getByText('They are kept as drafts/damaged/').waitFor();
    await app.close();
    expect({ list: await drafts.list(), aside: await readdir(join(profile, 'drafts', 'damaged')) }).toEqual({
      list: [],
      aside: [expect.stringMatching(/\.draft$/)],
    });
    await rm(folder, { recursive: true });
  });
});

describe.skipIf(electronPath === null)(
  'a plan with unsaved changes, killed between the save that seals it and the removal of its draft',
  () => {
    test('has left nothing that is not sealed, and offers them back to the passphrase', async () => {
      const { folder, plan, profile } = await newFolder();
      let app = await launchElectronApp({ plan }, profile);
      await shownGrid(app.page);
      await typeInto(app.page, 'Starting ARR', 0, '4,752');
      const drafts = createDrafts(join(profile, 'drafts'));
      await expect.poll(() => drafts.list()).toHaveLength(1);
      // The moment between the two is as long as it takes to be killed in it.
      await app.app.evaluate(({ ipcMain }) => {
        ipcMain.removeHandler('draft:drop');
        ipcMain.handle('draft:drop', () => new Promise(() => undefined));
      });
      await app.page.getByRole('button', { name: 'Menu and settings' }).click();
      await app.page.getByRole('menuitem', { name: 'Seal with a passphrase…' }).click();
      await app.page.getByLabel('Passphrase', { exact: true }).fill('river lamp');
      await app.page.getByLabel('The same again').fill('river lamp');
      await app.page.keyboard.press('Enter');
      await expect.poll(async () => isSealed(new Uint8Array(await readFile(plan)))).toBe(true);
      await app.kill();
      const left = await Promise.all((await drafts.list()).map((id) => drafts.read(id)));
      expect(left.map((draft) => draft.ok && isSealed(draft.value.content))).toEqual([true]);

      app = await launchElectronApp({}, profile);
      await app.page.getByText('case.headroom is sealed').waitFor();
      await app.page.keyboard.type('river lamp');
      await app.page.keyboard.press('Enter');
      await expect.poll(() => line(app.page).textContent()).toContain('Recovered.');
      await expect.poll(() => starting(app.page)).toBe('4,752');
      await app.page.keyboard.press('Control+s');
      await app.page.getByRole('dialog').getByRole('button', { name: 'Overwrite' }).click();
      await app.page.locator('.saved').waitFor();
      expect(isSealed(new Uint8Array(await readFile(plan)))).toBe(true);
      await app.close();
      await rm(folder, { recursive: true });
    });
  },
);

describe.skipIf(electronPath === null)('two windows with unsaved changes, killed', () => {
  let files: Awaited<ReturnType<typeof newFolder>>;
  let app: ElectronApp;
  beforeAll(async () => {
    files = await newFolder();
    app = await launchElectronApp({ plan: files.plan }, files.profile);
  });
  afterAll(async () => {
    await app.close();
    await rm(files.folder, { recursive: true });
  });

  /** Changes in two windows, one of them half typed, a damaged draft beside them, a crash, and another program that writes the file. */
  async function changeThenCrash(): Promise<void> {
    await shownGrid(app.page);
    await typeInto(app.page, 'Starting ARR', 0, '4,752');
    await typeInto(app.page, 'Churn rate', 1, 'no number');
    const second = app.app.waitForEvent('window');
    await app.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.submenu?.items[0]?.click());
    const page = await second;
    await page.getByRole('button', { name: 'Open a copy of From 95% to 115%' }).click();
    await shownGrid(page);
    await select(page, 'Churn rate', 0);
    await page.keyboard.type('7.7');
    await expect.poll(() => draftsIn(files.profile)).toHaveLength(2);
    // The one that was typed last is kept with what stands in its open cell.
    await expect
      .poll(async () => {
        const texts = await Promise.all(
          (await draftsIn(files.profile)).map((name) => readFile(join(files.profile, 'drafts', name), 'utf8')),
        );
        return texts.some((text) => text.includes('"text":"7.7"')) && texts.some((text) => text.includes('no number'));
      })
      .toBe(true);
    await writeFile(join(files.profile, 'drafts', '00000000-0000-4000-8000-000000000000.draft'), 'damaged');
    await app.kill();
    await writeFile(files.plan, (await readFile(EXAMPLE, 'utf8')).replace('"title":', '"title": '));
    app = await launchElectronApp({ plan: files.plan }, files.profile);
    await expect.poll(() => app.app.windows().length).toBe(3);
  }

  async function windowWith(text: RegExp): Promise<Page> {
    let found: Page | undefined;
    await expect
      .poll(async () => {
        const texts = await Promise.all(app.app.windows().map((page) => page.locator('.window').textContent()));
        found = app.app.windows()[texts.findIndex((one) => text.test(one ?? ''))];
        return found === undefined;
      })
      .toBe(false);
    if (found === undefined) throw new Error('no such window');
    return found;
  }

  test('both are offered back, each in a window of its own, with what was typed and is no number yet', async () => {
    await changeThenCrash();
    const mine = await windowWith(/case\.headroom was changed by another program since/);
    await expect.poll(() => starting(mine)).toBe('4,752');
    await expect.poll(async () => (await rowTexts(mine, 'Churn rate'))[1]).toBe('no number');
    await expectAccessible(mine);
    await expect.poll(() => mine.locator('.button.primary').first().textContent()).toBe('Save');
    const other = await windowWith(/The plan was never saved.*Still being typed in Churn rate, Q1 2027: “7.7”/);
    await expect.poll(() => other.locator('.plan-name span').textContent()).toContain('not saved yet');
    // The file itself was not touched by any of this.
    expect(await readFile(files.plan, 'utf8')).toContain('"title": ');
  });

  test('a damaged draft is refused with its reason, and kept aside', async () => {
    await windowWith(/could not be recovered: it is not what was written\. They are kept as drafts\/damaged\/00000000/);
    expect(await readdir(join(files.profile, 'drafts', 'damaged'))).toHaveLength(1);
  });

  test('saving over a file that was changed meanwhile compares first, and keeps what is overwritten', async () => {
    const page = await windowWith(/was changed by another program since/);
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: 'case.headroom was changed by another program' });
    await expect.poll(() => dialog.textContent()).toContain('Starting ARR: $2,376,000 → $4,752,000');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Overwrite' }).click();
    await page.locator('.saved').waitFor();
    await expect.poll(() => line(page).count()).toBe(0);
    expect(await readFile(files.plan, 'utf8')).toContain('4752000');
  });

  test('an older version shows what changed since; restored here it is one step of undo, opened as new a window of its own', async () => {
    const page = await windowWith(/case\.headroom(?!,)/);
    await page.bringToFront();
    const openVersions = async () => {
      await page.getByRole('button', { name: 'Menu and settings' }).click();
      await page.getByRole('menuitem', { name: 'Versions…' }).click();
      return page.getByRole('dialog', { name: 'Versions of case.headroom' });
    };
    let dialog = await openVersions();
    await expect.poll(() => dialog.textContent()).toContain('Starting ARR: $2,376,000 → $4,752,000');
    const row = dialog.getByRole('row', { name: /^Initiatives/ });
    await expect.poll(() => row.textContent()).toMatch(/\$2\.80M\$5\.60M109\.95%109\.95%/);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Restore here' }).click();
    await expect.poll(() => starting(page)).toBe('2,376');
    await page.getByRole('button', { name: /^Undo: Restore the version of/ }).click();
    await expect.poll(() => starting(page)).toBe('4,752');

    dialog = await openVersions();
    const opening = app.app.waitForEvent('window');
    await dialog.getByRole('button', { name: 'Open as a new plan' }).click();
    const copy = await opening;
    await expect
      .poll(() => line(copy).textContent())
      .toMatch(/An older version\. A copy of case\.headroom as it was on/);
    await expect.poll(() => starting(copy)).toBe('2,376');
    await line(copy).getByRole('button', { name: 'Discard…' }).click();
    await copy.getByRole('button', { name: 'Discard', exact: true }).click();
    await copy.locator('.start').waitFor();
  });

  test('a page that crashes comes back with what was not saved', async () => {
    const page = await windowWith(/case\.headroom(?!,)/);
    await typeInto(page, 'Starting ARR', 0, '6,000');
    await expect
      .poll(async () => {
        const drafts = (await draftsIn(files.profile)).map((name) =>
          readFile(join(files.profile, 'drafts', name), 'utf8'),
        );
        return (await Promise.all(drafts)).some((text) => text.includes('6000000'));
      })
      .toBe(true);
    const crashed = page.waitForEvent('crash');
    await (await app.app.browserWindow(page)).evaluate((window) => window.webContents.forcefullyCrashRenderer());
    await crashed;
    await expect
      .poll(() =>
        app.app.evaluate(async ({ BrowserWindow }) =>
          Promise.all(
            BrowserWindow.getAllWindows().map((window) =>
              window.webContents.executeJavaScript("document.querySelector('.recovery-line')?.textContent ?? ''"),
            ),
          ),
        ),
      )
      .toContainEqual(expect.stringMatching(/case\.headroom itself is unchanged/));
  });

  test('a page that crashes again and again is said to, its window closes, and the next start offers its changes', async () => {
    await app.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = async (...asked: unknown[]) => {
        Reflect.set(globalThis, 'lastSaid', Reflect.get(Object(asked.at(-1)), 'message'));
        return { response: 0, checkboxChecked: false };
      };
    });
    const drafts = await draftsIn(files.profile);
    const closed = await app.app.evaluate(async ({ BrowserWindow }) => {
      const before = BrowserWindow.getAllWindows();
      const window = before.find((each) => each.getTitle().startsWith('• '));
      if (window === undefined) throw new Error('no window has changes');
      while (!window.isDestroyed()) {
        window.webContents.forcefullyCrashRenderer();
        await new Promise((done) => setTimeout(done, 300));
      }
      return before.length - BrowserWindow.getAllWindows().length;
    });
    const said = await app.app.evaluate(() => Reflect.get(globalThis, 'lastSaid'));
    expect({ closed, said, drafts: await draftsIn(files.profile) }).toEqual({
      closed: 1,
      said: expect.stringContaining('stopped working several times'),
      drafts,
    });
  });

  test('a file marked read-only is said to be when it opens', async () => {
    const locked = join(files.folder, 'locked.headroom');
    await copyFile(EXAMPLE, locked);
    await chmod(locked, 0o444);
    const opening = app.app.waitForEvent('window');
    await app.app.evaluate(
      ({ app: electron }, path) => electron.emit('open-file', { preventDefault: () => undefined }, path),
      locked,
    );
    const page = await opening;
    await shownGrid(page);
    await expect.poll(() => page.locator('.plan-name span').textContent()).toBe('locked.headroom, read-only');
    await typeInto(page, 'Starting ARR', 0, '3,000');
    await page.getByRole('button', { name: 'Save as…' }).waitFor();
  });
});
