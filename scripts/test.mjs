import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { findElectron } from './electronRuntime.mjs';
import { findBrowser } from './findBrowser.mjs';
import { packageApp, whyNoSmoke } from './smoke.mjs';

const reasons = {
  chromium: 'no Chrome, Chromium or Edge is installed',
  electron: 'its runtime is neither in ELECTRON_OVERRIDE_DIST_PATH nor installed (`npx install-electron` fetches it)',
};

/** What counts for a run that ended without saying why. */
const BROKEN = { passed: 0, failed: 1, skipped: 0 };

/**
 * `npm test`: sets up, builds, checks, and runs every suite. `--require=chromium,electron,packaged` makes it a failure when one
 * of them could not run. The last line adds up all suites; a failed check counts as a failed test.
 */
bootstrap();
const { build } = await import('./build.mjs');
const { check } = await import('./check.mjs');
await build();

const required = readRequired();
const failedChecks = check();
const whyNotPackaged =
  whyNoSmoke() ?? (process.env.ELECTRON_ZIP_DIR ? null : 'ELECTRON_ZIP_DIR names no archive of Electron');
if (whyNotPackaged === null && !packageApp()) failedChecks.push('packaging');
const files = runVitest();
const missing = sayWhatDidNotRun();

const sum = (count) => files.reduce((total, file) => total + file[count], 0);
const passed = sum('passed');
const skipped = sum('skipped');
const failed = sum('failed') + failedChecks.length + missing.length;
if (failedChecks.length > 0) console.error(`Failed checks: ${failedChecks.join(', ')}.`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);

function readRequired() {
  const option = process.argv.find((argument) => argument.startsWith('--require='));
  return option === undefined ? [] : option.slice('--require='.length).split(',').filter(Boolean);
}

/** Runs all projects and counts by file; one that breaks before its first test counts as a failure. */
function runVitest() {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-test-'));
  const report = join(folder, 'report.json');
  const vitest = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: whyNotPackaged === null ? { ...process.env, HEADROOM_SMOKE: '1' } : process.env,
    },
  );
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const counted = testResults.map(countsOf);
    const isExplained = vitest.status === 0 || counted.some((file) => file.failed > 0);
    return isExplained ? counted : [...counted, BROKEN];
  } catch {
    return [BROKEN];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countsOf({ status, assertionResults }) {
  const count = (wanted) => assertionResults.filter((each) => wanted(each.status)).length;
  const failed = count((each) => each === 'failed');
  return {
    passed: count((each) => each === 'passed'),
    failed: failed === 0 && status === 'failed' ? 1 : failed,
    skipped: count((each) => each !== 'passed' && each !== 'failed'),
  };
}

/** Names those suites that were required but had no tool to run in. */
function sayWhatDidNotRun() {
  const suites = { chromium: findBrowser(), electron: findElectron() };
  const absent = Object.keys(suites).filter((name) => suites[name] === null);
  for (const name of absent) {
    console.error(`\n!!! The end-to-end tests in ${name} DID NOT RUN: ${reasons[name]}. They count as skipped.`);
  }
  if (whyNotPackaged !== null) {
    console.error(`\n!!! The packaged app WAS NOT TESTED: ${whyNotPackaged}. \`npm run smoke\` packages and tests it.`);
    absent.push('packaged');
  }
  return absent.filter((name) => required.includes(name));
}
