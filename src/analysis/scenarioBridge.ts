import { err, ok, type Result } from '#base/result';
import { rowsBehind } from '#engine/dependents';
import { placeOf, type Program, rowOf } from '#engine/program';
import { type LaneSource, laneSource } from '#plan/lanes';
import type { Plan } from '#plan/model';
import type { PlanModelError } from '#plan/planModel';
import { timelineOf } from '#plan/planParts';
import { type BridgeGap, type Ends, findGap, type Mixture, mixtureLane } from './bridgeGap';
import { figuresInLanes, type PlacedFigure } from './bridgeLanes';
import { type BridgePart, joinDifferences, onePart } from './joinDifferences';
import { type Difference, differencesBetween } from './scenarioDifferences';
import { exactSum, shapleyValues } from './shapley';

/** Two scenarios by id, and the figures whose difference is to be explained. */
export interface BridgeQuestion extends Ends {
  readonly figures: readonly PlacedFigure[];
}

/**
 * How the difference of one figure comes about: the amounts, one for each part, sum to `to` less `from` within 1e-12 of the larger of
 * the two, or within the last digit of the largest amount where amounts dwarf both.
 */
export interface FigureBridge {
  readonly from: number;
  readonly to: number;
  readonly amounts: readonly number[];
}

export interface ScenarioBridge {
  /** Everything in which the scenarios differ, whether it moves a figure or not. */
  readonly differences: readonly Difference[];
  /** The steps: a difference each, or several joined. */
  readonly parts: readonly BridgePart[];
  /** Mixtures of the two scenarios that the amounts are made of. */
  readonly subsets: number;
  /** By figure. */
  readonly bridges: readonly Result<FigureBridge, BridgeGap>[];
}

/** One step of a bridge. */
export interface PartAmount {
  readonly part: BridgePart;
  readonly amount: number;
}

/** The steps of a bridge, the largest first; those that only rounding tells apart keep their order. */
export function largestFirst(
  { parts }: Pick<ScenarioBridge, 'parts'>,
  { amounts }: Pick<FigureBridge, 'amounts'>,
): readonly PartAmount[] {
  const size = ({ amount }: PartAmount) => Number(Math.abs(amount).toPrecision(9));
  return parts
    .map((part, at): PartAmount => ({ part, amount: amounts[at] ?? Number.NaN }))
    .toSorted((a, b) => size(b) - size(a));
}

/** Steps larger than this many times the difference dwarf it. */
const MOST_SHARE = 5;

/** Whether shares of the difference say something of the steps: where steps that cancel each other dwarf it, they do not. */
export function haveShares({ from, to, amounts }: FigureBridge): boolean {
  return to !== from && amounts.every((amount) => Math.abs(amount) <= MOST_SHARE * Math.abs(to - from));
}

/** Subsets double with each part, and beyond this they would take too long. */
export const MOST_PARTS = 12;

/**
 * How much of the difference between two scenarios comes from each thing in which they differ, by Shapley values: what a difference
 * moves, averaged over all orders in which one could go from the one scenario to the other. So the parts sum to the difference, and none
 * of them depends on an order.
 *
 * Every mixture of the two scenarios is a lane. Where there are more than twelve differences, those that cannot reach a figure become one
 * part, and small ones are joined (`joinDifferences`): by what each moves of the first figure as the only one that is as in `to`, and as
 * the only one that is not, added up.
 *
 * The work is done in goes, each of a few milliseconds; after each it yields which share is done.
 *
 * Cost  2^parts lanes, of which only what the figures need is computed.
 */
export function* bridgeInGoes(
  plan: Plan,
  question: BridgeQuestion,
): Generator<number, Result<ScenarioBridge, PlanModelError>> {
  const source = laneSource(plan);
  if (!source.ok) return source;
  const { figures } = question;
  const differences = differencesBetween(plan, question.from, question.to);
  const reach = reachOf(source.value.compiled.program, figures);
  const moving = differences.filter(({ lines }) => lines.some((line) => reach.has(line)));
  const still = stillParts(differences, moving);
  const gapOf = (figure: number, mixtures: readonly Mixture[], values: readonly Float64Array[]) =>
    findGap(plan, question, figures[figure] as PlacedFigure, mixtures, values[figure] ?? []);

  let parts = moving.map(onePart);
  if (parts.length + still.length > MOST_PARTS) {
    const mixtures = firstAndLast(moving);
    const values = yield* valuesIn(plan, source.value, question, mixtures);
    const gap = gapOf(0, mixtures, values);
    if (gap !== null) {
      const bridges = figures.map((_, figure) => err(gapOf(figure, mixtures, values) ?? gap));
      return ok({ differences, parts: [...parts, ...still], subsets: mixtures.length, bridges });
    }
    parts = [...joinDifferences(weighed(moving, values[0] ?? []), MOST_PARTS - still.length)];
  }
  const mixtures = subsetsOf(parts);
  const values = yield* valuesIn(plan, source.value, question, mixtures);
  const bridges = values.map((of, figure): Result<FigureBridge, BridgeGap> => {
    const gap = gapOf(figure, mixtures, values);
    return gap === null ? bridgeOf(of, parts.length, still.length) : err(gap);
  });
  return ok({ differences, parts: [...parts, ...still], subsets: mixtures.length, bridges });
}

/** The whole work at once. */
export function scenarioBridge(plan: Plan, question: BridgeQuestion): Result<ScenarioBridge, PlanModelError> {
  const goes = bridgeInGoes(plan, question);
  for (;;) {
    const { done, value } = goes.next();
    if (done) return value;
  }
}

/** The lines from which the figures can come. */
function reachOf(program: Program, figures: readonly PlacedFigure[]): ReadonlySet<string> {
  const rows = figures.flatMap(({ line, slice }) => [...rowsBehind(program, rowOf(program, line, slice))]);
  return new Set(rows.map((row) => placeOf(program, row).line));
}

/** What reaches no figure: a part each, or one for all where there are too many differences. */
function stillParts(differences: readonly Difference[], moving: readonly Difference[]): readonly BridgePart[] {
  const still = differences.filter((one) => !moving.includes(one));
  if (differences.length <= MOST_PARTS || still.length < 2) return still.map(onePart);
  return [{ name: `${still.length} that do not enter`, differences: still }];
}

/** Neither, each difference alone, all but each, and all. */
function firstAndLast(moving: readonly Difference[]): readonly Mixture[] {
  const sets = [
    [],
    ...moving.map((one) => [one]),
    ...moving.map((one) => moving.filter((other) => other !== one)),
    moving,
  ];
  return sets.map((differences) => ({ names: differences.map(({ name }) => name), differences }));
}

/** Each difference with how much it moves a figure, whose values are those of `firstAndLast`. */
function weighed(moving: readonly Difference[], values: ArrayLike<number>) {
  const at = (place: number) => values[place] ?? Number.NaN;
  const all = at(2 * moving.length + 1);
  return moving.map((difference, place) => ({
    difference,
    effect: Math.abs(at(1 + place) - at(0)) + Math.abs(all - at(1 + moving.length + place)),
  }));
}

/** Every subset of the parts, by its bits. */
function subsetsOf(parts: readonly BridgePart[]): readonly Mixture[] {
  return Array.from({ length: 1 << parts.length }, (_, bits) => {
    const members = parts.filter((_, at) => (bits >> at) & 1);
    return { names: members.map(({ name }) => name), differences: members.flatMap((part) => part.differences) };
  });
}

/** An amount of no more than this of the larger end is what rounding leaves of nothing: twelve of them stay below 1e-12. */
const ROUNDING = 1e-14;

function bridgeOf(values: Float64Array, parts: number, still: number): Result<FigureBridge, BridgeGap> {
  const from = values[0] ?? Number.NaN;
  const to = values.at(-1) ?? Number.NaN;
  const amounts = shapleyValues(parts, (subset) => values[subset] ?? Number.NaN);
  if (!amounts.every(Number.isFinite)) return err({ type: 'tooLarge' });
  const least = ROUNDING * Math.max(Math.abs(from), Math.abs(to));
  const settled = footed(
    from,
    to,
    amounts.map((amount) => (Math.abs(amount) <= least ? 0 : amount)),
  );
  return ok({ from, to, amounts: [...settled, ...new Array<number>(still).fill(0)] });
}

/**
 * The amounts with what rounding each of them left, from the largest to the smallest: so that they foot even where large ones
 * cancel each other, as far as their last digits allow.
 */
function footed(from: number, to: number, amounts: readonly number[]): readonly number[] {
  const made = [...amounts];
  const places = [...made.keys()].filter((at) => made[at] !== 0);
  const size = (at: number) => Math.abs(made[at] ?? 0);
  for (const at of places.toSorted((a, b) => size(b) - size(a))) {
    made[at] = (made[at] ?? 0) + exactSum([to, -from, ...made.map((amount) => -amount)]);
  }
  return made;
}

/** Rows times periods times lanes of one go: some milliseconds of work. */
const CELLS_IN_GO = 2e6;
const MOST_LANES_IN_GO = 256;

/** The figures in every mixture: by figure, then by mixture. The ends go first, so that all that will be overlaid is known at once. */
function* valuesIn(
  plan: Plan,
  source: LaneSource,
  question: BridgeQuestion,
  mixtures: readonly Mixture[],
): Generator<number, readonly Float64Array[]> {
  const { rows, calendar } = source.compiled.program;
  const lanes = Math.min(MOST_LANES_IN_GO, Math.max(4, Math.floor(CELLS_IN_GO / (rows.length * calendar.periods))));
  const timeline = timelineOf(plan);
  const values = question.figures.map(() => new Float64Array(mixtures.length));
  const last = mixtures.length - 1;
  const order = [0, last, ...Array.from({ length: Math.max(0, last - 1) }, (_, at) => at + 1)];
  for (let done = 0; done < order.length; ) {
    const some = order.slice(done, done === 0 ? 2 : done + lanes);
    const requests = some.map((at) => mixtureLane(question, mixtures[at] as Mixture));
    const found = figuresInLanes(timeline, source, question.figures, requests);
    for (const [figure, of] of found.entries()) {
      for (const [lane, value] of of.entries()) (values[figure] as Float64Array)[some[lane] ?? 0] = value;
    }
    done += some.length;
    yield done / order.length;
  }
  return values;
}
