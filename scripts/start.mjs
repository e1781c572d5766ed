import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { downloadElectron, electronArguments, findElectron, hasDisplay, sandboxArguments } from './electronRuntime.mjs';
import { findBrowser, quietBrowserArguments } from './findBrowser.mjs';

const EXAMPLE = '95-to-115';

/** `npm start [plan]`: sets up, builds what is stale, and opens the desktop app or, where it cannot run, the browser edition. */
async function start() {
  const wanted = wantedPlan(process.argv.slice(2));
  bootstrap();
  const { build } = await import('./build.mjs');
  await build(['renderer', 'electron']);
  if (!hasDisplay()) {
    console.log('There is no display, so the browser edition is served instead of the desktop app.');
    return serveEdition(wanted);
  }
  const electron = findElectron() ?? downloadElectron();
  if (electron !== null) return openDesktop(electron, wanted);
  console.log('Electron is neither installed nor downloadable here: the browser edition opens instead.');
  return serveEdition(wanted);
}

/** npm runs scripts in the package's folder; INIT_CWD is where the person stood. */
function wantedPlan([named]) {
  if (named === undefined)
    return { plan: null, example: existsSync(join(root, `assets/examples/${EXAMPLE}.headroom`)) ? EXAMPLE : null };
  const folder = process.env.npm_lifecycle_event === 'start' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();
  const plan = resolve(folder, named);
  if (existsSync(plan)) return { plan, example: null };
  console.error(`There is no file ${plan}.`);
  process.exit(1);
}

function openDesktop(electron, { plan, example }) {
  if (sandboxArguments().length > 0)
    console.log('Running as root: Electron starts without the operating system’s sandbox (--no-sandbox).');
  const wishes = plan !== null ? [`--plan=${plan}`] : example !== null ? [`--example=${example}`] : [];
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const app = spawn(electron, [...electronArguments(), root, ...wishes], {
    cwd: root,
    stdio: 'inherit',
    env: environment,
  });
  app.on('error', (error) => fail(`Electron did not start: ${error.message}`));
  app.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
}

async function serveEdition(wanted) {
  const { serve } = await import('./serve.mjs');
  const { url, close } = await serve({ ...wanted, port: Number(process.env.PORT ?? 0) });
  const browser = hasDisplay() && !process.env.CI ? findBrowser() : null;
  if (browser === null) {
    console.log(`Headroom is at ${url} (Ctrl+C ends it).`);
    return;
  }
  console.log(`Headroom opens in ${browser}; its address is ${url}.`);
  const profile = mkdtempSync(join(tmpdir(), 'headroom-browser-'));
  const sandbox = sandboxArguments();
  if (sandbox.length > 0)
    console.log('Running as root: the browser starts without the operating system’s sandbox (--no-sandbox).');
  const page = spawn(browser, [`--app=${url}`, `--user-data-dir=${profile}`, ...quietBrowserArguments, ...sandbox], {
    stdio: 'ignore',
  });
  page.on('error', (error) => fail(`The browser did not start: ${error.message}`));
  page.on('exit', () => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    void close().then(() => process.exit(0));
  });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

await start();
