import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Channel, contract, resultSchema } from '#host/contract';
import { electronPath, launchElectronApp } from './electronApp';

const SEED = 52;
const CALLS = 10_000;
/** Fifty at a time are in flight, as a hostile page would not wait either. */
const AT_ONCE = 50;

const REFUSED = JSON.stringify({ ok: false, error: { type: 'rejected', why: 'request' } });

const PATHS = ['/etc/passwd', '../../board.headroom', 'C:\\Windows\\win.ini', '/tmp/x\u0000.headroom', '.bashrc', ''];

/** Values that a request may hold: what is right for some channel, paths, and anything. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>('csv', 'planCopy', 'template', 'dark', 'light', true, false, null, 'HANDLE', ...PATHS),
  fc.uuid(),
  fc.string({ maxLength: 300 }),
  fc.integer(),
  fc.double(),
  fc.uint8Array({ maxLength: 50 }),
  fc.dictionary(fc.string({ maxLength: 10 }), fc.anything({ maxDepth: 1 }), { maxKeys: 3 }),
);
const KEYS = [
  'handle',
  'text',
  'overwrite',
  'path',
  'kind',
  'suggestedName',
  'bytes',
  'id',
  'theme',
  'title',
  'hasPlan',
  'dirty',
];
const anyRequest = fc.oneof(
  fc.constant(null),
  fc.record(Object.fromEntries(KEYS.map((key) => [key, value])), { requiredKeys: [] }),
  value,
);

/** Requests that their schema lets through, so that handlers run too. */
const rightRequests: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'plan:save': fc.record({
    handle: fc.oneof(fc.constant('HANDLE'), fc.uuid()),
    bytes: fc.uint8Array(),
    overwrite: fc.boolean(),
  }),
  'plan:saveAs': fc.record({ suggestedName: fc.constantFrom('a', ...PATHS.slice(0, 5)), bytes: fc.uint8Array() }),
  'plan:openDropped': fc.record({ path: fc.constantFrom(...PATHS.slice(0, 5)) }),
  'plan:readAgain': fc.record({ handle: fc.oneof(fc.constant('HANDLE'), fc.uuid()), adopt: fc.boolean() }),
  'plan:forgetPlain': fc.record({ handle: fc.oneof(fc.constant('HANDLE'), fc.uuid()) }),
  'draft:keep': fc.record({
    handle: fc.oneof(fc.constant('HANDLE'), fc.constant(null)),
    name: fc.constantFrom('a', ...PATHS.slice(0, 5)),
    content: fc.uint8Array(),
  }),
  'versions:list': fc.record({ handle: fc.oneof(fc.constant('HANDLE'), fc.uuid()) }),
  'versions:read': fc.record({
    handle: fc.oneof(fc.constant('HANDLE'), fc.uuid()),
    id: fc.constantFrom('1-1', '../../x', ...PATHS.slice(0, 2)),
  }),
  'export:choose': fc.record({
    kind: fc.constantFrom('csv', 'planCopy'),
    suggestedName: fc.constantFrom('a', ...PATHS.slice(0, 5)),
  }),
  'export:write': fc.record({ handle: fc.oneof(fc.constant('HANDLE'), fc.uuid()), bytes: fc.uint8Array() }),
  'import:open': fc.record({ kind: fc.constantFrom('csv', 'planCopy') }),
  'window:setState': fc.record({ title: fc.string({ maxLength: 300 }), hasPlan: fc.boolean(), dirty: fc.boolean() }),
  'recent:open': fc.record({ id: fc.uuid() }),
  'recent:remove': fc.record({ id: fc.uuid() }),
  'theme:choose': fc.record({ theme: fc.constantFrom('dark', 'light', 'system') }),
};

/** The window has to stay for the calls after it. */
const channels = (Object.keys(contract) as Channel[]).filter((channel) => channel !== 'window:close');
const anyCall = fc
  .constantFrom(...channels)
  .chain((channel) =>
    fc.tuple(fc.constant(channel), fc.oneof(anyRequest, rightRequests[channel] ?? fc.constant(null))),
  );

describe.skipIf(electronPath === null)('the channels of the desktop app', () => {
  test('ten thousand random calls get typed answers, write nothing but the window’s own plan, and leave the app alive', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'headroom-fuzz-'));
    const plan = join(folder, 'board.headroom');
    const other = join(folder, 'other.headroom');
    await writeFile(plan, 'the window’s own');
    await writeFile(other, 'somebody else’s');
    const passwords = await stat('/etc/passwd').catch(() => null);
    const running = await launchElectronApp({ plan });
    try {
      await running.app.evaluate(({ dialog }) => {
        const cancelled = { canceled: true, filePath: '', filePaths: [] };
        dialog.showSaveDialog = async () => cancelled;
        dialog.showOpenDialog = async () => cancelled;
        dialog.showMessageBox = async () => ({ response: 2, checkboxChecked: false });
      });
      const calls = fc.sample(anyCall, { seed: SEED, numRuns: CALLS });
      // Past the preload, as a page would that took over its process: the main process sees exactly such messages.
      const replies = await running.app.evaluate(
        async ({ BrowserWindow, ipcMain }, { text, atOnce }) => {
          const calls = JSON.parse(text, (_key, each) =>
            Array.isArray(each?.$bytes) ? Uint8Array.from(each.$bytes) : each,
          ) as [string, unknown][];
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          if (contents === undefined) throw new Error('there is no window');
          const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
            string,
            (event: unknown, raw: unknown) => unknown
          >;
          const event = { senderFrame: contents.mainFrame, sender: contents };
          const ask = (channel: string, raw: unknown) =>
            Promise.race([
              Promise.resolve(handlers.get(channel)?.(event, raw)),
              new Promise((done) => setTimeout(() => done(`no answer of ${channel}`), 5000)),
            ]);
          const opened = (await ask('plan:openInitial', null)) as { value: { handle: string } };
          const withHandle = (raw: unknown): unknown =>
            typeof raw === 'object' && raw !== null && Reflect.get(raw, 'handle') === 'HANDLE'
              ? { ...raw, handle: opened.value.handle }
              : raw;
          const replies: unknown[] = [];
          for (let at = 0; at < calls.length; at += atOnce)
            replies.push(
              ...(await Promise.all(
                calls
                  .slice(at, at + atOnce)
                  .map(([channel, raw]) => ask(channel, withHandle(raw)).catch((error) => `threw ${String(error)}`)),
              )),
            );
          return replies;
        },
        {
          text: JSON.stringify(calls, (_key, each) => (each instanceof Uint8Array ? { $bytes: [...each] } : each)),
          atOnce: AT_ONCE,
        },
      );
      const untyped = replies.flatMap((reply, at) => {
        const [channel, request] = calls[at] ?? ['plan:save', null];
        return v.safeParse(resultSchema(channel), reply).success ? [] : [{ channel, request, reply }];
      });
      expect(untyped.slice(0, 5)).toEqual([]);
      expect(replies).toHaveLength(CALLS);
      const answered = new Set(
        calls.flatMap(([channel], at) => (Reflect.get(Object(replies[at]), 'ok') === true ? channel : [])),
      );
      // The generator reaches the handlers, not only the guard in front of them.
      expect([...answered]).toEqual(
        expect.arrayContaining(['plan:save', 'plan:saveAs', 'export:choose', 'theme:choose']),
      );
      expect({
        folder: (await readdir(folder)).sort(),
        other: await readFile(other, 'utf8'),
        passwords: (await stat('/etc/passwd').catch(() => null))?.mtimeMs,
        windows: await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
        alive: await running.page.evaluate(() => document.querySelector('.window') !== null),
      }).toEqual({
        folder: ['board.headroom', 'other.headroom'],
        other: 'somebody else’s',
        passwords: passwords?.mtimeMs,
        windows: 2,
        alive: true,
      });
    } finally {
      await running.close();
      await rm(folder, { recursive: true });
    }
  });

  test('requests that are too large or too deep never leave the page’s process, and a flood of them is cut off', async () => {
    const running = await launchElectronApp({ example: '95-to-115' });
    try {
      const memory = () => running.app.evaluate(() => process.memoryUsage().rss / 1e6);
      await running.page.locator('.ht_master td.num').first().waitFor();
      const before = await memory();
      const replies = await running.page.evaluate(async () => {
        const bridge = Reflect.get(window, 'headroom') as Record<string, (request: unknown) => Promise<unknown>>;
        const handle = crypto.randomUUID();
        const deep = (levels: number) => {
          let inner: unknown = 1;
          for (let level = 0; level < levels; level++) inner = { inner };
          return inner;
        };
        const long = 'x'.repeat(60_000_000);
        const requests: readonly (readonly [string, string, unknown])[] = [
          ['a long text', 'setState', { title: long, hasPlan: true, dirty: false }],
          ['a long key', 'chooseTheme', { [long]: 'dark' }],
          [
            'bytes of much memory',
            'save',
            { handle, overwrite: true, bytes: new Uint8Array(new ArrayBuffer(512_000_001), 0, 8) },
          ],
          ['many entries', 'describeRecent', Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [at, at]))],
          ['some levels', 'chooseTheme', deep(30)],
          ['very many levels', 'chooseTheme', deep(100_000)],
          ['a list', 'saveAs', { suggestedName: 'a', bytes: Array.from({ length: 100_000 }, () => 0) }],
        ];
        const asked: [string, unknown][] = [];
        for (const [what, method, request] of requests) {
          // What is too deep for the bridge itself is thrown back by it.
          const reply = await Promise.resolve()
            .then(() => bridge[method]?.(request))
            .catch(() => ({ ok: false, error: { type: 'rejected', why: 'request' } }));
          asked.push([what, reply]);
        }
        return asked;
      });
      expect(replies.filter(([, reply]) => JSON.stringify(reply) !== REFUSED)).toEqual([]);
      expect(replies.length).toBe(7);
      expect((await memory()) - before).toBeLessThan(50);

      const flood = await running.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
          string,
          (event: unknown, raw: unknown) => Promise<unknown>
        >;
        const keep = () =>
          handlers.get('draft:keep')?.(
            { senderFrame: contents?.mainFrame, sender: contents },
            { handle: null, name: 'a', content: new Uint8Array(1000) },
          );
        const replies = (await Promise.all(Array.from({ length: 200 }, keep))) as { error?: { type: string } }[];
        const after = (await keep()) as { ok: boolean };
        return { busy: replies.filter(({ error }) => error?.type === 'tooBusy').length, after: after.ok };
      });
      expect(flood).toEqual({ busy: 200 - 64, after: true });
    } finally {
      await running.close();
    }
  });
});
