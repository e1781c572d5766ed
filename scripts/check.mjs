import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';
import { checkCanary } from './canary.mjs';

const isWindows = process.platform === 'win32';
const tool = (name) => join(root, 'node_modules/.bin', isWindows ? `${name}.cmd` : name);

/** Types, format and lint, layers, unused code. Runs all of them and returns the names of those that failed. */
export function check() {
  const failed = [];
  for (const [name, run] of Object.entries(checks)) {
    const started = Date.now();
    const passed = run();
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    if (!passed) failed.push(name);
  }
  return failed;
}

const checks = {
  types: () => runs('tsc', ['-b']),
  'format and lint': () => runs('biome', ['check', '--error-on-warnings', ...lintedPaths()]),
  'layers (canary)': () => {
    const disagreements = checkCanary(tool('biome'));
    for (const sentence of disagreements) console.error(`  ${sentence}`);
    return disagreements.length === 0;
  },
  'unused code': () => runs('knip', ['--no-progress']),
};

/** Everything but the canary folder, whose files are wrong on purpose. */
function lintedPaths() {
  const names = readdirSync(root).filter(
    (name) => !name.startsWith('.') && !['node_modules', 'dist', 'out', 'test'].includes(name),
  );
  const tests = readdirSync(join(root, 'test')).filter((name) => name !== 'canary');
  return [...names, ...tests.map((name) => `test/${name}`)];
}

function runs(name, args) {
  return spawnSync(tool(name), args, { cwd: root, stdio: 'inherit', shell: isWindows }).status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  const failed = check();
  if (failed.length > 0) {
    console.error(`Failed: ${failed.join(', ')}.`);
    process.exit(1);
  }
}
