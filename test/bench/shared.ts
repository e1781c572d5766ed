import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { evaluateCells } from '#engine/evaluate';
import { createLanePool, type LanePool } from '#engine/pool/lanePool';
import { splitLanes } from '#engine/pool/splitLanes';
import { workerPort } from '../../cli/workerPort';
import { loopThreads } from './loops';
import { type BenchModel, benchModels } from './models';
import { quickest } from './timing';

const LANES = 10_000;
/** Pieces are as the command line hands them out: of so many milliseconds, and of so many lanes at most. */
const [PIECE_MS, MOST_LANES] = [40, 4_096];
/** The quickest of so many calls: on a machine that does other things, few of them find both processors free. */
const ROUNDS = [200, 15];

/** How much sooner 10,000 lanes of each model are there when threads share them, and what that costs in all; beside what the machine gives a loop. */
export async function timeShared(): Promise<void> {
  // The template with its fixed cells takes minutes, and tells nothing more.
  for (const [at, rounds] of ROUNDS.entries()) {
    const model = (benchModels[at] as () => BenchModel)();
    const one = await timePool(model, 1, rounds);
    const two = await timePool(model, 2, rounds);
    const loops = loopThreads(2);
    const loop = await quickest({ one: () => loops.run(LANES, 1), two: () => loops.run(LANES, 2) }, rounds);
    loops.close();
    console.log(
      `${model.name}, 10,000 lanes: ${two.here.toFixed(0)} ms on this thread; ${one.sooner.toFixed(2)} times as fast by one worker, ${two.sooner.toFixed(2)} times by two, which together work ${two.work.toFixed(2)} times as long; the loop written by hand is ${(loop.one / loop.two).toFixed(2)} times as fast by two threads as by one`,
    );
  }
}

/** Milliseconds on this thread; how much sooner a pool is done, and how much longer it works. There is one pool at a time, as where it is used. */
async function timePool(model: BenchModel, workers: number, rounds: number) {
  const { here, shared } = waysOf(model);
  const begun = performance.now();
  const wanted = here();
  const size = Math.min(MOST_LANES, Math.round((PIECE_MS * LANES) / (performance.now() - begun)));
  const pool = createLanePool(worker, workers);
  if (!bytesOf(await shared(pool, size)).equals(bytesOf(wanted)))
    throw new Error(`Threads give other figures of ${model.name}`);
  const took = await quickest({ here, shared: () => shared(pool, size) }, rounds);
  const work = (await cpuOf(() => shared(pool, size), rounds)) / (await cpuOf(here, rounds));
  pool.close();
  return { here: took.here, sooner: took.here / took.shared, work };
}

const worker = () => workerPort(pathToFileURL(join(process.cwd(), 'dist/cli/laneWorker.mjs')));

function waysOf({ lanes: lanesOf, program, input, asked }: BenchModel) {
  const lanes = lanesOf(LANES);
  const perLane = new Float64Array(LANES).map((_, lane) => input.first * (1 + lane * 1e-6));
  lanes.replaced.set(input.row, perLane);
  const cells = program.rows.map(({ index }) => ({ row: index, period: asked.period }));
  return {
    here: () => evaluateCells(program, lanes, cells),
    shared: async (pool: LanePool, size: number) => {
      const source = splitLanes(lanes, cells);
      const end = await pool.start(source, size).ended;
      if (end !== 'done') throw new Error(`The pool ended as ${end}`);
      return source.figures;
    },
  };
}

const bytesOf = (figures: Float64Array) => Buffer.from(figures.buffer, figures.byteOffset, figures.byteLength);

/** Processor time of the whole process, the least of some calls. */
async function cpuOf(call: () => unknown, rounds: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    await call();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}
