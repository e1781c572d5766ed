import type { Line, Plan, Scenario } from '#plan/model';
import type { Attempt } from '../failure';
import type { Arguments } from '../parseArguments';
import type { World } from '../world';

/** What is to be exported, as asked for. */
export interface Asked {
  readonly plan: Plan;
  /** At least one; the first of the plan where none was named. */
  readonly scenarios: readonly Scenario[];
  readonly lines: readonly Line[];
  readonly given: Arguments;
  readonly world: World;
}

/** Makes the bytes of one kind of file; nothing is written before it is done. */
export type Exporter = (asked: Asked) => Promise<Attempt<Uint8Array>>;
