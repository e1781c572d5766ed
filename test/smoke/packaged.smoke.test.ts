import { execFileSync, type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fuses } from '../../packaging/fuses';
import { root } from '../../scripts/bootstrap.mjs';
import { sandboxArguments } from '../../scripts/electronRuntime.mjs';
import { ownDisplay } from '../e2e/display';
import { typeInto } from '../e2e/grid';
import { EXAMPLE, printedByCommandLine } from '../e2e/planWindow';

const APP = join(root, `out/Headroom-linux-${process.arch}`);
const EXECUTABLE = join(APP, 'headroom');
/** A folder that an executable without the fuse would load in place of the archive. */
const OTHER_APP = join(APP, 'resources/app');

/** A browser that is connected to while its first page comes about may wait for that page for ever. */
async function hasPage(address: string): Promise<void> {
  const { host } = new URL(address);
  await vi.waitUntil(
    async () => {
      const pages = (await (await fetch(`http://${host}/json`)).json()) as readonly { readonly url: string }[];
      return pages.some(({ url }) => url.startsWith('headroom://'));
    },
    { timeout: 60_000, interval: 100 },
  );
}

async function connected(address: string): Promise<Browser> {
  const connect = () => chromium.connectOverCDP(address, { timeout: 20_000 });
  return connect().catch(connect);
}

/** scripts/smoke.mjs packages first; there the folder is there. */
describe('the packaged app', () => {
  let folder: string;
  let plan: string;
  let running: ChildProcess;
  let browser: Browser;
  let page: Page;
  let said = '';
  let close: () => void;
  const mark = (name: string) => join(folder, `${name} ran`);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-smoke-'));
    plan = join(folder, 'case.headroom');
    await copyFile(EXAMPLE, plan);
    const markedBy = (name: string) => `require('node:fs').writeFileSync(${JSON.stringify(mark(name))}, '')`;
    writeFileSync(join(folder, 'required.cjs'), markedBy('NODE_OPTIONS'));
    mkdirSync(OTHER_APP);
    writeFileSync(join(OTHER_APP, 'package.json'), '{ "name": "other", "main": "main.cjs" }');
    writeFileSync(join(OTHER_APP, 'main.cjs'), markedBy('another app'));
    const display = await ownDisplay();
    close = () => display?.server.kill();
    running = spawn(
      EXECUTABLE,
      [
        ...sandboxArguments(),
        '--disable-gpu',
        '--inspect=0',
        '--remote-debugging-port=0',
        `--user-data-dir=${join(folder, 'profile')}`,
        plan,
      ],
      {
        env: {
          ...process.env,
          ...(display === null ? {} : { DISPLAY: display.name }),
          NODE_OPTIONS: `--require ${join(folder, 'required.cjs')}`,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const address = await new Promise<string>((done, failed) => {
      running.once('exit', () => failed(new Error(`the app ended before it had a window:\n${said}`)));
      running.stderr?.on('data', (text: Buffer) => {
        said += text.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found !== undefined) done(found);
      });
    });
    await hasPage(address);
    browser = await connected(address);
    const context = browser.contexts()[0];
    page = context?.pages()[0] ?? ((await context?.waitForEvent('page')) as Page);
    await page.locator('.ht_master td.num').first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    running?.kill();
    close?.();
    rmSync(OTHER_APP, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  test('opens the plan it was given, and saves what is typed into it', async () => {
    expect(await page.locator('.plan-name').textContent()).toContain('case.headroom');
    const before = await readFile(plan, 'utf8');
    await typeInto(page, 'Churn rate', 0, '9');
    await page.keyboard.press('Control+s');
    await expect.poll(() => readFile(plan, 'utf8')).not.toBe(before);
    const printed = await printedByCommandLine(plan);
    const rates = printed.scenarios.flatMap(({ lines }) => lines['churn_rate']?.total[0] ?? []);
    expect(rates.some((rate) => Math.abs(rate - 0.09) < 1e-12)).toBe(true);
  });

  test('names the packages it holds in About, and their licences in its folder', async () => {
    await page.getByRole('button', { name: 'Menu and settings' }).click();
    await page.getByRole('menuitem', { name: 'About Headroom' }).click();
    await page.locator('[role="dialog"] summary', { hasText: 'handsontable' }).waitFor();
    await page.keyboard.press('Escape');
    const files = ['LICENSE', 'LICENSE.electron.txt', 'LICENSES.chromium.html', 'LICENSES.packages.txt'];
    expect(files.filter((name) => !existsSync(join(APP, name)))).toEqual([]);
    expect(await readFile(join(APP, 'LICENSES.packages.txt'), 'utf8')).toMatch(/^handsontable \d/m);
  });

  test('has the fuses of the configuration burnt in', async () => {
    const wire = await getCurrentFuseWire(EXECUTABLE);
    const names = Object.keys(fuses).filter((key) => key !== 'version');
    const state = (on: unknown) => (on ? FuseState.ENABLE : FuseState.DISABLE);
    const wanted = Object.fromEntries(names.map((key) => [key, state(Reflect.get(fuses, key))]));
    expect(Object.fromEntries(names.map((key) => [key, Reflect.get(wire, key)]))).toEqual(wanted);
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  });

  test('runs as nothing else: not as Node, not with a debugger, another app or another module', () => {
    const asNode = join(folder, 'as Node ran');
    try {
      execFileSync(EXECUTABLE, ['-e', `require('node:fs').writeFileSync(${JSON.stringify(asNode)}, '')`], {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', DISPLAY: '' },
        timeout: 5000,
        stdio: 'ignore',
      });
    } catch {
      // Without a display the app ends, or is ended: it took the text for a file.
    }
    expect({
      ran: ['as Node', 'NODE_OPTIONS', 'another app'].filter((name) => existsSync(mark(name))),
      debugger: said.includes('Debugger listening'),
    }).toEqual({ ran: [], debugger: false });
  });

  test('and lets no debugger see the folder it has when none is named', async () => {
    const display = await ownDisplay();
    let told = '';
    const other = spawn(EXECUTABLE, [...sandboxArguments(), '--disable-gpu', '--remote-debugging-port=0', plan], {
      env: {
        ...process.env,
        ...(display === null ? {} : { DISPLAY: display.name }),
        HOME: folder,
        XDG_CONFIG_HOME: folder,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    other.stderr.on('data', (text: Buffer) => {
      told += text.toString();
    });
    try {
      // Of the app by its name: it has shown the plan.
      await vi.waitUntil(() => existsSync(join(folder, 'Headroom', 'recent.json')), { timeout: 60_000 });
    } finally {
      const gone = new Promise((done) => other.once('exit', done));
      other.kill('SIGKILL');
      await gone;
      display?.server.kill();
    }
    expect(told).not.toContain('DevTools listening');
  });

  test('holds its bundles and manifest in one archive, and no sources, packages or tests', () => {
    const archive = join(APP, 'resources/app.asar');
    const files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
    const strange = files.filter(
      (path) => !/^\/(package\.json|dist|dist\/electron(\/\w+\.cjs)?|dist\/renderer(\/.*)?)$/.test(path),
    );
    expect(strange.concat(files.filter((path) => /node_modules|\.(map|tsx?)$/.test(path)))).toEqual([]);
    for (const needed of ['main.cjs', 'preload.cjs', 'beforeReady.cjs'])
      expect(files).toContain(`/dist/electron/${needed}`);
    expect(files).toContain('/dist/renderer/licences.json');
  });
});
