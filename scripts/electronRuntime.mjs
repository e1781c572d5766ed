import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const PACKAGE = join(root, 'node_modules/electron');
const DOWNLOAD_TIMEOUT = 180_000;

/** Path of Electron inside a folder that holds its runtime. */
function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The Electron to run: the one ELECTRON_OVERRIDE_DIST_PATH names, else the package's own; null where neither is there. */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const candidates = override ? [override] : [];
  // Electron's own installer writes path.txt last, so a broken-off download does not count.
  if (existsSync(join(PACKAGE, 'path.txt'))) candidates.push(join(PACKAGE, 'dist'));
  return candidates.map((folder) => join(folder, executableName())).find((path) => existsSync(path)) ?? null;
}

/** Electron's package comes without its runtime; its own installer fetches and verifies it. Null when it cannot. */
export function downloadElectron() {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  console.log(`Downloading Electron ${version} (about 120 MB, once) …`);
  const installer = spawnSync(process.execPath, [join(PACKAGE, 'install.js')], {
    cwd: root,
    stdio: 'ignore',
    timeout: Number(process.env.HEADROOM_DOWNLOAD_TIMEOUT ?? DOWNLOAD_TIMEOUT),
    // An override names a folder that somebody else fills.
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '' },
  });
  return installer.status === 0 ? findElectron() : null;
}

/** Arguments that come before the app folder. */
export function electronArguments() {
  const early = process.env.ELECTRON_OVERRIDE_DIST_PATH ? ['-r', join(root, 'dist/electron/beforeReady.cjs')] : [];
  return [...sandboxArguments(), ...early];
}

/** Chromium's sandbox does not work for root on Linux, where Electron and Chromium refuse to start with it. */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** False where a window could not appear: no X or Wayland display on Linux. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
