import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const SHARED = [
  'package.json',
  'package-lock.json',
  'vite.config.mjs',
  'scripts/build.mjs',
  'scripts/licences.mjs',
  'scripts/securityHeaders.mjs',
];

/** What each target is made of (files and folders of the checkout) and the file that shows it was made. */
export const targets = {
  renderer: { inputs: [...SHARED, 'src', 'renderer', 'assets'], output: 'dist/renderer/index.html' },
  electron: { inputs: [...SHARED, 'src', 'files', 'electron'], output: 'dist/electron/main.cjs' },
  cli: { inputs: [...SHARED, 'src', 'files', 'cli'], output: 'dist/cli/headroom.mjs' },
};

const stampOf = (target) => join(root, 'dist', `.${target}-stamp`);

/** A target whose entry is not there yet has nothing to be stale. */
export function isStale(target) {
  const { output } = targets[target];
  return !existsSync(join(root, output)) || readStamp(target) !== fingerprint(target);
}

/** Names, sizes and times of all inputs and of the build-time settings: a few milliseconds, nothing is read. */
export function fingerprint(target) {
  const hash = createHash('sha256');
  hash.update(`${process.env.HANDSONTABLE_LICENSE_KEY ?? ''}\n`);
  for (const input of targets[target].inputs) addToHash(hash, join(root, input), input);
  return hash.digest('hex');
}

function addToHash(hash, path, name) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isDirectory()) {
    hash.update(`${name} ${stats.size} ${stats.mtimeMs}\n`);
    return;
  }
  for (const entry of readdirSync(path).sort()) addToHash(hash, join(path, entry), `${name}/${entry}`);
}

function readStamp(target) {
  try {
    return readFileSync(stampOf(target), 'utf8');
  } catch {
    return null;
  }
}

/** `print` is taken before the build, so that a file changed during it leaves the target stale. */
export function writeStamp(target, print) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampOf(target), print);
}
