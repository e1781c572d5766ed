import type { Line, Plan } from './model';
import { logoChurnFormula } from './conversion';
import { packLines } from './packLine';

/** Heading of the lines of the growth pack. */
export const GROWTH_SECTION = 'Growth';
const { input, calculated } = packLines('growth', GROWTH_SECTION);

/** The annual NRR that requirements are read at: the plan's own, in the place of which an analysis tries others out. */
export const GROWTH_NRR = 'growth_nrr';

/** The most years that a customer counts for in its lifetime value: a convention, for a person to change. */
const LIFETIME_YEARS = 5;

/**
 * The lines of the growth pack: what a growth target takes in new-logo ARR, who the customers are, and what growth costs.
 *
 * Requirements follow the target's own path, on which new logos begin to churn and expand in the period after they are won.
 * `src/domain` (`growth`, `efficiency`) defines the figures and judges these lines in tests.
 */
export function growthLines(plan: Pick<Plan, 'basis' | 'grain'>): readonly Line[] {
  return [...growthInputs(), ...requirementLines(), ...customerLines(plan), ...efficiencyLines(plan)];
}

function growthInputs(): readonly Line[] {
  return [
    input('target_growth', 'Target growth', 'rate', 'last', null, { note: 'Of ARR, a year.' }),
    input('cac_ratio', 'CAC ratio', 'ratio', 'last', null, {
      note: 'Sales and marketing spent for one unit of new-logo ARR.',
    }),
    input('other_sales_marketing', 'Other S&M', 'cash', 'sum', null, {
      note: 'Sales and marketing that is not spent to win new logos.',
    }),
    input('starting_customers', 'Starting customers', 'count', 'first', null, {
      note: 'At the opening of the first period.',
      once: true,
    }),
    input('new_customers', 'New customers', 'count', 'sum', null),
    input('logo_churn_rate', 'Logo churn rate', 'rate', 'none', null, {
      note: 'Share of customers that leave, in the basis of the plan.',
    }),
    input('gross_margin', 'Gross margin', 'rate', 'last', null, { note: 'Of revenue.' }),
    input('net_burn', 'Net burn', 'cash', 'sum', null, { note: 'Cash spent beyond cash earned.' }),
    input('profit_margin', 'Profit margin', 'rate', 'last', null, { note: 'Of revenue; below zero for a loss.' }),
    input('discount_rate', 'Discount rate', 'rate', 'last', null, { note: 'A year.' }),
    input('lifetime_years', 'Lifetime cap, years', 'count', 'last', LIFETIME_YEARS, {
      note: 'Lifetime value counts no customer for longer; a convention, yours to change.',
    }),
  ];
}

function requirementLines(): readonly Line[] {
  const perPeriod = (annual: string) => `(${annual}) ^ (1 / periods_per_year)`;
  return [
    calculated(GROWTH_NRR, 'NRR held for a year', 'rate', 'recompute', 'total(nrr) ^ periods_per_year', {
      note: 'What the growth target is read against.',
    }),
    calculated('target_opening', 'Target opening ARR', 'money', 'first', 'prev(target_arr, total(opening_arr))', {
      note: 'Begins at the plan’s own opening ARR.',
    }),
    calculated('target_arr', 'Target ARR', 'money', 'last', `target_opening * ${perPeriod('1 + target_growth')}`),
    calculated('required_new_logo_share', 'Required share', 'rate', 'recompute', `1 + target_growth - ${GROWTH_NRR}`, {
      note: 'Of opening ARR, for a year in which new logos neither churn nor expand; below zero a surplus.',
      source: 'D',
    }),
    calculated(
      'required_new_logo_simple',
      'Required, simple',
      'money',
      'recompute',
      'target_opening * required_new_logo_share',
      { note: 'For the twelve months from here, new logos neither churning nor expanding in them.', source: 'D' },
    ),
    calculated(
      'compensatory_simple',
      'Compensatory, simple',
      'money',
      'recompute',
      `min(target_opening * max(0, 1 - ${GROWTH_NRR}), max(0, required_new_logo_simple))`,
      { note: 'The part of it that replaces what the base loses in the twelve months.', source: 'D' },
    ),
    calculated(
      'additive_simple',
      'Additive, simple',
      'money',
      'recompute',
      'required_new_logo_simple - compensatory_simple',
      { note: 'The rest of it; below zero where the base outgrows the target.', source: 'D' },
    ),
    calculated(
      'required_new_logo_arr',
      'Required new logo',
      'money',
      'sum',
      `target_opening * (${perPeriod('1 + target_growth')} - ${perPeriod(GROWTH_NRR)})`,
      { note: 'New logos churn and expand from the period after they are won; below zero a surplus.' },
    ),
    calculated(
      'compensatory_arr',
      'Compensatory',
      'money',
      'sum',
      `min(target_opening * max(0, 1 - ${perPeriod(GROWTH_NRR)}), max(0, required_new_logo_arr))`,
      { note: 'The part that replaces what the base loses.', source: 'D' },
    ),
    calculated('additive_arr', 'Additive', 'money', 'sum', 'required_new_logo_arr - compensatory_arr', {
      note: 'The rest; below zero where the base outgrows the target.',
      source: 'D',
    }),
    calculated('new_logo_gap', 'New-logo gap', 'money', 'sum', 'required_new_logo_arr - total(new_logo_arr)', {
      note: 'Required less planned; below zero a surplus.',
    }),
    calculated(
      'required_acquisition_spend',
      'Spend for target',
      'cash',
      'sum',
      'cac_ratio * max(0, required_new_logo_arr)',
      { note: 'Acquisition spend for the new-logo ARR that the target takes.' },
    ),
    calculated('acquisition_spend', 'Acquisition spend', 'cash', 'sum', 'cac_ratio * total(new_logo_arr)'),
    calculated('sales_marketing', 'Sales and marketing', 'cash', 'sum', 'acquisition_spend + other_sales_marketing'),
  ];
}

function customerLines({ basis, grain }: Pick<Plan, 'basis' | 'grain'>): readonly Line[] {
  return [
    calculated(
      'opening_customers',
      'Opening customers',
      'count',
      'first',
      'prev(closing_customers, starting_customers)',
    ),
    calculated('churned_customers', 'Customers lost', 'count', 'sum', 'opening_customers * logo_churn_per_period'),
    calculated(
      'closing_customers',
      'Closing customers',
      'count',
      'last',
      'opening_customers + new_customers - churned_customers',
    ),
    calculated('logo_churn_per_period', 'Logo churn, period', 'rate', 'none', logoChurnFormula(basis, grain)),
    calculated('logo_retention', 'Logo retention', 'rate', 'product', '1 - logo_churn_per_period'),
    calculated(
      'logo_churn_annualized',
      'Logo churn, year',
      'rate',
      'recompute',
      '1 - logo_retention ^ periods_per_year',
    ),
    calculated('arpa', 'ARR per customer', 'money', 'recompute', 'total(closing_arr) / closing_customers'),
  ];
}

function efficiencyLines({ grain }: Pick<Plan, 'grain'>): readonly Line[] {
  const quarter = grain === 'month' ? 3 : 1;
  return [
    calculated(
      'revenue',
      'Revenue',
      'cash',
      'sum',
      '(total(opening_arr) + total(closing_arr)) / 2 / periods_per_year',
      {
        note: 'Mean of opening and closing ARR, for the period’s part of a year.',
      },
    ),
    calculated('cac', 'CAC', 'cash', 'recompute', 'acquisition_spend / new_customers', {
      note: 'Acquisition spend for one customer.',
    }),
    calculated(
      'cac_payback_months',
      'CAC payback, mths',
      'count',
      'recompute',
      'acquisition_spend / (total(new_logo_arr) / 12 * gross_margin)',
      { note: 'Months until the gross margin of what new customers pay has paid for winning them.' },
    ),
    calculated(
      'ltv',
      'LTV',
      'cash',
      'recompute',
      'arpa * gross_margin * if(logo_churn_annualized * lifetime_years <= 1, lifetime_years, 1 / logo_churn_annualized)',
      { note: 'ARR per customer x gross margin / logo churn of a year, for no more years than the lifetime counts.' },
    ),
    calculated('ltv_to_cac', 'LTV to CAC', 'ratio', 'recompute', 'ltv / cac'),
    calculated('quarter_revenue', 'Revenue, 3 months', 'cash', 'last', `trailing_sum(revenue, ${quarter})`),
    calculated('quarter_sales_marketing', 'S&M, 3 months', 'cash', 'last', `trailing_sum(sales_marketing, ${quarter})`),
    calculated(
      'magic_number',
      'Magic number',
      'ratio',
      'last',
      `4 * (quarter_revenue - lag(quarter_revenue, ${quarter})) / lag(quarter_sales_marketing, ${quarter})`,
      { note: 'Growth of a quarter’s revenue, for a year, over the sales and marketing of the quarter before.' },
    ),
    calculated('burn_multiple', 'Burn multiple', 'ratio', 'recompute', 'net_burn / total(net_new_arr)', {
      note: 'Below zero either cash came in or ARR shrank.',
    }),
    calculated('rule_of_40', 'Rule of 40', 'rate', 'last', 'total(arr_growth_yoy) + profit_margin', {
      note: 'ARR growth of a year plus profit margin; 40% is what the rule asks for.',
    }),
  ];
}
