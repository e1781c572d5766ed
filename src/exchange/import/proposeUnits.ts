import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import type { ForeignSeries, LossSign, Proposal, RateNotation, Revenue, Scale, Target } from './choices';
import { CLOSING, LOSSES, OPENING } from './recogniseLine';

/** A series with the line it goes to, and the numbers it holds. */
export interface MappedSeries {
  readonly series: ForeignSeries;
  readonly target: Target;
  readonly numbers: readonly { readonly value: number; readonly isPercent: boolean }[];
}

const SCALES = [1, 1_000, 1_000_000] as const satisfies readonly Scale[];
const REVENUES = ['arr', 'mrr'] as const satisfies readonly Revenue[];
const RATE_NOTATIONS = ['percent', 'fraction'] as const satisfies readonly RateNotation[];
const SIGNS = ['positive', 'negative'] as const satisfies readonly LossSign[];

function unitOf(plan: Plan, { target }: MappedSeries) {
  return lineOf(plan, target.line)?.unit;
}

/** What amounts of a file are held against where nothing names their unit. */
export interface Size {
  readonly sheetName: string;
  /** Opening ARR of the plan, where it has one. */
  readonly opening: number | null;
  /** How many times the money of the file makes a year's. */
  readonly perYear: 1 | 12;
}

/** As shares of the opening ARR: a larger movement, or a larger opening, is taken for one in whole units and no doubt. */
const PLAIN_MOVEMENT = 0.001;
const PLAIN_STOCK = 0.03;

/** What money of the file counts in: what headings and the name of the sheet say, or else the size of its amounts. */
export function proposeScale(plan: Plan, mapped: readonly MappedSeries[], size: Size): Proposal<Scale> {
  const proposal = (value: Scale, isSure: boolean, because: string) => ({ value, isSure, options: SCALES, because });
  const money = mapped.filter((one) => ['money', 'cash'].includes(unitOf(plan, one) ?? ''));
  if (money.length === 0) return proposal(1, true, 'no line is in money');
  const said = new Set(money.map(({ series }) => scaleSaid(series.label) ?? scaleSaid(size.sheetName)));
  const [only] = said;
  if (said.size === 1 && only !== null && only !== undefined) return proposal(only, true, 'the headings say so');
  if (said.size > 1) return proposal(1, false, 'headings name different units');
  const { opening, perYear } = size;
  const share =
    opening === null ? 0 : Math.max(...money.map((one) => (largestOf(one) * perYear) / opening / plainShare(one)));
  if (share === 0) return proposal(1, false, 'no heading names a unit');
  if (share >= 1) return proposal(1, true, 'amounts are of the size of those of the plan');
  return proposal(
    SCALES.find((scale) => share * scale >= 1) ?? 1,
    false,
    'amounts are far smaller than those of the plan',
  );
}

function largestOf({ numbers }: MappedSeries): number {
  return numbers.reduce((largest, { value }) => Math.max(largest, Math.abs(value)), 0);
}

function plainShare({ target }: MappedSeries): number {
  return target.line === OPENING || target.line === CLOSING ? PLAIN_STOCK : PLAIN_MOVEMENT;
}

/** The unit that a heading names, `ARR (k)`; null for none. */
export function scaleSaid(text: string): Scale | null {
  if (/\b(?:millions?|mn|mio|m)\b(?=\s*[)\]]|\s*$)|[$€£]\s?M\b/i.test(text)) return 1_000_000;
  return /\b(?:thousands?|000s?|tsd|k|t)\b(?=\s*[)\]]|\s*$)|[$€£]\s?K\b|\b[A-Z]{3}\s?k\b/i.test(text) ? 1_000 : null;
}

/** Whether money is a month's or a year's, by what headings and the name of the sheet say. */
export function proposeRevenue(
  plan: Plan,
  mapped: readonly MappedSeries[],
  sheetName: string,
  stated: ReadonlySet<string>,
): Proposal<Revenue> {
  const proposal = (value: Revenue, isSure: boolean, because: string) => ({
    value,
    isSure,
    options: REVENUES,
    because,
  });
  const money = mapped.filter((one) => unitOf(plan, one) === 'money');
  if (money.length === 0) return proposal('arr', true, 'no line is in ARR');
  const texts = [...money.map(({ series }) => series.label), sheetName].map((text) => text.replaceAll('_', ' '));
  // A table of our own says in each row what its money is.
  if (stated.has('money (MRR)')) return proposal('mrr', true, 'its units say MRR');
  if (stated.has('money')) return proposal('arr', true, 'its units say ARR');
  const isMonthly = texts.some((text) => /\bmrr\b|monthly recurring/i.test(text));
  const isAnnual = texts.some((text) => /\barr\b|annual recurring/i.test(text));
  if (isMonthly && isAnnual) return proposal('mrr', false, 'headings name both MRR and ARR');
  if (isMonthly) return proposal('mrr', true, 'headings say MRR');
  return isAnnual
    ? proposal('arr', true, 'headings say ARR')
    : proposal('arr', false, 'headings name neither MRR nor ARR');
}

/** A fraction beyond this is hardly meant as a rate: 500%. */
const LARGEST_FRACTION = 3;

/** Whether rates without a percent sign are percentages or fractions. */
export function proposeRates(
  plan: Plan,
  mapped: readonly MappedSeries[],
  stated: ReadonlySet<string>,
): Proposal<RateNotation> {
  const proposal = (value: RateNotation, isSure: boolean, because: string) => ({
    value,
    isSure,
    options: RATE_NOTATIONS,
    because,
  });
  const rates = mapped.filter((one) => unitOf(plan, one) === 'rate');
  const plain = rates.flatMap(({ numbers }) => numbers.filter(({ isPercent, value }) => !isPercent && value !== 0));
  if (plain.length === 0) return proposal('fraction', true, 'no rate is without its percent sign');
  if (stated.has('rate')) return proposal('fraction', true, 'its units say so');
  if (rates.every(({ series }) => /%|percent|\bpct\b/i.test(series.label)))
    return proposal('percent', true, 'headings say percent');
  const largest = plain.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  if (largest > LARGEST_FRACTION)
    return proposal('percent', true, `${largest} as a fraction would be ${largest * 100}%`);
  return proposal(
    largest < 1 ? 'fraction' : 'percent',
    false,
    `${largest} can be ${largest}% or ${Number((largest * 100).toPrecision(12))}%`,
  );
}

/** Whether losses stand in the file as amounts above zero or below. */
export function proposeLosses(mapped: readonly MappedSeries[]): Proposal<LossSign> {
  const proposal = (value: LossSign, isSure: boolean, because: string) => ({ value, isSure, options: SIGNS, because });
  const ids = new Set<string>(LOSSES.flatMap((id) => [id, id.replace(/_arr$/, '_rate')]));
  const values = mapped
    .filter(({ target }) => ids.has(target.line))
    .flatMap(({ numbers }) => numbers.map(({ value }) => value));
  const below = values.filter((value) => value < 0).length;
  const above = values.filter((value) => value > 0).length;
  if (below === 0) return proposal('positive', true, 'no loss is below zero');
  if (above === 0) return proposal('negative', true, 'all losses are below zero');
  return proposal(below > above ? 'negative' : 'positive', false, 'some losses are above zero and some below');
}
