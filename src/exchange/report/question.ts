import { type Basis, fiscalYears, periodLabel } from '#domain/timeline';
import { valueOver } from '#engine/aggregate';
import { foldedOf } from '#plan/folding';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { Plan, Scenario } from '#plan/model';
import type { ReportWork } from './work';

/** What a report is asked of. */
export interface ReportQuestion {
  readonly plan: Plan;
  /** Of all scenarios of the plan, in their order. */
  readonly evaluation: Evaluation;
  /** Id of the scenario that headings and single figures are about. */
  readonly scenario: string;
  /** The day of the report as people write it, `12 Mar 2027`: nothing here knows what day it is. */
  readonly date: string;
  /** What takes longer to compute than a page takes to write; `NO_WORK` where it was not done. */
  readonly work: ReportWork;
}

/** The scenario of a question with its lane. Throws for one that the plan does not have. */
export function chosenScenario({
  plan,
  scenario,
}: Pick<ReportQuestion, 'plan' | 'scenario'>): Scenario & { readonly lane: number } {
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
export function figureAt(
  { evaluation }: Pick<ReportQuestion, 'evaluation'>,
  line: string,
  period: number,
  lane: number,
): number {
  return evaluation.program.lineIndex.has(line) ? valueIn(evaluation, line, 'total', period, lane) : Number.NaN;
}

/** The value of a line over a fiscal year, by its place among them; NaN where the plan has no such line. */
export function figureOver(
  { evaluation }: Pick<ReportQuestion, 'evaluation'>,
  line: string,
  year: number,
  lane: number,
): number {
  return evaluation.program.lineIndex.has(line)
    ? valueOver(foldedOf(evaluation).years, line, 'total', year, lane)
    : Number.NaN;
}

/** Label of the last period. */
export function lastLabel({ evaluation: { timeline } }: Pick<ReportQuestion, 'evaluation'>): string {
  return periodLabel(timeline, timeline.periods - 1);
}

/** A fiscal year as a heading: `FY27`, or how much of it the plan has. */
export function yearLabels({ evaluation: { timeline } }: Pick<ReportQuestion, 'evaluation'>): readonly string[] {
  return fiscalYears(timeline).map(({ label, from, to, complete }) => {
    const count = to - from + 1;
    return complete ? label : `${label}, ${count} ${timeline.grain}${count === 1 ? '' : 's'}`;
  });
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
