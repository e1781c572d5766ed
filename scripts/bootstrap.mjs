import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder that holds package.json. */
export const root = resolve(fileURLToPath(import.meta.url), '../..');

const OLDEST_NODE = [20, 19];

/**
 * Installs what package-lock.json lists, unless it is installed already. Uses nothing but Node's own modules, because it
 * runs before there are any others. `quiet` keeps npm's own output back unless the installation fails.
 */
export function bootstrap({ quiet = false } = {}) {
  refuseOldNode();
  if (isInstalled()) return;
  if (!quiet) console.log('Installing dependencies (first start, or package-lock.json changed) …');
  // Windows starts npm through npm.cmd, which needs a shell.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
    encoding: 'utf8',
  });
  if (npm.status === 0) return;
  if (quiet) process.stderr.write(`${npm.stdout ?? ''}${npm.stderr ?? ''}`);
  console.error(
    'The dependencies could not be installed. The first start needs a network or a filled npm cache; later starts need neither.',
  );
  process.exit(1);
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Headroom needs Node ${OLDEST_NODE.join('.')} or newer to build; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * npm writes node_modules/.package-lock.json last, so a killed installation leaves none. It is compared with
 * package-lock.json by version and integrity; packages for other platforms are optional and may be missing.
 */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  if (wanted === null || installed === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) bootstrap();
