import type { RangePosition, Standing } from '#analysis/standing';
import { NRR_SCALE, NRR_TIERS, STRONG_BASE, type Tier } from '#domain/benchmarks';
import {
  EXPANSION_CONCENTRATION,
  EXPANSION_SHARES,
  impliedGrr,
  TARGETS,
  annualGrowth,
} from '#domain/expansionBenchmarks';
import { doublingTime } from '#domain/retention';
import type { SourceId } from '#domain/sources';
import { type StageBenchmark, STAGES_SOURCE, type StagePosition, USAGE_BASED } from '#domain/stageBenchmarks';
import { ratio } from '#domain/units';
import { fixed } from '../format/figures';

/** One benchmark: what the plan is to it, in its source's words, and what the source says. */
export interface StandingRow {
  readonly what: string;
  readonly stands: string;
  readonly says: string;
  /** In the order in which `says` quotes them. */
  readonly sources: readonly SourceId[];
  /** The source's ranges, to be drawn with the plan's NRR in them. */
  readonly ranges?: readonly DrawnRange[];
}

export interface DrawnRange {
  readonly from: number;
  readonly to: number;
  readonly tone: 'middle' | 'top';
}

const NOT_THERE = 'not available';
const whole = (value: number) => fixed(value * 100, 0);
const one = (value: number) => fixed(value * 100, 1);
const range = ({ from, to }: { readonly from: number; readonly to: number }) => `${whole(from)} to ${whole(to)}%`;

/** How the plan stands to each benchmark, those of NRR first. */
export function standingRows(standing: Standing): readonly StandingRow[] {
  return [...nrrRows(standing), ...expansionRows(standing)];
}

function nrrRows(standing: Standing): readonly StandingRow[] {
  const isJudged = !Number.isNaN(standing.nrr);
  return [
    {
      what: 'Tier',
      stands: tierText(standing.tier, isJudged),
      says: 'Below 90 leaky, 90 flat, 100 healthy, 110 excellent, 130 elite.',
      sources: [NRR_TIERS.source],
    },
    {
      what: 'Scale',
      stands: tierText(standing.scale, isJudged),
      says: '100 survival, 110 healthy, 120 elite; silent below 100.',
      sources: [NRR_SCALE.source],
    },
    {
      what: 'Target for NRR',
      stands: positionText(standing.target, isJudged),
      says: `${range(TARGETS.nrr)}.`,
      sources: [TARGETS.source],
      ranges: [{ ...TARGETS.nrr, tone: 'top' }],
    },
    {
      what: 'Strong base',
      stands: strongText(standing),
      says: `${range(STRONG_BASE)}, inferred: printed is a base growing by 10 to 20% a year, at $10M to $50M ARR, credited to ${STRONG_BASE.creditedTo}.`,
      sources: [STRONG_BASE.source],
      ranges: [{ from: STRONG_BASE.from, to: STRONG_BASE.to, tone: 'middle' }],
    },
    standing.stage === null
      ? {
          what: 'Stage',
          stands: standing.arrInUsd === null ? 'needs US dollars' : NOT_THERE,
          says: 'Medians and top quartiles by ARR in US dollars: below $10M, to $100M, and above.',
          sources: [STAGES_SOURCE],
        }
      : stageRow('Stage', standing.stage.stage, standing.stage.position),
    ...(standing.usageBased === null ? [] : [stageRow('If priced by usage', USAGE_BASED, standing.usageBased)]),
    doublingRow(standing),
  ];
}

function strongText({ strong, arrInUsd, nrr }: Standing): string {
  if (arrInUsd === null) return 'needs US dollars';
  return strong === null ? 'silent at this ARR' : positionText(strong, !Number.isNaN(nrr));
}

function tierText(tier: Tier | null, isJudged: boolean): string {
  if (!isJudged) return NOT_THERE;
  return tier?.label ?? 'below its scale';
}

function positionText(position: RangePosition | null, isJudged: boolean): string {
  if (position === null || !isJudged) return NOT_THERE;
  return position === 'within' ? 'within it' : position;
}

const STAGE_TEXTS: Readonly<Record<StagePosition, string>> = {
  belowMedian: 'below the median range',
  median: 'in the median range',
  aboveMedian: 'between median and top quartile',
  topQuartile: 'top quartile',
  aboveTopQuartile: 'above the top quartile range',
};

function stageRow(
  what: string,
  { label, median, topQuartile, keyLever }: StageBenchmark,
  at: StagePosition,
): StandingRow {
  const top = `${range(topQuartile)}${topQuartile.isOpen ? ' and more' : ''}`;
  return {
    what,
    stands: STAGE_TEXTS[at],
    says: `${capital(label)}: median ${range(median)}, top quartile ${top}. What moves it most: ${keyLever}.`,
    sources: [STAGES_SOURCE],
    ranges: [
      { from: median.from, to: median.to, tone: 'middle' },
      { from: topQuartile.from, to: topQuartile.to, tone: 'top' },
    ],
  };
}

function doublingRow({ doublingYears, nrr }: Standing): StandingRow {
  const at130 = doublingTime(ratio(1.3));
  const computed = at130.ok ? fixed(at130.value, 2) : NOT_THERE;
  const never = nrr <= 1 ? 'never: 100% or below' : NOT_THERE;
  return {
    what: 'Doubling by itself',
    stands: Number.isNaN(doublingYears) ? never : `in ${fixed(doublingYears, 2)} years`,
    says: `Computed: ln 2 / ln NRR. E says roughly 2.5 years at 130%; computed it is ${computed}.`,
    sources: ['E'],
  };
}

function expansionRows({ expansionMonthly, expansionTarget, expansionShare }: Standing): readonly StandingRow[] {
  const { expansionMonthly: monthly, nrr } = TARGETS;
  const implied = [impliedGrr(nrr.from, monthly.from), impliedGrr(nrr.to, monthly.to)].map(one);
  const shares = EXPANSION_SHARES.map(({ share, label, source }) => `${whole(share)}% ${label} (${source})`);
  return [
    {
      what: 'Expansion a month',
      stands:
        expansionTarget === null
          ? NOT_THERE
          : `${fixed(expansionMonthly * 100, 2)}%, ${positionText(expansionTarget, true)}`,
      says:
        `${range(monthly)} of MRR, which is ${one(annualGrowth(monthly.from))} to ${one(annualGrowth(monthly.to))}% a year. ` +
        `With its own NRR of ${whole(nrr.from)} and ${whole(nrr.to)}% that leaves GRR of only ${implied.join(' and ')}%.`,
      sources: [TARGETS.source],
    },
    {
      what: 'Expansion of new ARR',
      stands: Number.isNaN(expansionShare) ? NOT_THERE : `${one(expansionShare)}%`,
      says: `${shares.join('; ')}. They do not agree.`,
      sources: [...new Set(EXPANSION_SHARES.map(({ source }) => source))],
    },
    {
      what: 'Where it comes from',
      stands: 'not in the plan',
      says: `${whole(EXPANSION_CONCENTRATION.ofExpansion)}% of expansion from about ${whole(EXPANSION_CONCENTRATION.ofCustomers)}% of customers.`,
      sources: [EXPANSION_CONCENTRATION.source],
    },
    {
      what: 'Upsell conversion',
      stands: 'not in the plan',
      says: `${range(TARGETS.upsellConversion)} of eligible accounts, the first expansion within ${TARGETS.firstExpansionWithinDays} days.`,
      sources: [TARGETS.source],
    },
  ];
}

/** What has to be known before the figures are trusted; empty in most plans. */
export function standingWarnings({
  isRareWithoutUsage,
  nrr,
  expansionTarget,
  expansionMonthly,
  grr,
}: Standing): readonly string[] {
  const warnings: string[] = [];
  if (isRareWithoutUsage) {
    warnings.push(
      `NRR of ${fixed(nrr * 100, 2)}% without usage expansion is rare: source E sees more than 130% in usage-based companies ` +
        'and in the best quarter above $100M ARR.',
    );
  }
  if (expansionTarget === 'within' || expansionTarget === 'above') {
    warnings.push(
      `Expansion of ${fixed(expansionMonthly * 100, 2)}% a month at this NRR goes with GRR of ${fixed(grr * 100, 2)}% a year: ` +
        'much of what is added replaces what is lost.',
    );
  }
  return warnings;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
