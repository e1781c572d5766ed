import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { evaluateCells } from '#engine/evaluate';
import { createLanePool, type LanePool } from '#engine/pool/lanePool';
import { splitLanes } from '#engine/pool/splitLanes';
import { workerPort } from '../../cli/workerPort';
import { type BenchModel, benchModels } from './models';
import { quickest } from './timing';

const LANES = 10_000;
const PIECE = 500;
const ROUNDS = 8;

/** How much sooner 10,000 lanes of each model are there when threads share them, and what that costs in all. */
export async function timeShared(): Promise<void> {
  const pools = [1, 2].map((workers) => createLanePool(worker, workers)) as [LanePool, LanePool];
  // The template with its fixed cells takes minutes, and tells nothing more.
  for (const made of benchModels.slice(0, 2)) {
    const model = made();
    const { here, shared } = waysOf(model);
    const wanted = here();
    for (const pool of pools)
      if (!bytesOf(await shared(pool)).equals(bytesOf(wanted)))
        throw new Error(`Threads give other figures of ${model.name}`);
    const [one, two] = pools;
    const took = await quickest({ here, one: () => shared(one), two: () => shared(two) }, ROUNDS);
    const [alone, both] = [await cpuOf(here), await cpuOf(() => shared(two))];
    console.log(
      `${model.name}, 10,000 lanes: ${took.here.toFixed(0)} ms on this thread; ${(took.here / took.one).toFixed(2)} times as fast by one worker, ${(took.here / took.two).toFixed(2)} times by two, which together work ${(both / alone).toFixed(2)} times as long`,
    );
  }
  for (const pool of pools) pool.close();
}

const worker = () => workerPort(pathToFileURL(join(process.cwd(), 'dist/cli/laneWorker.mjs')));

function waysOf({ lanes: lanesOf, program, input, asked }: BenchModel) {
  const lanes = lanesOf(LANES);
  const perLane = new Float64Array(LANES).map((_, lane) => input.first * (1 + lane * 1e-6));
  lanes.replaced.set(input.row, perLane);
  const cells = program.rows.map(({ index }) => ({ row: index, period: asked.period }));
  return {
    here: () => evaluateCells(program, lanes, cells),
    shared: async (pool: LanePool) => {
      const { source, figures } = splitLanes(lanes, cells);
      const end = await pool.start(source, PIECE).ended;
      if (end !== 'done') throw new Error(`The pool ended as ${end}`);
      return figures;
    },
  };
}

const bytesOf = (figures: Float64Array) => Buffer.from(figures.buffer, figures.byteOffset, figures.byteLength);

/** Processor time of the whole process, the least of some calls. */
async function cpuOf(call: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    await call();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}
