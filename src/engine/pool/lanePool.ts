import type { Cell } from '#engine/evaluate';
import type { Lanes } from '#engine/lanes';
import type { Program } from '#engine/program';
import type { WorkerPort } from './messages';

/** Lanes that are evaluated together, and what is done with their figures, which are those of `evaluateCells`. */
export interface LanePiece {
  readonly lanes: Lanes;
  readonly take: (figures: Float64Array) => void;
}

/** Lanes that are evaluated a piece at a time, one piece after the other, whoever does it; their figures are taken in any order. */
export interface LaneSource {
  readonly program: Program;
  readonly cells: readonly Cell[];
  /** So many lanes more, or those that are left; null when there are none. */
  readonly next: (lanes: number) => LanePiece | null;
}

/**
 * How work ended. After `failed`, because a worker could not be made or broke down, the pool is of no use any more, and what was
 * asked is to be computed without it: the figures are the same.
 */
export type WorkEnd = 'done' | 'cancelled' | 'failed';

export interface LanePool {
  /** Begins with lanes, in pieces of so many, and cancels what was begun before. */
  readonly start: (
    source: LaneSource,
    size: number,
  ) => { readonly ended: Promise<WorkEnd>; readonly cancel: () => void };
  /** Ends the workers at once; work that is under way is cancelled. */
  readonly close: () => void;
}

/** Pieces that a worker has at a time: one that it computes, and one that waits, so that it need not. */
const PIECES_IN_HAND = 2;

interface Hand {
  readonly port: WorkerPort;
  /** Of this run or of one that was cancelled: by number. What a cancelled run is still owed goes nowhere. */
  readonly inHand: Set<number>;
  program: Program | null;
  shared: ReadonlyMap<number, Float64Array>;
}

interface Running {
  readonly source: LaneSource;
  readonly size: number;
  readonly pieces: Map<number, LanePiece>;
  readonly end: (how: WorkEnd) => void;
  isDry: boolean;
}

/**
 * Workers that share out the pieces of some work. They are made with the first work, and serve until the pool is closed: what they have
 * compiled is there for the next, and cancelling costs no more than the pieces in their hands.
 */
export function createLanePool(spawn: () => WorkerPort, workers: number): LanePool {
  const hands: Hand[] = [];
  let running: Running | null = null;
  let isBroken = false;
  let pieces = 0;

  const finish = (how: WorkEnd) => {
    const { end } = running ?? {};
    running = null;
    end?.(how);
  };
  const close = () => {
    for (const { port } of hands.splice(0)) port.terminate();
    finish('cancelled');
  };
  const fail = () => {
    isBroken = true;
    finish('failed');
    close();
  };
  const feed = (hand: Hand) => {
    while (running !== null && !running.isDry && hand.inHand.size < PIECES_IN_HAND) {
      const piece = running.source.next(running.size);
      running.isDry = piece === null;
      if (piece !== null) give(hand, running, piece);
    }
    if (running?.isDry === true && running.pieces.size === 0) finish('done');
  };
  const give = (hand: Hand, { source, pieces: waiting }: Running, piece: LanePiece) => {
    const number = pieces++;
    waiting.set(number, piece);
    hand.inHand.add(number);
    post(hand, number, source, piece.lanes);
  };
  const made = (): Hand => {
    const hand: Hand = { port: spawn(), inHand: new Set(), program: null, shared: new Map() };
    hand.port.listen(({ piece, figures }) => {
      hand.inHand.delete(piece);
      const asked = running?.pieces.get(piece);
      running?.pieces.delete(piece);
      asked?.take(figures);
      feed(hand);
    }, fail);
    return hand;
  };
  const begin = () => {
    try {
      while (hands.length < workers) hands.push(made());
    } catch {
      fail();
      return;
    }
    for (const hand of hands) feed(hand);
  };

  return {
    start: (source, size) => {
      finish('cancelled');
      if (isBroken) return { ended: Promise.resolve('failed'), cancel: () => undefined };
      let mine: Running | null = null;
      const ended = new Promise<WorkEnd>((end) => {
        mine = { source, size, pieces: new Map(), end, isDry: false };
        running = mine;
      });
      begin();
      return { ended, cancel: () => running === mine && finish('cancelled') };
    },
    close,
  };
}

/** Sends a piece, and before it what the worker lacks. */
function post(hand: Hand, piece: number, { program, cells }: LaneSource, lanes: Lanes): void {
  const { program: _, shared, ...rest } = lanes;
  if (hand.program !== program) {
    hand.port.post({ type: 'model', model: program.model });
    hand.program = program;
    hand.shared = new Map();
  }
  const changed = new Map<number, Float64Array | null>();
  for (const [row, series] of shared) if (hand.shared.get(row) !== series) changed.set(row, series);
  for (const row of hand.shared.keys()) if (!shared.has(row)) changed.set(row, null);
  hand.shared = new Map(shared);
  hand.port.post({ type: 'piece', piece, lanes: rest, shared: changed, cells });
}
