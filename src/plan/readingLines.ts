import type { Unit } from '#domain/units';
import type { Line, Plan } from './model';
import type { Edit } from './edit';
import { lineOf } from './planParts';
import { formula, RECOMPUTE, type Rules, SUM, templateLine } from './templateLine';

/** Heading of the lines that read the same twelve months in other ways than the compounded bridge. */
export const READINGS_SECTION = '12-month readings';

const RATIO: Rules = [RECOMPUTE, 'last'];
const AMOUNT: Rules = [SUM, 'last'];

/**
 * The twelve months up to a period by cohort and by simple sum, and what benchmarks are compared with.
 *
 * Cohort: every segment's ARR of a year ago times what the segment kept of it; a segment that was empty then has no part in it.
 * `src/domain/nrrReadings.ts` defines both and judges these lines in tests.
 */
export function readingLines(): readonly Line[] {
  const line = (id: string, label: string, unit: Unit, rules: Rules, text: string, note: string): Line =>
    templateLine(id, label, READINGS_SECTION, unit, rules, formula(text), note);
  const year = (of: string) => `trailing_sum(${of}, periods_per_year)`;
  const ofCohort = (kept: string) => `if(cohort_opening == 0, 0, cohort_opening * ${kept})`;
  return [
    line(
      'nrr_cohort',
      'NRR, cohort',
      'rate',
      RATIO,
      'cohort_closing / cohort_opening',
      'Customers of 12 months ago: what they pay now over what they paid then.',
    ),
    line(
      'grr_cohort',
      'GRR, cohort',
      'rate',
      RATIO,
      'cohort_kept / cohort_opening',
      'Customers of 12 months ago, expansion left out.',
    ),
    line(
      'nrr_simple',
      'NRR, simple sum',
      'rate',
      RATIO,
      '1 + (expansion_ttm - losses_ttm) / cohort_opening',
      'Counts what customers won since added and lost, over the opening of 12 months ago.',
    ),
    line(
      'grr_simple',
      'GRR, simple sum',
      'rate',
      RATIO,
      '1 - losses_ttm / cohort_opening',
      'Counts what customers won since lost, over the opening of 12 months ago.',
    ),
    line(
      'cohort_opening',
      'ARR a year ago',
      'money',
      AMOUNT,
      'lag(opening_arr, periods_per_year - 1)',
      'Where the twelve months begin.',
    ),
    line(
      'cohort_closing',
      'Of it, with expansion',
      'money',
      AMOUNT,
      ofCohort('nrr_ttm'),
      'What the customers of then pay now, each faring as its segment does.',
    ),
    line(
      'cohort_kept',
      'Of it, kept',
      'money',
      AMOUNT,
      ofCohort('grr_ttm'),
      'What the customers of then pay now, expansion left out.',
    ),
    line('expansion_ttm', 'Expansion, 12 months', 'money', AMOUNT, year('expansion_arr'), ''),
    line(
      'losses_ttm',
      'Losses, 12 months',
      'money',
      AMOUNT,
      `${year('contraction_arr')} + ${year('churn_arr')}`,
      'Contraction and churn.',
    ),
    line(
      'expansion_monthly',
      'Expansion a month',
      'rate',
      RATIO,
      'nrr_ttm ^ (1 / 12) - grr_ttm ^ (1 / 12)',
      'Mean month of the twelve, as a share of opening ARR.',
    ),
    line(
      'expansion_share',
      'Expansion of new ARR',
      'rate',
      RATIO,
      `expansion_ttm / (expansion_ttm + ${year('new_logo_arr')})`,
      'Share of the ARR added in twelve months that comes from expansion.',
    ),
    line(
      'doubling_years',
      'Years to double',
      'number',
      RATIO,
      'log(2) / log(max(1, nrr_ttm))',
      'At the NRR of the twelve months and without new customers; not available at 100% or below.',
    ),
  ];
}

/** The edits that add those reading lines a plan does not have, before the lines of `Rates in use`; none where it has them all. */
export function addReadingLines(plan: Plan): readonly Edit[] {
  const missing = readingLines().filter(({ id }) => lineOf(plan, id) === undefined);
  if (missing.length === 0) return [];
  const before = plan.lines.findIndex(({ section }) => section === 'Rates in use');
  const index = before < 0 ? plan.lines.length : before;
  return [{ type: 'insertLines', lines: missing.map((line, at) => ({ index: index + at, line })) }];
}
