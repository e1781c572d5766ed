import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { findElectron } from './electronRuntime.mjs';
import { findBrowser } from './findBrowser.mjs';

const reasons = {
  chromium: 'no Chrome, Chromium or Edge is installed',
  electron: 'its runtime is neither in ELECTRON_OVERRIDE_DIST_PATH nor installed (`npx install-electron` fetches it)',
};

/**
 * `npm test`: sets up, builds, checks, and runs every suite. `--require=chromium,electron` makes it a failure when one of
 * them could not run. The last line adds up all suites; a failed check counts as a failed test.
 */
bootstrap();
const { build } = await import('./build.mjs');
const { check } = await import('./check.mjs');
await build();

const required = readRequired();
const failedChecks = check();
const results = runVitest();
const missing = sayWhatDidNotRun();

const passed = results.numPassedTests;
const skipped = results.numPendingTests + results.numTodoTests;
const failed = results.numFailedTests + results.brokenFiles + failedChecks.length + missing.length;
if (failedChecks.length > 0) console.error(`Failed checks: ${failedChecks.join(', ')}.`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);

function readRequired() {
  const option = process.argv.find((argument) => argument.startsWith('--require='));
  return option === undefined ? [] : option.slice('--require='.length).split(',').filter(Boolean);
}

/** All projects in one run; a file that breaks before its first test counts as a failure too. */
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
    { cwd: root, stdio: 'inherit' },
  );
  try {
    const results = JSON.parse(readFileSync(report, 'utf8'));
    const brokenFiles = results.testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((each) => each.status === 'failed'),
    ).length;
    const unexplained = vitest.status !== 0 && results.numFailedTests + brokenFiles === 0 ? 1 : 0;
    return { ...results, brokenFiles: brokenFiles + unexplained };
  } catch {
    return { numPassedTests: 0, numPendingTests: 0, numTodoTests: 0, numFailedTests: 0, brokenFiles: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Names those suites that were required but had no tool to run in. */
function sayWhatDidNotRun() {
  const suites = { chromium: findBrowser(), electron: findElectron() };
  const absent = Object.keys(suites).filter((name) => suites[name] === null);
  for (const name of absent) {
    console.error(`\n!!! The end-to-end tests in ${name} DID NOT RUN: ${reasons[name]}. They count as skipped.`);
  }
  return absent.filter((name) => required.includes(name));
}
