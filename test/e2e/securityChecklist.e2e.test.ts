import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fuses } from '../../packaging/fuses';
import { root } from '../../scripts/bootstrap.mjs';
import { type ElectronApp, electronPath, launchElectronApp } from './electronApp';

const readText = (name: string) => readFileSync(join(root, name), 'utf8');

/** The 20 recommendations of Electron's own security checklist, in its order, each against the built app. */
describe.skipIf(electronPath === null)('Electron’s security checklist', () => {
  let running: ElectronApp;
  beforeAll(async () => {
    running = await launchElectronApp({ example: '95-to-115' });
    await running.page.locator('.ht_master td.num').first().waitFor();
  });
  afterAll(() => running.close());

  function preferences(): Promise<Record<string, unknown>> {
    return running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
  }

  /** What the main process sees of windows and calls while the page does something. */
  async function windowsAfter(work: string): Promise<{ windows: number; url: string }> {
    const url = running.page.url();
    await running.page.evaluate(`(async () => { ${work}; await new Promise((done) => setTimeout(done, 200)); })()`);
    expect(running.page.url()).toBe(url);
    return running.app.evaluate(({ BrowserWindow }) => ({
      windows: BrowserWindow.getAllWindows().length,
      url: BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '',
    }));
  }

  test('1. only its own content is loaded: nothing over http, nothing from elsewhere', async () => {
    expect(running.requests.filter((url) => !url.startsWith('headroom://app/'))).toEqual([]);
    const refused = await running.page.evaluate(() =>
      Promise.all(
        ['http://plans.example/', 'https://plans.example/', 'file:///etc/hostname', 'headroom://other/index.html'].map(
          (url) =>
            fetch(url).then(
              () => `${url} answered`,
              () => 'refused',
            ),
        ),
      ),
    );
    expect(refused).toEqual(Array(4).fill('refused'));
  });

  test('1. and nothing is sent by WebRTC, of which policies for content know nothing', async () => {
    const heard: number[] = [];
    const socket = createSocket('udp4', (message) => heard.push(message.length));
    await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
    const state = await running.page.evaluate(async (port) => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
      connection.createDataChannel('plan');
      const gathered = new Promise<string>((done) => {
        connection.onicegatheringstatechange = () => {
          if (connection.iceGatheringState === 'complete') done('complete');
        };
      });
      await connection.setLocalDescription(await connection.createOffer());
      return gathered;
    }, socket.address().port);
    socket.close();
    expect({ state, heard }).toEqual({ state: 'complete', heard: [] });
  });

  test('2. no Node in the page, its frames or its workers', async () => {
    const { nodeIntegration, nodeIntegrationInSubFrames, nodeIntegrationInWorker } = await preferences();
    expect([nodeIntegration, nodeIntegrationInSubFrames, nodeIntegrationInWorker ?? false]).toEqual([
      false,
      false,
      false,
    ]);
    expect(
      await running.page.evaluate(() => ['require', 'process', 'Buffer', 'global'].filter((n) => n in window)),
    ).toEqual([]);
  });

  test('3. the page cannot change what the preload runs in', async () => {
    expect((await preferences())['contextIsolation']).toBe(true);
    const replies = await running.page.evaluate(async () => {
      const bridge = Reflect.get(window, 'headroom') as Record<string, () => Promise<{ ok: boolean }>>;
      const before = bridge['readTheme'];
      try {
        bridge['readTheme'] = () => Promise.reject(new Error('replaced'));
      } catch {
        // A frozen object may say so.
      }
      return { same: Reflect.get(window, 'headroom')['readTheme'] === before, ok: (await bridge['readTheme']?.())?.ok };
    });
    expect(replies).toEqual({ same: true, ok: true });
  });

  test('4. every page is in Chromium’s sandbox', async () => {
    expect((await preferences())['sandbox']).toBe(true);
    expect(readText('dist/electron/beforeReady.cjs')).toContain('enableSandbox');
  });

  test('5. permissions are denied', async () => {
    const states = await running.page.evaluate(async () => [
      await Notification.requestPermission(),
      await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      ),
      await navigator.clipboard.readText().then(
        () => 'granted',
        () => 'denied',
      ),
      (await navigator.permissions.query({ name: 'geolocation' })).state,
    ]);
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  test('6. the same-origin rule is on', async () => {
    expect((await preferences())['webSecurity']).toBe(true);
  });

  test('7. a Content Security Policy comes with every file, and allows no script but the app’s own', async () => {
    const policies = await running.page.evaluate(() =>
      Promise.all(
        [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)].map(async (url) =>
          (await fetch(url)).headers.get('content-security-policy'),
        ),
      ),
    );
    expect(policies.length).toBeGreaterThan(2);
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    }
  });

  test('8. insecure content is not allowed', async () => {
    expect((await preferences())['allowRunningInsecureContent']).not.toBe(true);
  });

  test('9. no experimental features are on', async () => {
    const { experimentalFeatures } = await preferences();
    expect(experimentalFeatures ?? false).toBe(false);
    expect(
      await running.app.evaluate(({ app }) => app.commandLine.hasSwitch('enable-experimental-web-platform-features')),
    ).toBe(false);
  });

  test('10. no features of Blink are switched on by name', async () => {
    expect((await preferences())['enableBlinkFeatures'] ?? '').toBe('');
  });

  test('11. and 12. a webview is never made, with or without popups', async () => {
    expect((await preferences())['webviewTag']).toBe(false);
    const made = await running.page.evaluate(async () => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'headroom://app/index.html');
      view.setAttribute('allowpopups', '');
      document.body.append(view);
      await new Promise((done) => setTimeout(done, 200));
      view.remove();
      return 'getWebContentsId' in view;
    });
    const guests = await running.app.evaluate(
      ({ webContents }) => webContents.getAllWebContents().filter((each) => each.getType() === 'webview').length,
    );
    expect({ made, guests }).toEqual({ made: false, guests: 0 });
  });

  test.each([
    ['an address', "location.href = 'https://plans.example/'"],
    ['a file', "location.href = 'file:///etc/hostname'"],
    ['a look-alike', "location.href = 'headroom://app.example/index.html'"],
    [
      'a link',
      "const a = document.createElement('a'); a.href = 'https://plans.example/'; document.body.append(a); a.click(); a.remove()",
    ],
    [
      'a form',
      "const f = document.createElement('form'); f.action = 'https://plans.example/'; document.body.append(f); f.submit(); f.remove()",
    ],
    ['a script address', "location.href = 'javascript:document.title=1'"],
  ])('13. the page goes nowhere by %s', async (_way, work) => {
    expect(await windowsAfter(work)).toEqual({ windows: 1, url: running.page.url() });
  });

  test.each([
    ['window.open', "window.open('https://plans.example/')"],
    ['window.open of its own page', "window.open('headroom://app/index.html')"],
    [
      'a link to a new window',
      "const a = document.createElement('a'); a.href = 'headroom://app/index.html'; a.target = '_blank'; document.body.append(a); a.click(); a.remove()",
    ],
  ])('14. the page opens no window by %s', async (_way, work) => {
    expect((await windowsAfter(work)).windows).toBe(1);
  });

  test('15. no address reaches the system’s own programs', () => {
    for (const bundle of ['main', 'preload', 'beforeReady'])
      expect(readText(`dist/electron/${bundle}.cjs`)).not.toMatch(/openExternal|openPath|child_process/);
  });

  test('16. Electron is pinned to one version, which is what is installed', () => {
    const { devDependencies } = JSON.parse(readText('package.json')) as { devDependencies: Record<string, string> };
    const { version } = JSON.parse(readText('node_modules/electron/package.json')) as { version: string };
    expect(devDependencies['electron']).toBe(version);
  });

  test.each([
    ['a frame inside our window', 'headroom://app/index.html', false],
    ['a look-alike host', 'headroom://app.example/index.html', true],
    ['a foreign page', 'https://plans.example/', true],
  ])('17. no handler runs for %s', async (_who, url, isMainFrame) => {
    const replies = await running.app.evaluate(
      async ({ BrowserWindow, ipcMain }, sender) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
          string,
          (event: unknown, raw: unknown) => unknown
        >;
        const frame = { url: sender.url };
        const event = { senderFrame: frame, sender: { id: contents?.id, mainFrame: sender.isMainFrame ? frame : {} } };
        return Promise.all([...handlers.values()].map((handler) => handler(event, null)));
      },
      { url, isMainFrame },
    );
    expect(replies.length).toBeGreaterThan(10);
    for (const reply of replies) expect(reply).toEqual({ ok: false, error: { type: 'rejected', why: 'sender' } });
  });

  test('18. the page has a protocol of its own, which serves the built page and nothing beside it', async () => {
    expect(running.page.url()).toMatch(/^headroom:\/\/app\//);
    const answers = await running.page.evaluate(() =>
      Promise.all(
        [
          'headroom://app/..%2felectron%2fmain.cjs',
          'headroom://app/%2e%2e/%2e%2e/package.json',
          'headroom://app//etc/hostname',
          'headroom://app/%00',
          'headroom://app/%E0%A4%A',
          'headroom://app/',
        ].map((url) =>
          fetch(url).then(
            ({ status }) => status,
            () => 'failed',
          ),
        ),
      ),
    );
    expect(answers).toEqual(Array(6).fill(404));
  });

  test('19. the fuses that open the packaged app to others are off; smoke tests read them in the executable', () => {
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ] as const;
    const on = [FuseV1Options.OnlyLoadAppFromAsar, FuseV1Options.EnableEmbeddedAsarIntegrityValidation] as const;
    expect([off.map((fuse) => fuses[fuse]), on.map((fuse) => fuses[fuse])]).toEqual([
      off.map(() => false),
      on.map(() => true),
    ]);
  });

  test('20. nothing of Electron is within the page’s reach: functions that ask by one channel each, and three version numbers', async () => {
    const kinds = await running.page.evaluate(() =>
      Object.entries(Reflect.get(window, 'headroom') as object).map(([name, value]) => [name, typeof value]),
    );
    expect(kinds.filter(([, kind]) => kind !== 'function')).toEqual([['versions', 'object']]);
    expect(await running.page.evaluate(() => ['ipcRenderer', 'electron'].filter((name) => name in window))).toEqual([]);
  });
});
