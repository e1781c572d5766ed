// From the key press that ends an edit to the frame that shows it: a figure that follows, such as the last period's closing ARR, and the charts' pixels. Then, in a
// plan as large as one may be, how long the window is busy at a stretch.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1180, height: 760 },
];
/** Milliseconds to stay under: in the Plan view with four scenarios over 60 months, and in the Roadmap view of the example. */
const LIMITS = { painted: { median: 16, most: 33 }, screen: { median: 25, most: 33 } };

bootstrap();
const { build } = await import('./build.mjs');
await build();
const { chromium } = await import('playwright-core');
const { findBrowser } = await import('./findBrowser.mjs');
const { serve } = await import('./serve.mjs');
const { LONGEST_TASK, longestTasks } = await import('./longTasks.mjs');
const { longestAccountTasks } = await import('./accountTasks.mjs');
const { measureEdits } = await import('./uiEdits.mjs');

const executablePath = findBrowser();
if (executablePath === null) {
  console.error('bench:ui needs Chrome, Chromium or Edge; none was found.');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
const plan = join(folder, 'bench.headroom');
makePlan(plan);
const servers = {
  'type a figure': await serve({ plan }),
  'move an initiative': await serve({ example: '95-to-115' }),
};
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({
  executablePath,
  args: [...sandbox, '--disable-background-networking', '--no-first-run'],
});
try {
  console.log('From a key to the frame that shows the edit, in ms: painted, and on a screen of 60 Hz');
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
  console.log(`\n300 lines, 120 months, 12 segments, 3 scenarios: longest task in ms, limit ${LONGEST_TASK}`);
  report(await longestTasks(browser, folder));
  console.log(`\n20,000 accounts, all columns: longest task in ms, limit ${LONGEST_TASK}`);
  report(await longestAccountTasks(browser, folder));
} finally {
  await browser.close();
  for (const server of Object.values(servers)) await server.close();
  rmSync(folder, { recursive: true });
}

function report(byAct) {
  for (const [act, longest] of Object.entries(byAct)) {
    const figure = longest === 0 ? 'none over 50' : longest.toFixed(0);
    console.log(`${act.padEnd(32)} ${figure.padStart(12)}  ${longest <= LONGEST_TASK ? 'within' : 'OVER'}`);
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
