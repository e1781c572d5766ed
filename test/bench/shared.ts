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
const ROUNDS = [80, 12];

/** How much sooner 10,000 lanes of each model are there when threads share them, and what that costs in all; beside what the machine gives a loop. */
export async function timeShared(): Promise<void> {
  const pools = [1, 2].map((workers) => createLanePool(worker, workers)) as [LanePool, LanePool];
  const loops = loopThreads(2);
  // The template with its fixed cells takes minutes, and tells nothing more.
  for (const [at, rounds] of ROUNDS.entries()) {
    const model = (benchModels[at] as () => BenchModel)();
    const { here, shared } = waysOf(model);
    const begun = performance.now();
    const wanted = here();
    const size = Math.min(MOST_LANES, Math.round((PIECE_MS * LANES) / (performance.now() - begun)));
    for (const pool of pools)
      if (!bytesOf(await shared(pool, size)).equals(bytesOf(wanted)))
        throw new Error(`Threads give other figures of ${model.name}`);
    const [one, two] = pools;
    const took = await quickest(
      {
        here,
        one: () => shared(one, size),
        two: () => shared(two, size),
        loopOne: () => loops.run(LANES, 1),
        loopTwo: () => loops.run(LANES, 2),
      },
      rounds,
    );
    const [alone, both] = [await cpuOf(here, rounds), await cpuOf(() => shared(two, size), rounds)];
    const times = (from: number, to: number) => (from / to).toFixed(2);
    console.log(
      `${model.name}, 10,000 lanes: ${took.here.toFixed(0)} ms on this thread; ${times(took.here, took.one)} times as fast by one worker, ${times(took.here, took.two)} times by two, which together work ${times(both, alone)} times as long; the loop written by hand is ${times(took.loopOne, took.loopTwo)} times as fast by two threads as by one`,
    );
  }
  for (const pool of pools) pool.close();
  loops.close();
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
      const { source, figures } = splitLanes(lanes, cells);
      const end = await pool.start(source, size).ended;
      if (end !== 'done') throw new Error(`The pool ended as ${end}`);
      return figures;
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
