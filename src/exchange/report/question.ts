import { type Basis, periodLabel } from '#domain/timeline';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { Plan, Scenario } from '#plan/model';
import type { ReportTrials } from './trials';

/** What a report is asked of. */
export interface ReportQuestion {
  readonly plan: Plan;
  /** Of all scenarios of the plan, in their order. */
  readonly evaluation: Evaluation;
  /** Id of the scenario that headings and single figures are about. */
  readonly scenario: string;
  /** The day of the report as people write it, `12 Mar 2027`: nothing here knows what day it is. */
  readonly date: string;
  /** Trials of that scenario; null where they were not run. */
  readonly trials: ReportTrials | null;
}

/** The scenario of a question with its lane. Throws for one that the plan does not have. */
export function chosenScenario({ plan, scenario }: ReportQuestion): Scenario & { readonly lane: number } {
  const lane = plan.scenarios.findIndex(({ id }) => id === scenario);
  const found = plan.scenarios[lane];
  if (found === undefined) throw new Error(`The plan has no scenario ${scenario}`);
  return { ...found, lane };
}

/** The look of a scenario in charts and tables: its own, else that of its place. */
export function lookIndex({ scenarios }: Pick<Plan, 'scenarios'>, lane: number): number {
  return scenarios[lane]?.look ?? lane;
}

/** The value of a line at a period over the whole plan; NaN where the plan has no such line. */
export function figureAt({ evaluation }: ReportQuestion, line: string, period: number, lane: number): number {
  return evaluation.program.lineIndex.has(line) ? valueIn(evaluation, line, 'total', period, lane) : Number.NaN;
}

/** Label of the last period. */
export function lastLabel({ evaluation: { timeline } }: ReportQuestion): string {
  return periodLabel(timeline, timeline.periods - 1);
}

const RATES: Readonly<Record<Basis, string>> = {
  annual: 'annual rates',
  quarterly: 'quarterly rates',
  monthly: 'monthly rates',
};

/** Unit, basis and method of the NRR that targets are about. */
export function statedNrrCaption({ basis, grain }: Pick<Plan, 'basis' | 'grain'>): string {
  return `% of opening ARR, ${RATES[basis]}, bridge, by ${grain}`;
}
