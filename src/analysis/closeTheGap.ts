import { err, ok, type Result } from '#base/result';
import { periodMonth } from '#domain/timeline';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import { addInitiative, type InitiativeDraft, setInitiativeValue } from '#plan/initiativeEdits';
import { describeInitiativeError, type InitiativeError } from '#plan/initiativeErrors';
import { fieldLine } from '#plan/initiativeLines';
import { freeInitiativeName, type InitiativeInScenario } from '#plan/initiatives';
import { type Evaluation, evaluateLanes, type Probe, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { baseOf, lineOf, segmentKeys, timelineOf } from '#plan/planParts';
import { type Roadmap, roadmapOf } from './roadmap';
import { describeRoadmapError, type RoadmapError, stepsOf } from './roadmapLanes';
import { NRR_STATED } from './targets';

/** One way to close the gap. `nrr` is what the plan comes to at the end once the edits are made; nothing is made unasked. */
export type GapOption = {
  readonly nrr: number;
  /** Whether that is the target; where not, it is the closest this way comes. */
  readonly reached: boolean;
  /** Empty where this way gains nothing. */
  readonly edits: readonly Edit[];
} & (
  | {
      readonly type: 'sooner' /** Each starts so many months earlier, but not before the plan. */;
      readonly months: number;
    }
  | { readonly type: 'stronger' /** Each gets larger by this share: 0.34 is 34%. */; readonly by: number }
  | {
      readonly type: 'newInitiative';
      readonly points: number;
      /** First month of the period in which the target is due: the latest start that closes the gap. */
      readonly start: number;
      readonly id: string;
    }
);

export type GapClosing =
  | { readonly type: 'noTarget' }
  /** The target is reached; `surplus` is by how much. */
  | { readonly type: 'reached'; readonly roadmap: Roadmap; readonly surplus: number }
  | { readonly type: 'open'; readonly roadmap: Roadmap; readonly options: readonly GapOption[] };

export type GapError = RoadmapError | InitiativeError;

export function describeGapError(error: GapError): string {
  switch (error.type) {
    case 'noLine':
    case 'unknownPeriod':
    case 'figuresOnly':
    case 'model':
      return describeRoadmapError(error);
    default:
      return describeInitiativeError(error);
  }
}

/** Below this a gap is rounding. */
const ROUNDING = 1e-12;

/** A size that would have to grow beyond this many times itself is no answer. */
export const LARGEST_FACTOR = 10;
/** Fifty years: as far as starts are tried. */
const MOST_MONTHS = 600;
const POINTS_PER_ROUND = 32;
const MOST_ROUNDS = 8;

/** What would close the gap between a scenario and the target for NRR: the same initiatives sooner or stronger, or a new one. */
export function closeTheGap(plan: Plan, scenario: string): Result<GapClosing, GapError> {
  const found = roadmapOf(plan, { scenario });
  if (!found.ok) return found;
  const roadmap = found.value;
  if (roadmap.target === null) return ok({ type: 'noTarget' });
  const search: Search = { plan, scenario, end: roadmap.endPeriod.index, target: roadmap.target, nrr: roadmap.end };
  if (roadmap.end >= roadmap.target - ROUNDING) {
    return ok({ type: 'reached', roadmap, surplus: roadmap.end - roadmap.target });
  }
  const steps = stepsOf(plan, scenario);
  const options: GapOption[] = [];
  for (const option of [sooner(search, steps), stronger(search, steps), newInitiative(search)]) {
    if (!option.ok) return option;
    if (option.value !== null) options.push(option.value);
  }
  return ok({ type: 'open', roadmap, options });
}

/** What is looked for: at least this NRR at the end, in this scenario of the plan. */
interface Search {
  readonly plan: Plan;
  readonly scenario: string;
  readonly end: number;
  readonly target: number;
  /** What it is now. */
  readonly nrr: number;
}

type Found = Result<GapOption | null, GapError>;

/** The fewest months by which all have to start earlier; where the target is out of reach, those that bring the most. */
function sooner(search: Search, steps: readonly InitiativeInScenario[]): Found {
  const { plan, scenario, target } = search;
  const first = timelineOf(plan).start;
  const startOf = ({ values }: InitiativeInScenario, months: number) =>
    Math.max(Math.min(first, values.start.value), values.start.value - months);
  const most = Math.min(MOST_MONTHS, Math.max(0, ...steps.map(({ values }) => values.start.value - first)));
  if (!Number.isFinite(most) || most === 0) return ok(null);
  const tries = Array.from({ length: most + 1 }, (_, months) =>
    steps.map((step): Probe => probe(fieldLine(step.id, 'start'), null, startOf(step, months))),
  );
  const reached = nrrOf(search, tries);
  if (!reached.ok) return reached;
  const best = Math.max(...reached.value);
  const months = reached.value.findIndex((nrr) => nrr >= Math.min(target, best) - ROUNDING);
  if (best <= search.nrr + ROUNDING) {
    return ok({ type: 'sooner', months: 0, nrr: search.nrr, reached: false, edits: [] });
  }
  const moved = steps.filter((step) => startOf(step, months) !== step.values.start.value);
  const edits = allEdits(
    moved.map((step) => setInitiativeValue(plan, scenario, step.id, 'start', startOf(step, months))),
  );
  if (!edits.ok) return edits;
  return computed(search, edits.value, (result) => ({ type: 'sooner', months, ...result }));
}

/** The factor by which all sizes have to grow. */
function stronger(search: Search, steps: readonly InitiativeInScenario[]): Found {
  const { plan, scenario } = search;
  if (steps.length === 0) return ok(null);
  const factor = factorFor(search, steps);
  if (!factor.ok) return factor;
  if (factor.value === null) return ok({ type: 'stronger', by: 0, nrr: search.nrr, reached: false, edits: [] });
  const by = factor.value;
  const sizes = steps.map(({ id, sizing, values }) =>
    sizing === 'reach'
      ? setInitiativeValue(plan, scenario, id, 'lift', (values.lift?.value ?? 0) * by)
      : setInitiativeValue(plan, scenario, id, 'points', values.points.value * by),
  );
  const edits = allEdits(sizes);
  if (!edits.ok) return edits;
  return computed(search, edits.value, (result) => ({ type: 'stronger', by: by - 1, ...result }));
}

/**
 * The smallest factor that reaches the target, or the one that comes closest; null where none gains anything. NRR is a straight
 * line of the factor but for floors and the mix of segments, so the straight line through each bracket is tried first.
 */
function factorFor(search: Search, steps: readonly InitiativeInScenario[]): Result<number | null, GapError> {
  const sizes = sizesOf(search, steps);
  if (!sizes.ok) return sizes;
  const { target } = search;
  let [low, high] = [1, LARGEST_FACTOR];
  let guess = low;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const grid = Array.from({ length: POINTS_PER_ROUND + 1 }, (_, at) => low + ((high - low) * at) / POINTS_PER_ROUND);
    const factors = [...grid, guess];
    const tries = factors.map((factor) => sizes.value.map((one): Probe => ({ ...one, value: one.value * factor })));
    const nrrs = nrrOf(search, tries);
    if (!nrrs.ok) return nrrs;
    if (Math.abs((nrrs.value.at(-1) ?? Number.NaN) - target) <= ROUNDING) return ok(guess);
    const at = nrrs.value.slice(0, -1).findIndex((nrr) => nrr >= target);
    if (at <= 0) {
      const best = Math.max(...nrrs.value);
      const closest = factors[nrrs.value.indexOf(best)] ?? 1;
      return ok(best > search.nrr + ROUNDING ? closest : null);
    }
    [low, high] = [grid[at - 1] ?? low, grid[at] ?? high];
    const [below = Number.NaN, above = Number.NaN] = nrrs.value.slice(at - 1, at + 1);
    guess = low + ((high - low) * (target - below)) / (above - below);
  }
  return ok(high);
}

/** The points of every initiative in each segment, as probes that put them where they are. */
function sizesOf(search: Search, steps: readonly InitiativeInScenario[]): Result<readonly Probe[], GapError> {
  const evaluated = lanesOf(search, [[]]);
  if (!evaluated.ok) return evaluated;
  return ok(
    steps.flatMap(({ id }) => {
      const line = lineOf(search.plan, fieldLine(id, 'points'));
      if (line === undefined) return [];
      const keys = segmentKeys(search.plan, line);
      return keys.map((key, slice) => probe(line.id, key, valueIn(evaluated.value, line.id, slice, 0, 0)));
    }),
  );
}

/** One more initiative of as many points as are missing, in the scenario alone. */
function newInitiative(search: Search): Found {
  const { plan, scenario, end, target, nrr } = search;
  const points = target - nrr;
  const start = periodMonth(timelineOf(plan), end);
  const isBase = scenario === baseOf(plan).id;
  const draft: InitiativeDraft = {
    name: freeInitiativeName(plan, 'New initiative'),
    motion: 'upsell',
    start,
    size: { type: 'points', points },
    on: isBase,
  };
  const added = addInitiative(plan, draft);
  if (!added.ok) return added;
  const { id } = added.value;
  const made = applyAll(plan, added.value.edits);
  if (!made.ok) return err({ type: 'edit', error: made.error });
  const on = isBase ? ok([]) : setInitiativeValue(made.value.plan, scenario, id, 'on', 1);
  if (!on.ok) return on;
  const edits = [...added.value.edits, ...on.value];
  return computed(search, edits, (result) => ({ type: 'newInitiative', points, start, id, ...result }));
}

/** What the plan comes to with the edits made. */
function computed(
  search: Search,
  edits: readonly Edit[],
  option: (result: Pick<GapOption, 'nrr' | 'reached' | 'edits'>) => GapOption,
): Found {
  const applied = applyAll(search.plan, edits);
  if (!applied.ok) return err({ type: 'edit', error: applied.error });
  const nrr = nrrOf({ ...search, plan: applied.value.plan }, [[]]);
  if (!nrr.ok) return nrr;
  const [value = Number.NaN] = nrr.value;
  return ok(option({ nrr: value, reached: value >= search.target - ROUNDING, edits }));
}

/** NRR at the end with some numbers tried out, each try a lane. */
function nrrOf(search: Search, tries: readonly (readonly Probe[])[]): Result<readonly number[], GapError> {
  const evaluated = lanesOf(search, tries);
  if (!evaluated.ok) return evaluated;
  return ok(tries.map((_, lane) => valueIn(evaluated.value, NRR_STATED, 'total', search.end, lane)));
}

function lanesOf({ plan, scenario }: Search, tries: readonly (readonly Probe[])[]): Result<Evaluation, GapError> {
  const evaluated = evaluateLanes(
    plan,
    tries.map((probes) => ({ scenario, probes })),
  );
  return evaluated.ok ? evaluated : err({ type: 'model', error: evaluated.error });
}

function probe(line: string, segment: string | null, value: number): Probe {
  return { line, segment, period: null, value };
}

function allEdits(each: readonly Result<readonly Edit[], InitiativeError>[]): Result<readonly Edit[], GapError> {
  const edits: Edit[] = [];
  for (const one of each) {
    if (!one.ok) return one;
    edits.push(...one.value);
  }
  return ok(edits);
}
