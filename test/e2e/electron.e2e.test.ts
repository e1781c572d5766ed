import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronApp, electronPath, launchElectronApp } from './electronApp';
import { pageIsLocked } from './pageIsLocked';

interface Bridge {
  readonly openInitial: () => Promise<{ ok: true; value: { handle: string; name: string; bytes: Uint8Array } }>;
  readonly save: (request: unknown) => Promise<unknown>;
  readonly saveAs: (request: unknown) => Promise<unknown>;
  readonly setState: (state: unknown) => Promise<unknown>;
}

describe.skipIf(electronPath === null)('desktop app', () => {
  let folder: string;
  let plan: string;
  let running: ElectronApp;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
    plan = join(folder, 'board.headroom');
    await writeFile(plan, 'not a plan yet');
    running = await launchElectronApp({ plan });
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });

  function inPage<T>(work: (bridge: Bridge) => Promise<T>): Promise<T> {
    return running.page.evaluate(`(${work})(window.headroom)`) as Promise<T>;
  }

  test('the window shows the name of the app and knows that it runs on the desktop', async () => {
    await expect.poll(() => running.page.title()).toContain('Headroom');
    await expect.poll(() => running.page.locator('html[data-shell]').getAttribute('data-shell')).toBe('desktop');
  });

  test('the page loads without an error of the shell, and asks nobody but the app', () => {
    expect(running.failedRequests).toEqual([]);
    expect(running.requests.filter((url) => !url.startsWith('headroom://app/'))).toEqual([]);
    expect(running.requests.length).toBeGreaterThan(2);
  });

  pageIsLocked(() => running.page);

  test('the page sees the bridge and nothing of Node or Electron', async () => {
    const seen = await running.page.evaluate(() => ({
      bridge: Object.keys(Reflect.get(window, 'headroom')).sort(),
      leaks: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in window),
    }));
    expect(seen).toEqual({
      bridge: [
        'chooseExport',
        'chooseTheme',
        'clearRecent',
        'close',
        'describeRecent',
        'dropDraft',
        'forgetPlain',
        'keepDraft',
        'leaveDraft',
        'letGo',
        'listRecent',
        'listVersions',
        'makePdf',
        'newWindow',
        'onCommand',
        'openDialog',
        'openDraftAsNew',
        'openDropped',
        'openImport',
        'openInitial',
        'openRecent',
        'readAgain',
        'readTheme',
        'readVersion',
        'recoverDraft',
        'removeRecent',
        'save',
        'saveAs',
        'setDraftAside',
        'setState',
        'stay',
        'versions',
        'writeExport',
      ],
      leaks: [],
    });
  });

  test('a request of the wrong shape is refused, and so is a path', async () => {
    const replies = await inPage(async (bridge) => [
      await bridge.save({ handle: '/etc/passwd', bytes: new Uint8Array(1), overwrite: true }),
      await bridge.save({ handle: crypto.randomUUID(), bytes: new Uint8Array(1), overwrite: true }),
      await bridge.saveAs({ suggestedName: 'a', bytes: new Uint8Array(1), path: '/tmp/x' }),
      await bridge.setState({ title: 1 }),
    ]);
    const refused = { ok: false, error: { type: 'rejected', why: 'request' } };
    expect(replies).toEqual([refused, { ok: false, error: { type: 'unknownHandle' } }, refused, refused]);
  });

  test('a page that took over its process opens by dropping no file but plans and templates', async () => {
    const secret = join(folder, 'passwords.txt');
    await writeFile(secret, 'secret');
    const reply = await running.app.evaluate(({ BrowserWindow, ipcMain }, path) => {
      const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (...call: unknown[]) => unknown>;
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return handlers.get('plan:openDropped')?.({ senderFrame: contents?.mainFrame, sender: contents }, { path });
    }, secret);
    await rm(secret);
    expect(reply).toEqual({ ok: false, error: { type: 'notAPlan', name: 'passwords.txt' } });
  });

  test('the plan named at the start is read as it is, and saved in place', async () => {
    const { text, reply } = await inPage(async (bridge) => {
      const { value } = await bridge.openInitial();
      const text = new TextDecoder().decode(value.bytes);
      return {
        text,
        reply: await bridge.save({
          handle: value.handle,
          bytes: new TextEncoder().encode('saved ✓'),
          overwrite: false,
        }),
      };
    });
    expect({ text, reply, onDisk: await readFile(plan, 'utf8'), folder: await readdir(folder) }).toMatchObject({
      text: 'not a plan yet',
      reply: { ok: true, value: { name: 'board.headroom' } },
      onDisk: 'saved ✓',
      folder: ['board.headroom'],
    });
  });

  test('a plan that someone else changed is saved over only when that is wanted', async () => {
    const handle = await inPage(async (bridge) => (await bridge.openInitial()).value.handle);
    await writeFile(plan, 'from elsewhere');
    const save = (overwrite: boolean) =>
      running.page.evaluate(
        ({ text, ...request }) =>
          (Reflect.get(window, 'headroom') as Bridge).save({ ...request, bytes: new TextEncoder().encode(text) }),
        { handle, text: 'from here', overwrite },
      );
    expect(await save(false)).toEqual({ ok: false, error: { type: 'changedOnDisk', name: 'board.headroom' } });
    expect(await readFile(plan, 'utf8')).toBe('from elsewhere');
    expect(await save(true)).toMatchObject({ ok: true });
    expect(await readFile(plan, 'utf8')).toBe('from here');
  });

  test('Save As writes where the person chose, with the ending added', async () => {
    const chosen = join(folder, 'copy');
    await running.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, chosen);
    const reply = await inPage((bridge) =>
      bridge.saveAs({ suggestedName: '../../plan.headroom', bytes: new TextEncoder().encode('copied') }),
    );
    expect(reply).toMatchObject({ ok: true, value: { name: 'copy.headroom' } });
    expect(await readFile(`${chosen}.headroom`, 'utf8')).toBe('copied');
  });

  test('a window with unsaved changes closes only after an answer', async () => {
    await inPage((bridge) => bridge.setState({ title: 'Board', hasPlan: true, dirty: true }));
    const closeAnswering = (response: number) =>
      running.app.evaluate(async ({ BrowserWindow, dialog }, answer) => {
        dialog.showMessageBox = async () => ({ response: answer, checkboxChecked: false });
        BrowserWindow.getAllWindows()[0]?.close();
        await new Promise((done) => setTimeout(done, 200));
        return BrowserWindow.getAllWindows().length;
      }, response);
    const cancelled = await closeAnswering(2);
    await running.page.evaluate(() => {
      const bridge = Reflect.get(window, 'headroom') as { onCommand: (listener: (command: unknown) => void) => void };
      bridge.onCommand((command) => Reflect.set(window, 'commanded', command));
    });
    const saving = await closeAnswering(0);
    const commanded = await running.page.evaluate(() => Reflect.get(window, 'commanded'));
    await inPage((bridge) => bridge.setState({ title: 'Board', hasPlan: true, dirty: false }));
    expect({ cancelled, saving, commanded }).toEqual({ cancelled: 1, saving: 1, commanded: 'saveThenClose' });
  });
});
