import type { Evaluation } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { MOTION_LINES, UNSPLIT } from '#plan/unsplitExpansion';
import { findWhen, valueWhen, type When } from '#plan/when';

/** A bar of the bridge: a total that stands on the axis, or from `from` to `to` a movement, or a gap that nothing fills yet. */
export interface BridgeStep {
  readonly line: string;
  readonly label: string;
  readonly type: 'total' | 'movement' | 'gap';
  /** With its sign in the bridge: losses are negative. */
  readonly amount: number;
  readonly from: number;
  readonly to: number;
}

/** What the bridge is made of between opening and closing ARR; some are shown though they are 0. */
const MOVEMENTS = [
  { line: 'new_logo_arr', label: 'New logo', sign: 1, always: true },
  { line: 'upsell_arr', label: 'Upsell', sign: 1, always: false },
  { line: 'seat_arr', label: 'Seats', sign: 1, always: false },
  { line: 'cross_sell_arr', label: 'Cross-sell', sign: 1, always: false },
  { line: 'usage_arr', label: 'Usage', sign: 1, always: false },
  { line: 'price_arr', label: 'Price', sign: 1, always: false },
  { line: 'contraction_arr', label: 'Contraction', sign: -1, always: true },
  { line: 'churn_arr', label: 'Churn', sign: -1, always: true },
  { line: 'reactivation_arr', label: 'Reactivation', sign: 1, always: false },
  { line: 'restatement_arr', label: 'Restatement', sign: 1, always: false },
] as const satisfies readonly MovementLine[];

/**
 * The movements of a plan. Where expansion is known only in total, in some of the time at least, the motions have no amounts that would
 * add up: then expansion is one movement.
 */
export function movementLines(plan: Pick<Plan, 'lines'>, amountOf: (line: string) => number): readonly MovementLine[] {
  const isNotSplit = lineOf(plan, UNSPLIT) !== undefined && amountOf(UNSPLIT) !== 0;
  const isMotion = ({ line }: MovementLine) => MOTION_LINES.includes(line);
  const known = MOVEMENTS.filter(({ line }) => lineOf(plan, line) !== undefined);
  if (!isNotSplit) return known;
  return known.flatMap((one) => (one.line === MOTION_LINES[0] ? [NOT_SPLIT] : isMotion(one) ? [] : [one]));
}

interface MovementLine {
  readonly line: string;
  readonly label: string;
  readonly sign: 1 | -1;
  /** It is shown though it is 0. */
  readonly always: boolean;
}

const NOT_SPLIT: MovementLine = { line: 'expansion_arr', label: 'Expansion, not split', sign: 1, always: true };

/** Where a movement stands among all others, for tables of times that do not have the same ones. */
export function placeOfMovement(line: string): number {
  const known = MOVEMENTS.findIndex((one) => one.line === line);
  // Expansion that is not split stands before the first of the motions.
  return known === -1 ? MOVEMENTS.findIndex((one) => one.line === MOTION_LINES[0]) - 0.5 : known;
}

/** The movements of the plan's lines, each with its sign; motions without any ARR in `when` are left out. */
export function movementsOf(
  evaluation: Evaluation,
  when: When,
  lane: number,
): readonly { readonly line: string; readonly label: string; readonly amount: number }[] {
  const amountOf = (line: string) => valueWhen(evaluation, line, 'total', when, lane);
  return movementLines(evaluation.plan, amountOf).flatMap(({ line, label, sign, always }) => {
    const value = amountOf(line);
    return value === 0 && !always ? [] : [{ line, label, amount: sign * value }];
  });
}

/**
 * The steps from opening to closing ARR of a period, quarter or fiscal year. Amounts are those of the lines, over several periods by the
 * engine's rules; only where the bars stand is added up here.
 */
export function bridgeSteps(evaluation: Evaluation, time: string, lane: number): readonly BridgeStep[] {
  const when = findWhen(evaluation, time);
  if (when === null || lineOf(evaluation.plan, 'closing_arr') === undefined) return [];
  const total = (line: string, label: string): BridgeStep => {
    const amount = valueWhen(evaluation, line, 'total', when, lane);
    return { line, label, type: 'total', amount, from: 0, to: amount };
  };
  const opening = total('opening_arr', 'Opening');
  let from = opening.amount;
  const movements = movementsOf(evaluation, when, lane).map(({ amount, ...step }): BridgeStep => {
    const to = from + amount;
    const made = { ...step, type: 'movement', amount, from, to } as const;
    from = to;
    return made;
  });
  return [opening, ...movements, total('closing_arr', 'Closing')];
}
