import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { electronArguments, findElectron, hasDisplay } from './electronRuntime.mjs';

const EXAMPLE = '95-to-115';
/** Editors write a file in several steps. */
const SETTLE = 150;

/**
 * `npm run dev`: the page on a development server that reloads it on every change, and, where Electron can run, the
 * desktop app, built and started again on every change, so that it runs what users run.
 */
bootstrap();
const { createServer } = await import('vite');
const { rendererConfig } = await import('../vite.config.mjs');
const { build } = await import('./build.mjs');

const server = await createServer({ ...rendererConfig, server: { host: '127.0.0.1' }, logLevel: 'info' });
await server.listen();
server.printUrls();

const electron = hasDisplay() ? findElectron() : null;
if (electron === null) console.log('Electron cannot run here: only the page is served.');
else keepDesktopRunning(electron);

function keepDesktopRunning(executable) {
  let app = null;
  let timer = null;
  let work = Promise.resolve();

  const restart = async () => {
    try {
      const built = await build(['renderer', 'electron']);
      if (app !== null && built.length === 0) return;
    } catch (error) {
      console.error(error.message);
      return;
    }
    app?.removeAllListeners('exit');
    app?.kill();
    app = spawn(executable, [...electronArguments(), root, `--example=${EXAMPLE}`], { cwd: root, stdio: 'inherit' });
    app.on('exit', () => void server.close().then(() => process.exit(0)));
  };
  const queue = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(restart);
    }, SETTLE);
  };
  for (const folder of ['src', 'files', 'electron', 'renderer', 'assets'])
    watch(join(root, folder), { recursive: true }, queue);
  process.on('SIGINT', () => {
    app?.kill();
    process.exit(0);
  });
  queue();
}
