import type { Cell, CellPlace } from '#engine/evaluate';
import type { Lanes } from '#engine/lanes';
import type { Model } from '#engine/model';

/** What a pool tells a worker: plain data, copied on the way but for `room`. */
export type ToWorker =
  /** The model of the pieces that follow. It says all that its program does, in a fraction of the size. */
  | { readonly type: 'model'; readonly model: Model }
  | {
      readonly type: 'piece';
      readonly piece: number;
      readonly lanes: Omit<Lanes, 'program' | 'shared'>;
      /** Shared series by row that are others than in the piece before; null for one that is missing now. */
      readonly shared: ReadonlyMap<number, Float64Array | null>;
      /** The cells that are asked for; null for those of the piece before. */
      readonly cells: readonly Cell[] | null;
      /** Where the figures go, in memory that is shared; null where there is none, and they are handed over. */
      readonly place: CellPlace | null;
      /** Memory of figures that have been taken, for those of this piece: of new memory every page costs something when it is first written to. */
      readonly room: ArrayBuffer | null;
    };

/** What a worker answers to a piece that it has evaluated. */
export interface FromWorker {
  readonly piece: number;
  /** Its figures, as `evaluateCells` gives them, where they had no place. Their memory is handed over, all of it. */
  readonly figures: Float64Array<ArrayBuffer> | null;
}

/** The memory that goes with a message rather than being copied. */
export function handedOver(message: ToWorker | FromWorker): ArrayBuffer[] {
  const memory = 'figures' in message ? message.figures?.buffer : message.type === 'piece' ? message.room : null;
  return memory === null || memory === undefined ? [] : [memory];
}

/** A worker as its pool sees it. Shells differ in how they make one, and in nothing else. */
export interface WorkerPort {
  /** Sends a message; its `room` is handed over. */
  readonly post: (message: ToWorker) => void;
  readonly listen: (onMessage: (message: FromWorker) => void, onFailure: () => void) => void;
  /** Ends it at once, whatever it is doing. */
  readonly terminate: () => void;
}
