import { periodIndex, type Timeline } from '#domain/timeline';
import {
  createLanes,
  type Lanes,
  replaceInput,
  selectVariant,
  setOverlay,
  shareLaneSeries,
  shareSeries,
} from '#engine/lanes';
import type { LaneRequest, Probe } from './lanes';
import type { Line, Plan, SegmentKey } from './model';
import { type CompiledPlan, INPUT } from './planModel';
import { lineage, scenarioOf, segmentKeys, timelineOf } from './planParts';
import { entry } from './records';
import { cellsInTimeline, type Resolved, resolveLine, seriesValues } from './resolveScenario';

/** What is known already of what scenarios say, by line and segment, then by scenario. */
export type Said = Map<string, Map<string, Resolved>>;

/** The inputs of the requested lanes: every scenario resolved, probes last. What is looked up on the way is kept in `said`. */
export function lanesOf(plan: Plan, compiled: CompiledPlan, requests: readonly LaneRequest[], said: Said): Lanes {
  const lanes = createLanes(compiled.program, requests.length);
  const timeline = timelineOf(plan);
  const alike = scenariosAlike(plan, [...new Set(requests.flatMap(scenariosOf))]);
  const plain = requests.map(({ scenario }) => scenario);
  const swapped = new Set(requests.flatMap(({ linesAs }) => (linesAs === undefined ? [] : [...linesAs.keys()])));
  const probed = new Set(requests.flatMap(({ probes }) => probes.map((probe) => probe.line)));
  for (const line of plan.lines) {
    const variants = compiled.variants.get(line.id) ?? [];
    const same = alike(line);
    const scenarios = swapped.has(line.id)
      ? requests.map(({ scenario, linesAs }) => linesAs?.get(line.id) ?? scenario)
      : plain;
    const row = { variants, scenarios, different: [...new Set(scenarios)], isProbed: probed.has(line.id) };
    for (const [segment, key] of segmentKeys(plan, line).entries()) {
      const known = said.get(`${line.id} ${key}`) ?? new Map<string, Resolved>();
      said.set(`${line.id} ${key}`, known);
      const resolved = row.different.map((id) => {
        const first = same.get(id) ?? id;
        const one = known.get(first) ?? resolveLine(plan, line, key, first);
        known.set(first, one);
        return one;
      });
      fillRow({ lanes, timeline, line, segment }, key, row, resolved, requests);
    }
  }
  return lanes;
}

function scenariosOf({ scenario, linesAs }: LaneRequest): readonly string[] {
  return linesAs === undefined ? [scenario] : [scenario, ...linesAs.values()];
}

/**
 * By line: for each scenario the first that says the same about it, because neither says anything. Most lines are resolved
 * once for all scenarios that way.
 */
function scenariosAlike(plan: Plan, scenarios: readonly string[]) {
  const about = scenarios.map((id) => ({
    id,
    says: new Set(lineage(plan, id).flatMap(({ overrides }) => Object.keys(overrides))),
    // Actuals do not count in a locked scenario.
    isLocked: scenarioOf(plan, id)?.locked === true,
  }));
  return (line: Line): ReadonlyMap<string, string> => {
    const silent = about.filter(({ says }) => !says.has(line.id));
    return new Map(
      about.map((one) => [
        one.id,
        one.says.has(line.id) ? one.id : (silent.find((other) => other.isLocked === one.isLocked)?.id ?? one.id),
      ]),
    );
  };
}

/** The row of lanes that is being filled: one line in one segment. */
interface Place {
  readonly lanes: Lanes;
  readonly timeline: Timeline;
  readonly line: Line;
  readonly segment: number;
}

/** What all segments of a line have in common. */
interface RowWords {
  readonly variants: readonly (string | null)[];
  /** By lane: the scenario whose word counts. */
  readonly scenarios: readonly string[];
  readonly different: readonly string[];
  readonly isProbed: boolean;
}

/** `resolved` is what each of the different scenarios says. */
function fillRow(
  place: Place,
  key: SegmentKey,
  { variants, scenarios, different, isProbed }: RowWords,
  resolved: readonly Resolved[],
  requests: readonly LaneRequest[],
): void {
  const words = shareWords(place, variants, resolved);
  // Most lines say the same in all lanes, and nothing beside what is shared.
  if (!isProbed && words.every(isPlain)) return;
  const byScenario = new Map(different.map((id, at) => [id, words[at]]));
  for (const [lane, request] of requests.entries()) {
    const word = byScenario.get(scenarios[lane] ?? '');
    if (word !== undefined) fillLane(place, key, lane, word, isProbed ? request.probes : []);
  }
}

/** What a scenario says about a row, beside what all lanes share. */
interface Word {
  readonly variant: number;
  readonly isFormula: boolean;
  /** Fixed in place of what the formula gives, by period. */
  readonly cells: readonly (readonly [number, number])[];
  /** Of an input that is another than the shared one. */
  readonly series: Float64Array | null;
}

/** Shares the first series among what scenarios say, and gives what each says beside it. */
function shareWords(
  { lanes, timeline, line, segment }: Place,
  variants: RowWords['variants'],
  resolved: readonly Resolved[],
): readonly Word[] {
  const shared = resolved.find((one) => one.from.type === 'series');
  if (shared?.from.type === 'series') {
    shareSeries(lanes, line.id, segment, seriesValues(timeline, shared.from.series, shared.cells));
  }
  return resolved.map((own): Word => {
    const variant = Math.max(0, variants.indexOf(own.from.type === 'formula' ? own.from.text : INPUT));
    if (own.from.type === 'formula') {
      return { variant, isFormula: true, cells: cellsInTimeline(timeline, own.cells), series: null };
    }
    const isShared = isSameInput(own, shared);
    const series = isShared ? null : seriesValues(timeline, own.from.series, own.cells);
    return { variant, isFormula: false, cells: [], series };
  });
}

function isPlain({ variant, cells, series }: Word): boolean {
  return variant === 0 && cells.length === 0 && series === null;
}

function fillLane(
  { lanes, timeline, line, segment }: Place,
  key: SegmentKey,
  lane: number,
  { variant, isFormula, cells, series }: Word,
  every: readonly Probe[],
): void {
  const overlay = (period: number, value: number) => setOverlay(lanes, line.id, segment, lane, period, value);
  if (variant > 0) selectVariant(lanes, line.id, segment, lane, variant);
  const probes = every.filter((probe) => probe.line === line.id && (probe.segment ?? key) === key);
  const whole = probes.findLast((probe) => probe.period === null || line.once);
  if (whole === undefined) {
    for (const [period, value] of cells) overlay(period, value);
    if (series !== null) shareLaneSeries(lanes, line.id, segment, lane, series);
  } else if (isFormula) {
    for (let period = 0; period < timeline.periods; period++) overlay(period, whole.value);
  } else replaceInput(lanes, line.id, segment, lane, whole.value);
  // A probe of one period stands before one of all periods, whatever their order.
  for (const probe of probes) {
    if (probe.period === null || line.once) continue;
    const period = periodIndex(timeline, probe.period);
    if (period === null) throw new Error(`The plan has no period ${probe.period}`);
    overlay(period, probe.value);
  }
}

/** Whether two scenarios take the very same series with the same cells before it, so that lanes can share it. */
function isSameInput(a: Resolved, b: Resolved | undefined): boolean {
  if (b === undefined || a === b) return a === b;
  if (a.from.type !== 'series' || b.from.type !== 'series' || a.from.series !== b.from.series) return false;
  const cells = Object.entries(a.cells);
  return (
    cells.length === Object.keys(b.cells).length && cells.every(([period, value]) => entry(b.cells, period) === value)
  );
}
