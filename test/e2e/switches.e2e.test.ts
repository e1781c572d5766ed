import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../scripts/bootstrap.mjs';
import { electronArguments } from '../../scripts/electronRuntime.mjs';
import { ownDisplay } from './display';
import { electronPath } from './electronApp';

const REFUSED = {
  'disable-web-security': null,
  'js-flags': '--expose-gc',
  'proxy-server': '127.0.0.1:9',
  'unsafely-treat-insecure-origin-as-secure': 'http://plans.example',
};

/** Says from inside the app what of the command line it goes by, once it has a window. */
const PROBE = (to: string) => `
  const { app, session } = require('electron');
  app.on('browser-window-created', async (_event, window) => {
    window.webContents.once('did-finish-load', async () => {
      require('node:fs').writeFileSync(${JSON.stringify(to)}, JSON.stringify({
        left: ${JSON.stringify(Object.keys(REFUSED))}.filter((name) => app.commandLine.hasSwitch(name)),
        proxy: await session.defaultSession.resolveProxy('https://plans.example/'),
        names: app.commandLine.getSwitchValue('host-resolver-rules'),
        gc: await window.webContents.executeJavaScript('typeof gc'),
      }));
    });
  });`;

describe.skipIf(electronPath === null)('what the desktop app is started with', () => {
  let folder: string;
  let running: ChildProcess;
  let said: string;
  let close: () => void;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-switches-'));
    said = '';
  });
  afterEach(async () => {
    const gone = new Promise((done) => running.once('exit', done));
    running.kill('SIGKILL');
    await gone;
    close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  async function start(switches: readonly string[]): Promise<unknown> {
    const display = await ownDisplay();
    close = () => display?.server.kill();
    const probe = join(folder, 'probe.cjs');
    const told = join(folder, 'told.json');
    await writeFile(probe, PROBE(told));
    running = spawn(
      electronPath ?? '',
      [...electronArguments(), '-r', probe, '--disable-gpu', '--remote-debugging-port=0', ...switches, root],
      {
        // Where the app keeps its things when nobody says where.
        env: {
          ...process.env,
          XDG_CONFIG_HOME: folder,
          HOME: folder,
          ...(display === null ? {} : { DISPLAY: display.name }),
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    running.stderr?.on('data', (text: Buffer) => {
      said += text.toString();
    });
    await expect.poll(() => readFile(told, 'utf8').catch(() => ''), { timeout: 60_000 }).not.toBe('');
    return JSON.parse(await readFile(told, 'utf8'));
  }

  const DEBUGGER = 'DevTools listening';

  test.skipIf(process.platform !== 'linux')(
    'opens it neither to a debugger nor to other machines, and takes no wall from the page',
    async () => {
      const switches = Object.entries(REFUSED).map(([name, value]) => `--${name}${value === null ? '' : `=${value}`}`);
      expect(await start([...switches, '--host-resolver-rules=MAP * 127.0.0.1'])).toEqual({
        left: [],
        proxy: 'DIRECT',
        names: 'MAP * ~NOTFOUND',
        gc: 'undefined',
      });
      expect(said).not.toContain(DEBUGGER);
    },
  );

  test('lets a debugger see a folder that was named for it', async () => {
    await start([`--user-data-dir=${join(folder, 'profile')}`]);
    expect(said).toContain(DEBUGGER);
  });
});
