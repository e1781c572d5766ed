// From the launch of the desktop app to the first figures in its grid: the packaged app where it is in `out`, else the built one. Cold is a first start, with a new profile and nothing of the app in the
// disk's cache; warm is the next one. Then what memory all its processes take with the largest example and with a plan as large as one may be.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

const COLD = 3;
const WARM = 7;
/** Seconds to stay under, warm. */
const LIMIT = 1;
/** A window is at rest when its processes took less than so many seconds of the processor in half a second, twice in a row. */
const AT_REST = 0.03;
/** Milliseconds that are waited where that cannot be seen. */
const PATIENCE = 5000;

bootstrap();
const { ownDisplay } = await import('./display.mjs');
const { electronArguments, findElectron, sandboxArguments } = await import('./electronRuntime.mjs');
const { writeByBundle } = await import('./benchBundle.mjs');
const { taken } = await import('./processTree.mjs');
const { chromium } = await import('playwright-core');

const app = await findApp();
const display = await ownDisplay();
const folder = mkdtempSync(join(tmpdir(), 'headroom-start-'));
try {
  const example = largestExample();
  console.log(`${app.name}; processor time is that of all its processes until it is at rest`);
  const cold = [];
  for (let time = 0; time < COLD; time++) cold.push(await start(example, join(folder, `cold ${time}`), true));
  say('cold', cold, null);
  const warm = [];
  for (let time = 0; time < WARM; time++) warm.push(await start(example, join(folder, 'cold 0'), false));
  say('warm', warm, LIMIT);
  const large = join(folder, 'large.headroom');
  await writeByBundle('writeLargePlan', large);
  for (const [name, plan] of [
    ['the largest example', example],
    ['300 lines, 120 months, 12 segments, 3 scenarios', large],
  ]) {
    const { memory } = await start(plan, join(folder, 'cold 0'), false);
    if (memory !== null)
      console.log(`memory with ${name}: ${memory.megabytes.toFixed(0)} MB in ${memory.processes} processes`);
  }
  if (app.archive !== null)
    console.log(`the app without Electron: ${(statSync(app.archive).size / 1e6).toFixed(1)} MB`);
} finally {
  display?.server.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Where the app is, how it is called, and what of it is not Electron. */
async function findApp() {
  const packaged = join(root, `out/Headroom-linux-${process.arch}`);
  const executable = join(packaged, 'headroom');
  if (process.platform === 'linux' && existsSync(executable)) {
    const archive = join(packaged, 'resources/app.asar');
    return { name: 'The packaged app', command: executable, args: sandboxArguments(), folders: [packaged], archive };
  }
  const electron = findElectron();
  if (electron === null) {
    console.error(
      'bench:start needs the packaged app (npm run package) or an Electron runtime (npm start fetches one).',
    );
    process.exit(1);
  }
  const { build } = await import('./build.mjs');
  await build(['renderer', 'electron']);
  const folders = [dirname(electron), join(root, 'dist')];
  return { name: 'The built app', command: electron, args: [...electronArguments(), root], folders, archive: null };
}

function largestExample() {
  const examples = join(root, 'assets/examples');
  const bySize = readdirSync(examples).toSorted(
    (a, b) => statSync(join(examples, b)).size - statSync(join(examples, a)).size,
  );
  return join(examples, bySize[0]);
}

/** Starts the app with a plan and ends it again: seconds until the first figures, and what it took of the processor and of memory by the time it was at rest. */
async function start(plan, profile, isCold) {
  if (isCold) for (const each of app.folders) forget(each);
  const before = performance.timeOrigin + performance.now();
  const child = spawn(
    app.command,
    [...app.args, '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${profile}`, `--plan=${plan}`],
    {
      env: { ...process.env, ...(display === null ? {} : { DISPLAY: display.name }) },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const gone = new Promise((done) => child.once('exit', done));
  try {
    const address = await addressOf(child);
    // A driver that comes while the window loads slows it down; the page keeps when its figures were there.
    await atRest(child.pid);
    const memory = taken(child.pid);
    const browser = await chromium.connectOverCDP(address);
    const [context] = browser.contexts();
    const page = context.pages()[0] ?? (await context.waitForEvent('page'));
    const shown = await page.waitForFunction(() => {
      const [mark] = performance.getEntriesByName('figures shown');
      return mark === undefined ? null : performance.timeOrigin + mark.startTime;
    });
    const seconds = ((await shown.jsonValue()) - before) / 1000;
    await browser.close();
    return { seconds, processor: memory?.seconds ?? null, memory };
  } finally {
    child.kill();
    await gone;
  }
}

async function atRest(pid) {
  if (taken(pid) === null) return sleep(PATIENCE);
  for (let quiet = 0, before = 0; quiet < 2; ) {
    await sleep(500);
    const { seconds } = taken(pid);
    quiet = before > 0 && seconds - before < AT_REST ? quiet + 1 : 0;
    before = seconds;
  }
}

function sleep(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

function addressOf(child) {
  let said = '';
  return new Promise((done, failed) => {
    child.once('exit', () => failed(new Error(`The app ended before it had a window:\n${said}`)));
    child.stderr.on('data', (text) => {
      said += text;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) done(address);
    });
  });
}

/** Lets the disk's cache forget the files of a folder, where the system can be asked to. */
function forget(path) {
  for (const { parentPath, name } of readdirSync(path, { withFileTypes: true, recursive: true }).filter((each) =>
    each.isFile(),
  ))
    spawnSync('dd', [`if=${join(parentPath, name)}`, 'iflag=nocache', 'count=0', 'status=none'], { stdio: 'ignore' });
}

function say(name, starts, limit) {
  const median = (key) => starts.map((each) => each[key]).toSorted((a, b) => a - b)[Math.floor(starts.length / 2)];
  const verdict = limit === null ? '' : `, limit ${limit}: ${median('seconds') < limit ? 'within' : 'OVER'}`;
  const processor = median('processor');
  const ofProcessor = processor === null ? '' : `, ${processor.toFixed(2)} s of the processor`;
  console.log(`${name}: ${median('seconds').toFixed(2)} s, median of ${starts.length}${ofProcessor}${verdict}`);
}
