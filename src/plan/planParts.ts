import { createTimeline, type Timeline } from '#domain/timeline';
import { type Line, type Override, type Plan, type Scenario, type SegmentKey, WHOLE } from './model';

export const NO_OVERRIDE: Override = { values: {}, formula: null, cells: {} };

/** The timeline of a plan. Throws for a plan whose timeline no edit and no file could have made. */
export function timelineOf(plan: Pick<Plan, 'grain' | 'start' | 'periods' | 'fiscalYearStart'>): Timeline {
  const timeline = createTimeline(plan);
  if (!timeline.ok) throw new Error(`The plan has no timeline: ${timeline.error.type}`);
  return timeline.value;
}

/** The keys under which a line's values are stored, in the order of the segments. */
export function segmentKeys(plan: Pick<Plan, 'segments'>, line: Pick<Line, 'segmented'>): readonly SegmentKey[] {
  return line.segmented && plan.segments.length > 0 ? plan.segments.map((segment) => segment.id) : [WHOLE];
}

export function lineOf(plan: Pick<Plan, 'lines'>, id: string): Line | undefined {
  return plan.lines.find((line) => line.id === id);
}

export function scenarioOf(plan: Pick<Plan, 'scenarios'>, id: string): Scenario | undefined {
  return plan.scenarios.find((scenario) => scenario.id === id);
}

/** The base scenario: the first, whose values are the plan's own lines. */
export function baseOf(plan: Pick<Plan, 'scenarios'>): Scenario {
  const base = plan.scenarios[0];
  if (base === undefined) throw new Error('A plan has at least its base scenario');
  return base;
}

/** A scenario and those it follows, nearest first. The base, which overrides nothing, is the last. */
export function lineage(plan: Pick<Plan, 'scenarios'>, id: string): readonly Scenario[] {
  const found: Scenario[] = [];
  for (let next: string | null = id; next !== null; ) {
    const scenario: Scenario | undefined = scenarioOf(plan, next);
    if (scenario === undefined || found.includes(scenario))
      throw new Error(`The scenarios of the plan are no tree at ${next}`);
    found.push(scenario);
    next = scenario.parent;
  }
  return found;
}
