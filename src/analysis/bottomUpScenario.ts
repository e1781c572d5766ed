import { err, ok, type Result } from '#base/result';
import { nearestShape, type QuarterMonths } from '#domain/accounts/effectShape';
import type { SoldMotion } from '#domain/accounts/forecastPremises';
import { dayText } from '#domain/day';
import { motionReference } from '#domain/motions';
import { type MonthNumber, periodMonth } from '#domain/timeline';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import { setInitiativeValue } from '#plan/initiativeEdits';
import { fieldLine } from '#plan/initiativeLines';
import { evaluateLanes, type Probe } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { baseOf } from '#plan/planParts';
import { strategyScenario, type StrategyScenarioError } from '#plan/strategyScenario';
import type { ForecastReading } from './accountForecast';
import { missingLine, wonIn } from './bottomUpComparison';
import { type RoadmapError, stepsOf } from './roadmapLanes';

/** One motion of the forecast as an initiative. */
export interface BottomUpInitiative {
  readonly motion: SoldMotion;
  readonly name: string;
  readonly start: MonthNumber;
  /** Months to full effect. */
  readonly length: number;
  /** Of the motion's rate, in the basis of the plan. */
  readonly points: number;
  /** ARR by compared quarter: what the accounts carry, likely; and what the initiative brings in its place. */
  readonly wanted: readonly number[];
  readonly given: readonly number[];
}

export interface BottomUpScenario {
  /** Id of the scenario that is made. */
  readonly scenario: string;
  readonly initiatives: readonly BottomUpInitiative[];
  /** Names of the roadmap's initiatives that are off in it, because the accounts stand in their place. */
  readonly replaced: readonly string[];
  readonly edits: readonly Edit[];
}

export type BottomUpError =
  | { readonly type: 'nothing' }
  | { readonly type: 'outOfReach'; readonly motion: SoldMotion }
  | { readonly type: 'scenario'; readonly error: StrategyScenarioError }
  | { readonly type: 'roadmap'; readonly error: RoadmapError };

/** A hundredth of a basis point: what is shown of points is what they are. */
const POINTS_STEP = 1e-6;
const FIRST_GUESS = 0.01;
const MOST_ROUNDS = 20;
/** Farther no rate is believed: a plan that needs more has no ARR to win it from. */
const MOST_POINTS = 10;

/**
 * The edits that make the forecast from accounts a scenario, which follows `parent`: an initiative for each motion that brings ARR, on in
 * the new scenario and off everywhere else, and the parent's own initiatives of the motions that are sold off in the new one.
 *
 * Start and ramp are those of `nearestShape` over the compared quarters; points are what makes the ARR won in all of them the likely
 * one, as read from lanes of the plan. By quarter the two differ, because an effect grows in a straight line and then stays: `wanted`
 * and `given` say by how much. Plan rates stay as they are, and so does the effect after the last compared quarter.
 *
 * Errors   nothing     no compared quarter has ARR
 *          outOfReach  no number of points brings that much, as where the plan has no ARR to win it from
 *          scenario    the name is wrong or taken, or the plan takes no initiative
 */
export function bottomUpScenario(
  plan: Plan,
  parent: string,
  name: string,
  reading: ForecastReading,
): Result<BottomUpScenario, BottomUpError> {
  const missing = missingLine(plan);
  if (missing !== null) return err({ type: 'roadmap', error: { type: 'noLine', line: missing } });
  const drafted = draftsOf(reading);
  if (drafted.length === 0) return err({ type: 'nothing' });
  // No line reads the list of accounts, and without it the plan is looked over in a tenth of the time.
  const bare = { ...plan, accounts: [] };
  const made = scenarioEdits(bare, parent, name, reading, drafted);
  if (!made.ok) return made;
  const solved = solve(made.value, reading, drafted);
  if (!solved.ok) return solved;
  const { scenario, replaced, edits, names, ids } = made.value;
  const sized: Edit[] = [];
  for (const [at, { points }] of solved.value.drafts.entries()) {
    const size = setInitiativeValue(made.value.plan, baseOf(plan).id, ids[at] ?? '', 'points', points);
    if (!size.ok) return err({ type: 'scenario', error: { type: 'initiative', error: size.error } });
    sized.push(...size.value);
  }
  return ok({
    scenario,
    replaced,
    edits: [...edits, ...sized],
    initiatives: solved.value.drafts.map((draft, at) => ({
      ...draft,
      name: names[at] ?? '',
      given: solved.value.given[at] ?? [],
    })),
  });
}

type Draft = Omit<BottomUpInitiative, 'name' | 'given'>;

function draftsOf({ quarters, compared, forecast, timeline }: ForecastReading): readonly Draft[] {
  const months = compared.flatMap((place): QuarterMonths[] => {
    const quarter = quarters[place];
    if (quarter === undefined) return [];
    const first = periodMonth(timeline, quarter.from);
    return [{ first, months: periodMonth(timeline, quarter.to + 1) - first }];
  });
  return forecast.motions.flatMap(({ motion, quarters: byQuarter }): Draft[] => {
    const wanted = compared.map((place) => byQuarter[place]?.likely ?? 0);
    const shape = nearestShape(wanted, months);
    return shape === null ? [] : [{ motion, ...shape, points: FIRST_GUESS, wanted }];
  });
}

interface Made {
  readonly scenario: string;
  readonly replaced: readonly string[];
  readonly edits: readonly Edit[];
  /** The plan with the edits made. */
  readonly plan: Plan;
  /** Ids and names of the initiatives, one for each draft. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

function scenarioEdits(
  plan: Plan,
  parent: string,
  name: string,
  { asOf, forecast }: ForecastReading,
  drafts: readonly Draft[],
): Result<Made, BottomUpError> {
  const made = strategyScenario(
    plan,
    parent,
    name,
    drafts.map(({ motion, start, length, points }) => {
      const reached = forecast.motions.find((one) => one.motion === motion)?.inConversation.accounts ?? 0;
      return {
        name: `${motionReference(motion).name} from accounts`,
        motion,
        start,
        length,
        size: { type: 'points', points },
        source: `Accounts of ${dayText(asOf)}: ${reached} in conversation`,
      };
    }),
  );
  if (!made.ok) return err({ type: 'scenario', error: made.error });
  const { scenario, initiatives: ids } = made.value;
  const edits = [...made.value.edits];
  const sold: ReadonlySet<string> = new Set(forecast.motions.map(({ motion }) => motion));
  const replaced = stepsOf(plan, parent).filter(({ motion }) => sold.has(motion));
  let after = applyAll(plan, edits);
  for (const { id } of replaced) {
    if (!after.ok) break;
    const off = setInitiativeValue(after.value.plan, scenario, id, 'on', 0);
    if (!off.ok) return err({ type: 'scenario', error: { type: 'initiative', error: off.error } });
    edits.push(...off.value);
    after = applyAll(after.value.plan, off.value);
  }
  if (!after.ok) {
    return err({
      type: 'scenario',
      error: { type: 'initiative', error: { type: 'edit', error: after.error } },
    });
  }
  const result = after.value.plan;
  const names = ids.map((id) => result.initiatives.find((one) => one.id === id)?.name ?? '');
  return ok({ scenario, replaced: replaced.map((one) => one.name), edits, plan: result, ids, names });
}

interface Solved {
  readonly drafts: readonly Draft[];
  readonly given: readonly (readonly number[])[];
}

/** Points that bring what is wanted in all compared quarters. ARR won is all but proportional to them, so each round scales by what is off. */
function solve(
  { plan, scenario, ids }: Made,
  { quarters, compared }: ForecastReading,
  drafts: readonly Draft[],
): Result<Solved, BottomUpError> {
  let points = drafts.map((draft) => draft.points);
  const probe = (id: string | undefined, field: 'points' | 'on', value: number): Probe[] =>
    id === undefined ? [] : [{ line: fieldLine(id, field), segment: null, period: null, value }];
  const read = (): Result<readonly (readonly number[])[], BottomUpError> => {
    const sizes = ids.flatMap((id, at) => probe(id, 'points', points[at] ?? 0));
    const evaluation = evaluateLanes(plan, [
      { scenario, probes: sizes },
      ...ids.map((id) => ({ scenario, probes: [...sizes, ...probe(id, 'on', 0)] })),
    ]);
    if (!evaluation.ok) return err({ type: 'roadmap', error: { type: 'model', error: evaluation.error } });
    return ok(
      drafts.map(({ motion }, at) =>
        compared.map((place) => {
          const quarter = quarters[place] ?? { from: 0, to: -1 };
          return wonIn(evaluation.value, motion, quarter, 0) - wonIn(evaluation.value, motion, quarter, at + 1);
        }),
      ),
    );
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const given = read();
    if (!given.ok) return given;
    const before = points;
    points = points.map((value, at) => {
      const factor = sum(drafts[at]?.wanted ?? []) / sum(given.value[at] ?? []);
      return Math.max(1, Math.round((value * factor) / POINTS_STEP)) * POINTS_STEP;
    });
    const wild = points.findIndex((value) => !(value > 0 && value <= MOST_POINTS));
    const motion = drafts[wild]?.motion;
    if (motion !== undefined) return err({ type: 'outOfReach', motion });
    if (points.every((value, at) => Math.abs(value - (before[at] ?? 0)) < POINTS_STEP / 2)) break;
  }
  const given = read();
  if (!given.ok) return given;
  return ok({
    drafts: drafts.map((draft, at) => ({ ...draft, points: Number((points[at] ?? 0).toFixed(6)) })),
    given: given.value,
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
