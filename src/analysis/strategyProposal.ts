import { pow } from '#base/elementary';
import { type CostMotion, type CostRange, type CostStage, costStageOf, within } from '#domain/costBands';
import { EXPANSION_CONCENTRATION, TARGETS } from '#domain/expansionBenchmarks';
import { type Motion, motionReference, type SourcedRange } from '#domain/motions';
import type { SourceId } from '#domain/sources';
import { FACTORS_SOURCE } from '#domain/strategyFacts';
import { type Lever, type Strategy, STRATEGY_RULES } from '#domain/strategy';
import { LEVERS } from '#domain/strategyLevers';
import { basisPeriodsPerYear, type MonthNumber, periodIndex, periodMonth } from '#domain/timeline';
import { money, type Ratio, ratio } from '#domain/units';
import { costMotionOf } from '#plan/costsPack';
import type { Evaluation } from '#plan/lanes';
import { arrInUsd } from './bandSpans';
import type { StrategyReading } from './strategyReading';

/** A number that a source gives a range for, at its middle; or one to start with, because no source does. */
export interface ProposedShare {
  readonly value: Ratio;
  readonly range: SourcedRange | null;
  /** Where the range is of another motion, or what the number is taken from. */
  readonly note: string | null;
}

export type ProposedSize =
  | {
      readonly type: 'reach';
      readonly reach: ProposedShare;
      readonly conversion: ProposedShare;
      readonly lift: ProposedShare;
    }
  /** What is missing to the NRR from which the rule no longer applies, in the basis of the plan. */
  | { readonly type: 'points'; readonly points: number; readonly until: Ratio };

/** What an initiative costs a month, in the currency of the plan. */
export type ProposedCost =
  | { readonly type: 'band'; readonly amount: number; readonly low: number; readonly high: number }
  /** Another initiative of the proposal carries the same band. */
  | { readonly type: 'shared'; readonly with: string }
  | { readonly type: 'noBand' }
  | { readonly type: 'noRate' };

export interface ProposedInitiative {
  readonly lever: Lever;
  readonly name: string;
  readonly motion: Motion;
  readonly start: MonthNumber;
  readonly months: number;
  readonly monthsSay: string;
  readonly monthsSource: SourceId | null;
  readonly size: ProposedSize;
  readonly cost: ProposedCost;
}

export interface StrategyProposal {
  readonly initiatives: readonly ProposedInitiative[];
  /** What the strategy names beside them that moves no rate by itself. */
  readonly withoutInitiative: readonly Lever[];
  /** The stage whose bands are taken, that of the opening ARR of `period`; null without a rate to the dollar. */
  readonly stage: CostStage | null;
  /** Place of the period in which the initiatives start: the first that is not closed. */
  readonly period: number;
}

/** The place in a band where a person says nothing else. */
const MIDDLE = ratio(0.5);

/** The initiatives that a strategy comes to, each with what its numbers are taken from. */
export function proposalOf(evaluation: Evaluation, lane: number, reading: StrategyReading): StrategyProposal {
  const { strategy, nrr } = reading;
  const start = startPeriod(evaluation);
  const arr = arrInUsd(evaluation, lane, start);
  const stage = arr === null ? null : costStageOf(money(arr));
  if (strategy === null) return { initiatives: [], withoutInitiative: [], stage, period: start };
  const levers = [strategy.lead, ...strategy.support.filter((lever) => lever !== strategy.lead)];
  const initiatives: ProposedInitiative[] = [];
  for (const lever of levers) {
    const { name, motion, months } = LEVERS[lever];
    if (motion === null || initiatives.some((other) => other.motion === motion)) continue;
    initiatives.push({
      lever,
      name,
      motion,
      start: periodMonth(evaluation.timeline, start),
      months: months.count,
      monthsSay: months.says,
      monthsSource: months.source,
      size: lever === 'retention' ? missingPoints(evaluation, strategy, nrr.value) : sizeOf(motion),
      cost: costOf(evaluation, stage, motion, initiatives),
    });
  }
  return {
    initiatives,
    withoutInitiative: levers.filter((lever) => LEVERS[lever].motion === null),
    stage,
    period: start,
  };
}

/** The first period that is not closed, or the last there is. */
function startPeriod({ plan, timeline }: Pick<Evaluation, 'plan' | 'timeline'>): number {
  const { lastClose } = plan.actuals;
  const closed = lastClose === null ? null : periodIndex(timeline, lastClose);
  return Math.min(timeline.periods - 1, closed === null ? 0 : closed + 1);
}

function sizeOf(motion: Motion): ProposedSize {
  const { conversion, lift } = motionReference(motion);
  const [own] = conversion;
  const chosen = lift.find(({ source }) => source === FACTORS_SOURCE) ?? lift[0];
  const { upsellConversion, source } = TARGETS;
  return {
    type: 'reach',
    reach: {
      value: EXPANSION_CONCENTRATION.ofCustomers,
      range: null,
      note: `no source gives a reach; most expansion comes from that share of customers (${EXPANSION_CONCENTRATION.source})`,
    },
    conversion:
      own === undefined
        ? {
            value: middleOf({ source, ...upsellConversion }),
            range: { source, ...upsellConversion },
            note: 'of an upsell; no source gives one for this motion',
          }
        : { value: middleOf(own), range: own, note: null },
    lift: chosen === undefined ? NOTHING : { value: middleOf(chosen), range: chosen, note: null },
  };
}

const NOTHING: ProposedShare = { value: ratio(0), range: null, note: 'no source gives one' };

function middleOf({ from, to }: SourcedRange): Ratio {
  return ratio(to === null ? from : (from + to) / 2);
}

/** Both NRRs are of a year; points are of the basis in which the plan states its rates. */
function missingPoints({ plan }: Evaluation, { rules }: Strategy, nrr: Ratio): ProposedSize {
  const fired = new Set(rules.map(({ id }) => id));
  const bounds = STRATEGY_RULES.flatMap(({ id, until }) => (until !== null && fired.has(id) ? [until] : []));
  const until = ratio(Math.max(nrr, ...bounds));
  const share = 1 / basisPeriodsPerYear(plan.basis);
  // At a hundredth of a point no one sees the rounding, and the field shows what it holds.
  const points = Math.ceil((pow(until, share) - pow(nrr, share)) * 10_000 - 1e-6) / 10_000;
  return { type: 'points', points, until };
}

function costOf(
  { plan }: Evaluation,
  stage: CostStage | null,
  motion: Motion,
  before: readonly ProposedInitiative[],
): ProposedCost {
  const band: CostMotion | null = costMotionOf(motion);
  if (band === null) return { type: 'noBand' };
  const same = before.find((other) => costMotionOf(other.motion) === band);
  if (same !== undefined) return { type: 'shared', with: same.name };
  const rate = plan.currency === 'USD' ? 1 : plan.usdRate;
  if (stage === null || rate === null) return { type: 'noRate' };
  const range: CostRange = stage.bands[band];
  return {
    type: 'band',
    amount: Math.round(within(range, MIDDLE) / rate),
    low: range.low / rate,
    high: range.high / rate,
  };
}
