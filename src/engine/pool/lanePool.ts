import type { Cell } from '#engine/evaluate';
import type { Program } from '#engine/program';
import { areShared, type LanePiece, type LaneSource, placeOf } from './laneSource';
import type { WorkerPort } from './messages';

/**
 * How work ended. After `failed`, because a worker could not be made or broke down, the pool is of no use any more, and what was
 * asked is to be computed without it: the figures are the same.
 */
export type WorkEnd = 'done' | 'cancelled' | 'failed';

export interface LanePool {
  /** Begins with lanes, in pieces of so many, the last of them smaller, and cancels what was begun before. */
  readonly start: (
    source: LaneSource,
    size: number,
  ) => { readonly ended: Promise<WorkEnd>; readonly cancel: () => void };
  /** Ends the workers at once; work that is under way is cancelled. */
  readonly close: () => void;
}

/** Pieces that a worker has at a time: one that it computes, and one that waits, so that it need not. */
const PIECES_IN_HAND = 2;
/** Towards the end pieces become smaller, down to this share of what was asked for, so that all workers are done at about the same time. */
const SMALLEST = 1 / 8;
/** Lanes of a piece come by so many, which fill the width of a machine and the lines of a cache. */
const LANES_TOGETHER = 8;

interface Hand {
  readonly port: WorkerPort;
  /** Of this run or of one that was cancelled: by number. What a cancelled run is still owed goes nowhere. */
  readonly inHand: Set<number>;
  /** Memory of figures that have been taken. */
  readonly rooms: ArrayBuffer[];
  program: Program | null;
  cells: readonly Cell[] | null;
  readonly shared: Map<number, Float64Array>;
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
  /** Sees to it that a worker has so many pieces, as long as there are any. */
  const feed = (hand: Hand, wanted: number) => {
    while (running !== null && !running.isDry && hand.inHand.size < wanted) {
      const piece = running.source.next(sizeOfNext(running, workers));
      running.isDry = piece === null;
      if (piece !== null) give(hand, running, piece);
    }
    if (running?.isDry === true && running.pieces.size === 0) finish('done');
  };
  const give = (hand: Hand, { source, pieces: waiting }: Running, piece: LanePiece) => {
    const number = pieces++;
    waiting.set(number, piece);
    hand.inHand.add(number);
    post(hand, number, source, piece);
  };
  const made = (): Hand => {
    const port = spawn();
    const hand: Hand = { port, inHand: new Set(), rooms: [], program: null, cells: null, shared: new Map() };
    // What a worker said before it was ended may come after that.
    const isHere = () => hands.includes(hand);
    port.listen(
      ({ piece, figures }) => {
        if (!isHere()) return;
        hand.inHand.delete(piece);
        const asked = running?.pieces.get(piece);
        if (running !== null && asked !== undefined) {
          running.pieces.delete(piece);
          if (figures !== null) put(running.source, asked, figures);
          running.source.onDone(asked);
        }
        if (figures !== null) hand.rooms.push(figures.buffer);
        feed(hand, PIECES_IN_HAND);
      },
      () => isHere() && fail(),
    );
    return hand;
  };
  const begin = () => {
    try {
      while (hands.length < workers) hands.push(made());
    } catch {
      fail();
      return;
    }
    // Dealt out in turn, so that a few pieces go to as many workers.
    for (let wanted = 1; wanted <= PIECES_IN_HAND; wanted++) for (const hand of hands) feed(hand, wanted);
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

function sizeOfNext({ source, size }: Running, workers: number): number {
  const share = source.left() / (PIECES_IN_HAND * workers);
  const wanted = Math.max(share, size * SMALLEST);
  return Math.min(size, Math.ceil(wanted / LANES_TOGETHER) * LANES_TOGETHER);
}

/** Puts figures that were handed over where they belong. */
function put({ figures, count, cells }: LaneSource, { lanes, from }: LanePiece, found: Float64Array): void {
  for (let cell = 0; cell < cells.length; cell++)
    figures.set(found.subarray(cell * lanes.count, (cell + 1) * lanes.count), cell * count + from);
}

/** Sends a piece, and with it what the worker lacks. */
function post(hand: Hand, number: number, source: LaneSource, piece: LanePiece): void {
  const { program, cells } = source;
  const { program: _, shared, ...rest } = piece.lanes;
  if (hand.program !== program) {
    hand.port.post({ type: 'model', model: program.model });
    hand.program = program;
    hand.shared.clear();
  }
  const changed = new Map<number, Float64Array | null>();
  for (const [row, series] of shared) if (hand.shared.get(row) !== series) changed.set(row, series);
  for (const row of hand.shared.keys()) if (!shared.has(row)) changed.set(row, null);
  for (const [row, series] of changed) {
    if (series === null) hand.shared.delete(row);
    else hand.shared.set(row, series);
  }
  hand.port.post({
    type: 'piece',
    piece: number,
    lanes: rest,
    shared: changed,
    cells: hand.cells === cells ? null : cells,
    ...(areShared(source.figures)
      ? { place: placeOf(source, piece), room: null }
      : { place: null, room: hand.rooms.pop() ?? null }),
  });
  hand.cells = cells;
}
