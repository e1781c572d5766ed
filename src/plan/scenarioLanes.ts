import { ok, type Result } from '#base/result';
import { createLanes, type Lanes, selectVariant, setOverlay, shareSeries } from '#engine/lanes';
import type { Plan } from './model';
import { type CompiledPlan, compilePlan, INPUT, type PlanModelError } from './planModel';
import { segmentKeys, timelineOf } from './planParts';
import { cellsInTimeline, resolveLine, seriesValues } from './resolveScenario';

/** A scenario of a plan in the form that lanes are made of, to be asked for the same lanes again and again. */
export interface ScenarioInputs {
  readonly compiled: CompiledPlan;
  /** Lanes that are all the scenario itself, for an analysis to change inputs of. */
  readonly lanes: (count: number) => Lanes;
}

/** One line in one segment as a scenario has it. */
interface RowInputs {
  readonly line: string;
  readonly segment: number;
  readonly variant: number;
  readonly series: Float64Array | null;
  readonly fixed: readonly (readonly [number, number])[];
}

/**
 * Resolves a scenario once for any number of lanes. As `evaluateLanes` does for scenarios and probes, but what is the same in all
 * lanes is looked up once and stored once, so that ten thousand lanes cost no more to set up than one.
 *
 * Throws for a scenario that the plan does not have.
 */
export function scenarioInputs(plan: Plan, scenario: string): Result<ScenarioInputs, PlanModelError> {
  const compiled = compilePlan(plan);
  if (!compiled.ok) return compiled;
  const rows = rowsOf(plan, compiled.value, scenario);
  return ok({ compiled: compiled.value, lanes: (count) => lanesOf(compiled.value, rows, count) });
}

function rowsOf(plan: Plan, compiled: CompiledPlan, scenario: string): readonly RowInputs[] {
  const timeline = timelineOf(plan);
  return plan.lines.flatMap((line) =>
    segmentKeys(plan, line).map((key, segment): RowInputs => {
      const { from, cells } = resolveLine(plan, line, key, scenario);
      const variants = compiled.variants.get(line.id) ?? [];
      return {
        line: line.id,
        segment,
        variant: variants.indexOf(from.type === 'formula' ? from.text : INPUT),
        series: from.type === 'series' ? seriesValues(timeline, from.series, cells) : null,
        fixed: from.type === 'series' ? [] : cellsInTimeline(timeline, cells),
      };
    }),
  );
}

function lanesOf({ program }: CompiledPlan, rows: readonly RowInputs[], count: number): Lanes {
  const lanes = createLanes(program, count);
  for (const { line, segment, variant, series, fixed } of rows) {
    if (series !== null) shareSeries(lanes, line, segment, series);
    if (variant <= 0 && fixed.length === 0) continue;
    for (let lane = 0; lane < count; lane++) {
      if (variant > 0) selectVariant(lanes, line, segment, lane, variant);
      for (const [period, value] of fixed) setOverlay(lanes, line, segment, lane, period, value);
    }
  }
  return lanes;
}
