import type { Result } from '#base/result';
import { describeRoadmapError } from '#analysis/roadmapLanes';
import { type Roadmap, roadmapOf } from '#analysis/roadmap';
import { type InitiativeInScenario, initiativesIn } from '#plan/initiatives';
import type { Evaluation } from '#plan/lanes';
import type { Plan } from '#plan/model';

/** What the view shows of one scenario: of the plan as it is, or with a change that is tried out. */
export interface Shown {
  readonly plan: Plan;
  /** The evaluation of all scenarios of the plan that is open; a change tried out is not in it. */
  readonly evaluation: Evaluation;
  /** Place of the chosen scenario. */
  readonly scenario: number;
  readonly initiatives: readonly InitiativeInScenario[];
  /** NRR before any initiative, by scenario. */
  readonly starts: readonly number[];
  /** The roadmap, or in a sentence why there is none. */
  readonly roadmap: Result<Roadmap, string>;
}

/**
 * Reads the initiatives and the roadmap of a scenario.
 *
 * Cost  one evaluation of all lanes of the roadmap; nothing is compiled for changed numbers.
 */
export function shownRoadmap(plan: Plan, evaluation: Evaluation, scenario: number, starts: readonly number[]): Shown {
  const id = plan.scenarios[scenario]?.id ?? '';
  const found = roadmapOf(plan, { scenario: id });
  return {
    plan,
    evaluation,
    scenario,
    initiatives: initiativesIn(plan, id),
    starts,
    roadmap: found.ok ? found : { ok: false, error: describeRoadmapError(found.error) },
  };
}
