import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '#host/host';
import { root } from '../../scripts/bootstrap.mjs';
import { buildNodeBundle } from '../../scripts/build.mjs';
import { type BrowserApp, browserPath, launchBrowserApp } from './browserApp';

/** The browser's host in a real browser, its pickers answered by files of the browser's own private file system. */
describe.skipIf(browserPath === null)('the host of the browser edition', () => {
  let folder: string;
  let running: BrowserApp;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-browser-'));
    const plan = join(folder, 'named at the start.headroom');
    await writeFile(plan, 'from the command line');
    await buildNodeBundle({
      entry: 'renderer/host/browserHost.ts',
      folder: 'dist/test',
      fileName: 'browserHost.mjs',
      external: [],
    });
    running = await launchBrowserApp({ plan });
    await running.page.route('**/browserHost.mjs', async (route) =>
      route.fulfill({ path: join(root, 'dist/test/browserHost.mjs'), contentType: 'text/javascript' }),
    );
  });
  afterAll(async () => {
    await running.close();
    await rm(folder, { recursive: true });
  });

  /** Runs `work` in the page, on a host of its own. */
  function withHost<T>(work: (host: Host) => Promise<T>): Promise<T> {
    const script = `(async () => { globalThis.__EXAMPLES__ = []; const { createBrowserHost } = await import('/browserHost.mjs'); return (${work})(createBrowserHost()); })()`;
    return running.page.evaluate(script) as Promise<T>;
  }

  test('the plan named on the command line opens, without a place to save to', async () => {
    const opened = await withHost(async (host) => {
      const reply = await host.openInitial();
      return reply.ok && reply.value !== null
        ? { ...reply.value, bytes: new TextDecoder().decode(reply.value.bytes) }
        : reply;
    });
    expect(opened).toEqual({ handle: null, name: 'named at the start.headroom', bytes: 'from the command line' });
  });

  test('a picked file is read, saved in place and guarded against changes from elsewhere', async () => {
    const seen = await withHost(async (host) => {
      const file = await (await navigator.storage.getDirectory()).getFileHandle('board.headroom', { create: true });
      const write = async (text: string) => {
        const writable = await file.createWritable();
        await writable.write(text);
        await writable.close();
      };
      const read = async () => (await file.getFile()).text();
      Reflect.set(window, 'showOpenFilePicker', async () => [file]);

      await write('one');
      const opened = await host.openDialog();
      if (!opened.ok || opened.value?.handle == null) return 'did not open';
      const { handle, bytes } = opened.value;
      const first = await host.save(handle, new TextEncoder().encode('two'));
      const afterFirst = await read();
      await write('from elsewhere');
      const refused = await host.save(handle, new TextEncoder().encode('three'));
      const afterRefused = await read();
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      const unkept = await host.save(handle, new TextEncoder().encode('three'), { overwrite: true });
      IDBObjectStore.prototype.put = put;
      const afterUnkept = await read();
      const forced = await host.save(handle, new TextEncoder().encode('three'), { overwrite: true });
      return {
        text: new TextDecoder().decode(bytes),
        first: first.ok,
        afterFirst,
        refused,
        afterRefused,
        unkept,
        afterUnkept,
        forced: forced.ok,
        last: await read(),
      };
    });
    expect(seen).toEqual({
      text: 'one',
      first: true,
      afterFirst: 'two',
      refused: { ok: false, error: { type: 'changedOnDisk', name: 'board.headroom' } },
      afterRefused: 'from elsewhere',
      unkept: { ok: false, error: { type: 'noBackup', name: 'board.headroom', code: 'IndexedDB' } },
      afterUnkept: 'from elsewhere',
      forced: true,
      last: 'three',
    });
  });

  test('the file of the plan is no place for an export: it is refused, and holds again what choosing it took out of it', async () => {
    const seen = await withHost(async (host) => {
      const folder = await navigator.storage.getDirectory();
      const file = await folder.getFileHandle('client.headroom', { create: true });
      const write = async (text: string) => {
        const writable = await file.createWritable();
        await writable.write(text);
        await writable.close();
      };
      await write('the plan');
      Reflect.set(window, 'showOpenFilePicker', async () => [file]);
      // A browser empties a file that is chosen to be written to.
      Reflect.set(window, 'showSaveFilePicker', async () => {
        await write('');
        return folder.getFileHandle('client.headroom');
      });
      const opened = await host.openDialog();
      if (!opened.ok || opened.value?.handle == null) return 'did not open';
      const refused = await host.chooseExport('csv', 'client.csv');
      const left = await (await file.getFile()).text();
      const saved = await host.save(opened.value.handle, new TextEncoder().encode('the plan, changed'));
      Reflect.set(window, 'showSaveFilePicker', () => folder.getFileHandle('client.csv', { create: true }));
      const beside = await host.chooseExport('csv', 'client.csv');
      return { refused, left, saved: saved.ok, beside: beside.ok && beside.value?.name };
    });
    expect(seen).toEqual({
      refused: { ok: false, error: { type: 'holdsPlan', name: 'client.headroom', restored: true } },
      left: 'the plan',
      saved: true,
      beside: 'client.csv',
    });
  });

  test('cancelling a picker is an answer, not an error', async () => {
    const replies = await withHost(async (host) => {
      const cancel = async () => {
        throw new DOMException('cancelled', 'AbortError');
      };
      Reflect.set(window, 'showOpenFilePicker', cancel);
      Reflect.set(window, 'showSaveFilePicker', cancel);
      return [await host.openDialog(), await host.saveAs('plan.headroom', new TextEncoder().encode('x'))];
    });
    expect(replies).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
  });

  test('where a browser has no pickers, Save As downloads the plan', async () => {
    const downloading = running.page.waitForEvent('download');
    await withHost(async (host) => {
      Reflect.set(window, 'showSaveFilePicker', undefined);
      return host.saveAs('board.headroom', new TextEncoder().encode('downloaded'));
    });
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('board.headroom');
    expect(await readFile(await download.path(), 'utf8')).toBe('downloaded');
  });
});
