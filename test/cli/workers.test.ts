import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { createLanePool } from '#engine/pool/lanePool';
import { workerPort } from '../../cli/workerPort';
import type { World } from '../../cli/world';
import { deskWith, done } from './desk';

const root = resolve(import.meta.dirname, '../..');
const example = join(root, 'assets/examples/95-to-115.headroom');
const worker = () => workerPort(pathToFileURL(join(root, 'dist/cli/laneWorker.mjs')));

beforeAll(() => {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), 'cli'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
}, 120_000);

/** A machine on whose clock everything takes long, with a plan in it. */
async function slowDesk(changes: Partial<World>) {
  let clock = 0;
  const said: (string | null)[] = [];
  const desk = deskWith({
    milliseconds: () => (clock += 1_000),
    processors: 3,
    lanePool: (workers) => createLanePool(worker, workers),
    progress: (text) => said.push(text),
    ...changes,
  });
  await done(desk, 'new', 'p', '--basis', 'annual', '--set', 'starting_arr=1200', '--set', 'churn_rate=10%');
  return { desk, said };
}

const asked = [
  'simulate',
  'p.headroom',
  '--trials',
  '3000',
  '--lines',
  'closing_arr,nrr_stated',
  '--at',
  'last',
  '--json',
];
const vary = ['--vary', 'churn_rate=pert(5%,10%,20%)', '--vary', 'upsell_rate=normal(5%,4%)'];
const figuresOf = (json: string) => ({ ...(JSON.parse(json) as object), elapsedMs: 0 });

describe('a long run on the command line', () => {
  test('has the same numbers however many threads share it, and where they break down', async () => {
    const { desk: alone } = await slowDesk({ processors: 1 });
    const wanted = figuresOf(await done(alone, ...asked, ...vary));
    const made: number[] = [];
    const { desk, said } = await slowDesk({
      lanePool: (workers) => {
        made.push(workers);
        return createLanePool(worker, workers);
      },
    });
    for (const more of [[], ['--workers', '2'], ['--workers', '1']])
      expect(figuresOf(await done(desk, ...asked, ...vary, ...more))).toEqual(wanted);
    expect(made).toEqual([3, 2]);
    expect(said.filter((text) => text === null)).toHaveLength(3);
    expect(said.slice(0, 2)).toEqual(['0 of 3,000 trials', '64 of 3,000 trials']);
    const { desk: broken } = await slowDesk({
      lanePool: (workers) =>
        createLanePool(() => {
          throw new Error('no threads here');
        }, workers),
    });
    expect(figuresOf(await done(broken, ...asked, ...vary))).toEqual(wanted);
  });

  test('has the same table, too', async () => {
    const table = ['table', 'p.headroom', '--line', 'closing_arr', '--at', 'last', '--json'];
    const axes = ['--row', 'churn_rate=0%..20%/20', '--column', 'upsell_rate=0%..20%/21'];
    const { desk: alone } = await slowDesk({ processors: 1 });
    const { desk, said } = await slowDesk({});
    expect(await done(desk, ...table, ...axes)).toBe(await done(alone, ...table, ...axes));
    expect(said.at(-2)).toMatch(/^\d+ of 421 figures$/);
  });

  test('ends with Ctrl+C while its threads work, and prints nothing', async () => {
    const typed = ['simulate', example, '--trials', '1000000', '--lines', 'closing_arr', '--workers', '2'];
    const interrupted = async (after: number) => {
      const run = spawn(process.execPath, [join(root, 'dist/cli/headroom.mjs'), ...typed, ...vary]);
      let out = '';
      run.stdout.on('data', (text) => (out += String(text)));
      run.stderr.on('data', (text) => (out += String(text)));
      const ended = new Promise((resolved) => run.on('exit', (code) => resolved(code)));
      await new Promise((resume) => setTimeout(resume, after));
      run.kill('SIGINT');
      return { code: await ended, out };
    };
    // A program that has not begun yet is ended by the signal itself: then it is given longer.
    let end = { code: null as unknown, out: '' };
    for (let after = 750; end.code === null && after < 30_000; after *= 2) end = await interrupted(after);
    expect(end).toEqual({ code: 130, out: '' });
  });
});
