import { fiscalYears, periodLabel, periodsPerYear, type Timeline } from '#domain/timeline';
import { type Evaluation, valueIn } from '#plan/lanes';
import { valueOver } from '#engine/aggregate';
import { foldedOf } from '#plan/folding';

/** A figure that the strip can show: a line at the end of the plan, or over the fiscal year that ends there. */
export interface KeyFigure {
  /** A line, which is also what the choice is remembered by. */
  readonly line: string;
  readonly label: string;
  readonly unit: 'money' | 'percent' | 'ratio';
  readonly decimals: number;
  readonly over: 'period' | 'year';
  readonly isLoss: boolean;
  /** Period and method. */
  readonly said: (times: Times) => string;
}

/** How the strip names its time. */
interface Times {
  readonly last: string;
  /** The period a year before, where the plan has it. */
  readonly before: string | null;
  /** `FY27`, with how much of it the plan has, where that is not all. */
  readonly year: string;
  readonly grain: string;
}

const atEnd = { over: 'period', isLoss: false } as const;
const sum = {
  unit: 'money',
  decimals: 2,
  over: 'year',
  isLoss: false,
  said: ({ year }: Times) => `${year}, sum`,
} as const;
const percent = { unit: 'percent', decimals: 2, ...atEnd } as const;
const trailing = ({ last }: Times) => `12 months to ${last}, bridge`;
const annualized = ({ last }: Times) => `${last} annualized, bridge`;

/** All figures to choose from, in the order of the strip. */
export const FIGURES: readonly KeyFigure[] = [
  { line: 'closing_arr', label: 'Closing ARR', unit: 'money', decimals: 2, ...atEnd, said: ({ last }) => last },
  { line: 'nrr_ttm', label: 'NRR', ...percent, said: trailing },
  { line: 'grr_ttm', label: 'GRR', ...percent, said: trailing },
  {
    line: 'arr_growth_yoy',
    label: 'ARR growth',
    unit: 'percent',
    decimals: 1,
    ...atEnd,
    said: ({ last, before }) => (before === null ? `year to ${last}` : `${last} on ${before}`),
  },
  { line: 'new_logo_arr', label: 'New-logo ARR', ...sum },
  { line: 'expansion_arr', label: 'Expansion ARR', ...sum },
  {
    line: 'quick_ratio',
    label: 'Quick ratio',
    unit: 'ratio',
    decimals: 2,
    ...atEnd,
    said: ({ last, grain }) => `${last}, of the ${grain}`,
  },
  { line: 'net_new_arr', label: 'Net new ARR', ...sum },
  { line: 'churn_arr', label: 'Churned ARR', ...sum, isLoss: true },
  { line: 'contraction_arr', label: 'Contraction ARR', ...sum, isLoss: true },
  { line: 'nrr_annualized', label: 'NRR annualized', ...percent, said: annualized },
  { line: 'grr_annualized', label: 'GRR annualized', ...percent, said: annualized },
];

export const MOST_FIGURES = 7;
export const FIRST_FIGURES: readonly string[] = FIGURES.slice(0, MOST_FIGURES).map(({ line }) => line);

export function timesOf({ plan, timeline }: Evaluation): Times {
  const last = timeline.periods - 1;
  const before = last - periodsPerYear(timeline.grain);
  return {
    last: periodLabel(timeline, last),
    before: before < 0 ? null : periodLabel(timeline, before),
    year: yearSaid(timeline),
    grain: plan.grain,
  };
}

function yearSaid(timeline: Timeline): string {
  const year = fiscalYears(timeline).at(-1);
  if (year === undefined) return '';
  const count = year.to - year.from + 1;
  return year.complete ? year.label : `${year.label}, ${count} ${timeline.grain}${count === 1 ? '' : 's'}`;
}

/** The value of a figure in a scenario; NaN where there is none. */
export function figureValue(evaluation: Evaluation, { line, over }: KeyFigure, lane: number): number {
  const { timeline } = evaluation;
  if (over === 'period') return valueIn(evaluation, line, 'total', timeline.periods - 1, lane);
  return valueOver(foldedOf(evaluation).years, line, 'total', fiscalYears(timeline).length - 1, lane);
}
