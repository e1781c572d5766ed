/** Long runs of the tests that kill: `npm run soak` kills 1,000 saves of each kind and the app 100 times while someone types; a number as argument is that many of each. */
import { spawnSync } from 'node:child_process';
import { root } from './bootstrap.mjs';
import { findElectron } from './electronRuntime.mjs';

const wanted = Number(process.argv[2] ?? '0');
const runs = [
  { project: 'unit', file: 'test/files/atomicSaveKilled.test.ts', times: wanted || 1000, name: null },
  {
    project: 'alone',
    file: 'test/e2e/recovery.e2e.test.ts',
    times: wanted || 100,
    name: 'in the middle of typing',
  },
];

let failed = false;
spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' });
for (const { project, file, times, name } of runs) {
  if (project === 'alone' && findElectron() === null) {
    console.log('There is no Electron runtime: the app is not killed while typing.');
    continue;
  }
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, file, ...(name === null ? [] : ['-t', name])],
    { cwd: root, stdio: 'inherit', env: { ...process.env, SOAK: String(times) } },
  );
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
