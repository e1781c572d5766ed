// Packages the app and runs it: its start, a save, its fuses, its archive. `npm test` does the same where it can.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';

const OLDEST_NODE = [22, 13];

/** Why the app cannot be packaged and run here; null where it can. */
export function whyNoSmoke() {
  if (process.platform !== 'linux') return 'the packaged app is tested on Linux';
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  return isOld
    ? `Electron Forge needs Node ${OLDEST_NODE.join('.')} or newer, and this is ${process.versions.node}`
    : null;
}

/** Packages afresh; false, with the output shown, where that failed. */
export function packageApp() {
  rmSync(join(root, 'out'), { recursive: true, force: true });
  const forge = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@electron-forge/cli/dist/electron-forge.js'), 'package'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  if (forge.status !== 0) console.error(`${forge.stdout}${forge.stderr}`);
  return forge.status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  const why = whyNoSmoke();
  if (why !== null) {
    console.error(`The packaged app cannot be tested here: ${why}.`);
    process.exit(1);
  }
  if (!packageApp()) process.exit(1);
  const vitest = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'smoke'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, HEADROOM_SMOKE: '1' },
    },
  );
  process.exit(vitest.status ?? 1);
}
