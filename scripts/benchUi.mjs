// From the key press that ends an edit to the frame that shows it: a figure that follows, such as the last period's closing ARR, and the charts' pixels. Then how
// long the window is busy at a stretch: while something is dragged, while trials run, and in a plan as large as one may be.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1180, height: 760 },
];
/**
 * Milliseconds to stay under: in the Plan view with four scenarios over 60 months, and in the Roadmap view of the example. To the screen
 * it is a frame of 60 Hz more than to the painted frame.
 */
const LIMITS = { work: { median: 16, most: 33 }, painted: { median: 16, most: 33 }, screen: { median: 33, most: 50 } };
/** Milliseconds that nothing may keep the window busy at a stretch. */
const LONGEST_TASK = 50;
const LONGEST_TASK_IN_LARGE_PLAN = 100;

bootstrap();
const { build } = await import('./build.mjs');
await build();
const { chromium } = await import('playwright-core');
const { findBrowser } = await import('./findBrowser.mjs');
const { serve } = await import('./serve.mjs');
const { writeByBundle } = await import('./benchBundle.mjs');
const { tasksInLargePlan, tasksWhileDragging } = await import('./longTasks.mjs');
const { tasksWithManyAccounts } = await import('./accountTasks.mjs');
const { measureEdits } = await import('./uiEdits.mjs');

const executablePath = findBrowser();
if (executablePath === null) {
  console.error('bench:ui needs Chrome, Chromium or Edge; none was found.');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
const plan = join(folder, 'bench.headroom');
makePlan(plan);
const typed = await serve({ plan });
const servers = {
  'type an amount': typed,
  'type a rate': typed,
  'move an initiative': await serve({ example: '95-to-115' }),
};
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({
  executablePath,
  args: [...sandbox, '--disable-background-networking', '--no-first-run'],
});
try {
  console.log(
    'From a key to the frame that shows the edit, in ms: processor time of the page, until painted, until on a screen of 60 Hz',
  );
  console.log(`${'act'.padEnd(20)} window       edits  until     median  95th pct  limits`);
  for (const [act, server] of Object.entries(servers))
    for (const viewport of SIZES) {
      const all = await measureEdits(browser, act, viewport, server.url);
      for (const [until, times] of Object.entries(all)) {
        const { median, most } = LIMITS[until];
        const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
        const size = `${viewport.width}x${viewport.height}`.padEnd(12);
        const [half, nearlyAll] = [at(0.5).toFixed(1).padStart(8), at(0.95).toFixed(1).padStart(9)];
        const isFast = at(0.5) < median && at(0.95) < most;
        console.log(
          `${act.padEnd(20)} ${size} ${String(times.length).padStart(5)}  ${until.padEnd(7)} ${half} ${nearlyAll}  ${median} and ${most}: ${isFast ? 'within' : 'OVER'}`,
        );
      }
    }
  printTasks('What follows the pointer', await tasksWhileDragging(browser, plan), LONGEST_TASK);
  const large = join(folder, 'large.headroom');
  await writeByBundle('writeLargePlan', large);
  printTasks(
    '300 lines, 120 months, 12 segments, 3 scenarios',
    await tasksInLargePlan(browser, large),
    LONGEST_TASK_IN_LARGE_PLAN,
  );
  const accounts = join(folder, 'accounts.headroom');
  await writeByBundle('writeManyAccounts', accounts);
  printTasks(
    '20,000 accounts, all columns',
    await tasksWithManyAccounts(browser, accounts),
    LONGEST_TASK_IN_LARGE_PLAN,
  );
} finally {
  await browser.close();
  for (const server of Object.values(servers)) await server.close();
  rmSync(folder, { recursive: true });
}

function printTasks(title, tasks, limit) {
  console.log(`\n${title}: longest task in ms, and the most processor time of one; limit ${limit}`);
  for (const [act, { lasted, worked }] of Object.entries(tasks)) {
    const verdict = lasted <= limit ? 'within' : worked <= limit ? 'within, but for what else the machine did' : 'OVER';
    console.log(`${act.padEnd(32)} ${lasted.toFixed(0).padStart(5)} ${worked.toFixed(0).padStart(5)}  ${verdict}`);
  }
}

function makePlan(path) {
  const run = (...typed) => execFileSync(process.execPath, [join(root, 'scripts/headroom.mjs'), ...typed]);
  const values = [
    'starting_arr=12000000',
    'churn_rate=10%',
    'contraction_rate=3%',
    'upsell_rate=5%',
    'seat_rate=4%',
    'new_logo_arr=300000',
  ];
  run(
    'new',
    path,
    '--basis',
    'annual',
    '--start',
    '2027-01',
    '--periods',
    '60',
    ...values.flatMap((value) => ['--set', value]),
  );
  for (const [name, churn] of [
    ['Upside', '8%'],
    ['Downside', '12%'],
    ['Board', '9%'],
  ]) {
    run('scenario', 'add', path, name);
    run('set', path, `churn_rate=${churn}`, '--scenario', name);
  }
}
