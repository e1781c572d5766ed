import type { HealthSignals } from '#domain/healthGate';
import { readGate } from '#domain/healthGate';
import { advise, type Strategy, type StrategyInputs } from '#domain/strategy';
import { periodIndex, periodsPerYear } from '#domain/timeline';
import { type Ratio, ratio } from '#domain/units';
import { explain } from '#engine/explain';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { describeFigureCause } from '#plan/planNaming';
import { type StrategyAnswers, strategyAnswers } from '#plan/strategyAnswers';

/** The NRR that the rules are asked with, and where it comes from. */
export type JudgedNrr =
  | { readonly from: 'entered'; readonly value: Ratio }
  /** Of the twelve months where they are there, else the period held for a year; NaN where it cannot be computed, and why. */
  | {
      readonly from: 'plan';
      readonly value: Ratio;
      readonly line: 'nrr_ttm' | 'nrr_annualized';
      readonly period: number;
      readonly missing: string | null;
    };

/** What the rules say to a scenario of a plan. */
export interface StrategyReading {
  readonly answers: StrategyAnswers;
  readonly nrr: JudgedNrr;
  /** null where there is no NRR to ask with. */
  readonly inputs: StrategyInputs | null;
  readonly strategy: Strategy | null;
}

/** The period at which NRR is usually read: the last that is closed, else the end of the first twelve months. */
function usualPeriod({ plan, timeline }: Pick<Evaluation, 'plan' | 'timeline'>): number {
  const { lastClose } = plan.actuals;
  const closed = lastClose === null ? null : periodIndex(timeline, lastClose);
  return closed ?? Math.min(timeline.periods, periodsPerYear(timeline.grain)) - 1;
}

/** The period that the plan states, where it has that, else the usual one. */
export function readPeriod(evaluation: Pick<Evaluation, 'plan' | 'timeline'>): number {
  const { period } = strategyAnswers(evaluation.plan);
  return (period === null ? null : periodIndex(evaluation.timeline, period)) ?? usualPeriod(evaluation);
}

/**
 * The strategy of a scenario, by its NRR or the one entered, and by what the plan states.
 *
 * What is not stated decides nothing: the branch for other architectures then applies, and no override that asks for it.
 */
export function strategyOf(evaluation: Evaluation, lane: number): StrategyReading {
  const answers = strategyAnswers(evaluation.plan);
  const nrr = judgedNrr(evaluation, lane, answers);
  if (Number.isNaN(nrr.value)) return { answers, nrr, inputs: null, strategy: null };
  const inputs: StrategyInputs = {
    architecture: answers.architecture ?? 'other',
    nrr: nrr.value,
    hasCsms: answers.hasCsms ?? true,
    segment: answers.segment ?? 'mixed',
  };
  return { answers, nrr, inputs, strategy: advise(inputs) };
}

function judgedNrr(evaluation: Evaluation, lane: number, { nrr }: StrategyAnswers): JudgedNrr {
  if (nrr !== null) return { from: 'entered', value: nrr };
  const period = readPeriod(evaluation);
  const at = (line: string) =>
    evaluation.program.lineIndex.has(line) ? valueIn(evaluation, line, 'total', period, lane) : Number.NaN;
  const trailing = at('nrr_ttm');
  const line = Number.isNaN(trailing) ? 'nrr_annualized' : 'nrr_ttm';
  const value = ratio(at(line));
  return { from: 'plan', value, line, period, missing: missingText(evaluation, line, period, lane, value) };
}

function missingText(evaluation: Evaluation, line: string, period: number, lane: number, value: number): string | null {
  if (!Number.isNaN(value)) return null;
  if (!evaluation.program.lineIndex.has(line)) return `The plan has no line ${line}.`;
  const { cause } = explain(evaluation.run, line, 'total', period, lane);
  return cause === null ? null : describeFigureCause(evaluation, cause, lane);
}

/** Whether the accounts are healthy enough to be expanded, by what the plan states of them. */
export function gateOf(plan: Pick<Plan, 'strategy'>): ReturnType<typeof readGate> {
  const health: HealthSignals = strategyAnswers(plan).health;
  return readGate(health);
}

/** What the answers leave open, as the form names it. */
export function notStated({ architecture, hasCsms, segment }: StrategyAnswers): readonly string[] {
  return [
    ...(architecture === null ? ['the product'] : []),
    ...(hasCsms === null ? ['CSMs'] : []),
    ...(segment === null ? ['customers'] : []),
  ];
}
