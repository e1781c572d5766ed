import type { Result } from '#base/result';
import type { LanePool } from '#engine/pool/lanePool';
import type { SealPlatform } from '#plan/seal';
import type { Attempt } from './failure';
import type { Arguments } from './parseArguments';

/** What a command can see of the machine; tests pass one of their own. Paths are as typed, relative ones from where the user stands. */
export interface World {
  readonly readFile: (path: string) => Promise<Result<Uint8Array, FileError>>;
  /** Replaces or creates the file: afterwards it is the old one or the new one, whole. The error is the rest of a sentence. */
  readonly saveFile: (path: string, bytes: Uint8Array) => Promise<Result<null, string>>;
  /** The day on the calendar now; January is 1. */
  readonly today: () => { readonly year: number; readonly month: number; readonly day: number };
  /** A clock that only ever runs forward, for how long something took. */
  readonly milliseconds: () => number;
  /** How many characters go on one line of a table. */
  readonly columns: number;
  readonly platform: SealPlatform;
  /** Asks for a passphrase without showing it, or takes it from the file that the command line names. */
  readonly passphrase: (question: string) => Promise<Attempt<string>>;
  /** How many threads can work at the same time. */
  readonly processors: number;
  /** Threads that share out lanes. They keep the program running until they are closed. */
  readonly lanePool: (workers: number) => LanePool;
  /** Says on a terminal how far something long has come, in place of what was said before; null takes it away. */
  readonly progress: (text: string | null) => void;
  /** Lets what waits happen, such as Ctrl+C. */
  readonly pause: () => Promise<void>;
}

export type FileError = { readonly type: 'missing' } | { readonly type: 'unreadable'; readonly why: string };

/** What a command that did what was asked prints, and how it ends: `check` ends with 1 when it found something. */
export interface Outcome {
  readonly text: string;
  readonly exit: 0 | 1;
}

export type Command = (given: Arguments, world: World) => Promise<Attempt<Outcome>>;
