/**
 * Long runs of what `npm test` runs shortly: `npm run soak` all of them, `npm run soak kills plans` those named. A number is how often what kills
 * kills: `npm run soak kills 50`. Seeds are fixed, so a failure comes again.
 */
import { spawnSync } from 'node:child_process';
import { root } from './bootstrap.mjs';
import { findElectron } from './electronRuntime.mjs';

const given = process.argv.slice(2);
const kills = given.map(Number).find((each) => each > 0);
const wanted = given.filter((each) => !(Number(each) > 0));

/** `env` is what makes the suite long: kills by their number, what is random by how many times the usual number of cases. */
const RUNS = {
  kills: { project: 'unit', file: 'test/files/atomicSaveKilled.test.ts', env: { SOAK: String(kills ?? 1000) } },
  plans: { project: 'unit', file: 'test/plan/mutations.test.ts', env: { HEADROOM_SOAK: '50' } },
  formulas: { project: 'unit', file: 'test/formula/hostile.test.ts', env: { HEADROOM_SOAK: '10' } },
  spreadsheets: { project: 'unit', file: 'test/exchange/mutations.test.ts', env: { HEADROOM_SOAK: '9' } },
  payloads: { project: 'e2e', file: 'test/e2e/textIsText.e2e.test.ts', env: { HEADROOM_SOAK: '9' } },
  typing: {
    project: 'alone',
    file: 'test/e2e/recovery.e2e.test.ts',
    only: 'in the middle of typing',
    env: { SOAK: String(kills ?? 100) },
  },
};

const unknown = wanted.filter((name) => !(name in RUNS));
if (unknown.length > 0) {
  console.error(`There is no run called ${unknown[0]}: name some of ${Object.keys(RUNS).join(', ')}, or none for all.`);
  process.exit(2);
}

const chosen = Object.entries(RUNS).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const failed = [];
if (chosen.some(([, { project }]) => project !== 'unit'))
  spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' });
for (const [name, { project, file, only, env }] of chosen) {
  if (project !== 'unit' && findElectron() === null) {
    console.error(`There is no Electron runtime: ${name} did not run.`);
    failed.push(name);
    continue;
  }
  console.log(`\n${name}, from ${new Date().toISOString()}`);
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, file, ...(only === undefined ? [] : ['-t', only])],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } },
  );
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}.`);
process.exit(failed.length > 0 ? 1 : 0);
