import type { LanePool } from '#engine/pool/lanePool';
import { evaluatePiece, type LaneSource } from '#engine/pool/laneSource';
import type { World } from './world';

/** Lanes that may take long, and what one of them is called. */
export interface LongRun {
  readonly source: LaneSource;
  readonly lanes: number;
  readonly called: string;
}

/** Milliseconds of work after which it is looked whether there is anything else to do. */
const PIECE_MS = 40;
const FIRST_PIECE = 64;
const [LEAST_LANES, MOST_LANES] = [16, 4_096];
/** Milliseconds of work from which on more threads are worth what it takes to begin them: decision 35. */
const POOL_PAYS_MS = 1_000;

/**
 * Evaluates all lanes: on this thread while they are few, with `workers` threads more where that pays. The figures are the same.
 *
 * Returns false where those broke down: then it is to be begun anew, without them.
 */
export async function evaluateLanes(
  { source, lanes, called }: LongRun,
  workers: number,
  world: World,
): Promise<boolean> {
  let done = 0;
  const counted: LaneSource = {
    ...source,
    next: (wanted) => {
      world.progress(`${grouped(done)} of ${grouped(lanes)} ${called}`);
      return source.next(wanted);
    },
    onDone: (piece) => {
      done += piece.lanes.count;
      source.onDone(piece);
    },
  };
  let size = FIRST_PIECE;
  try {
    // The first piece pays for compiling, and tells nothing about the others.
    for (let round = 0; ; round++) {
      const before = world.milliseconds();
      const piece = counted.next(size);
      if (piece === null) return true;
      evaluatePiece(counted, piece);
      const perLane = Math.max(world.milliseconds() - before, 0.1) / piece.lanes.count;
      if (round > 0) {
        size = Math.round(Math.min(MOST_LANES, Math.max(LEAST_LANES, PIECE_MS / perLane)));
        if (workers > 1 && perLane * (lanes - done) > POOL_PAYS_MS)
          return await shareOut(counted, size, world.lanePool(workers));
      }
      await world.pause();
    }
  } finally {
    world.progress(null);
  }
}

async function shareOut(source: LaneSource, size: number, pool: LanePool): Promise<boolean> {
  const end = await pool.start(source, size).ended;
  pool.close();
  return end === 'done';
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
