import type { Basis, Grain } from '#domain/timeline';
import type { Unit } from '#domain/units';
import type { OverSegments } from '#engine/model';
import { conversionFormulas } from './conversion';
import type { Definition, Line, SegmentKey } from './model';
import { WHOLE } from './model';
import { readingLines } from './readingLines';
import { formula, NONE, RECOMPUTE, type Rules, SUM, templateLine } from './templateLine';

/** The seven rates a plan states. A loss takes ARR away, an expansion adds it. */
export const RATES = [
  { rate: 'churn_rate', arr: 'churn_arr', name: 'Churn', loss: true },
  { rate: 'contraction_rate', arr: 'contraction_arr', name: 'Contraction', loss: true },
  { rate: 'upsell_rate', arr: 'upsell_arr', name: 'Upsell', loss: false },
  { rate: 'seat_rate', arr: 'seat_arr', name: 'Seat', loss: false },
  { rate: 'cross_sell_rate', arr: 'cross_sell_arr', name: 'Cross-sell', loss: false },
  { rate: 'usage_rate', arr: 'usage_arr', name: 'Usage', loss: false },
  { rate: 'price_rate', arr: 'price_arr', name: 'Price', loss: false },
] as const;

/** Lines whose formulas depend on basis and grain; everything else is the same in every plan. */
export const CONVERSION_LINES = ['grr_per_period', 'nrr_per_period', 'loss_scale', 'expansion_scale'] as const;

/** What must be zero in every period, segment, scenario and in the total. `of` is the line a finding is reported at. */
export const NRR_IDENTITIES = [
  {
    name: 'bridge',
    of: 'closing_arr',
    formula:
      'closing_arr - (opening_arr + new_logo_arr + expansion_arr - contraction_arr - churn_arr + reactivation_arr + restatement_arr)',
  },
  { name: 'opening', of: 'opening_arr', formula: 'opening_arr - prev(closing_arr, starting_arr)' },
  {
    name: 'motions',
    of: 'expansion_arr',
    formula: 'expansion_arr - (upsell_arr + seat_arr + cross_sell_arr + usage_arr + price_arr)',
  },
] as const;

/** The movements of the bridge, in its order: a period in which one cannot be computed has no bridge. */
export const BRIDGE_LINES = [
  'opening_arr',
  'new_logo_arr',
  'expansion_arr',
  'contraction_arr',
  'churn_arr',
  'reactivation_arr',
  'restatement_arr',
  'closing_arr',
] as const;

const BY_OPENING: OverSegments = { type: 'weighted', by: 'opening_arr' };
const FLOW: Rules = [SUM, 'sum'];
const RATE: Rules = [BY_OPENING, 'none'];
const RATIO: Rules = [RECOMPUTE, 'recompute'];

/**
 * The lines of the NRR template, in the order of the grid. Inputs are 0 in every segment of `keys`.
 *
 * Rates apply to the opening ARR of each period; new logos begin to churn and expand in the period after they are won.
 */
export function nrrLines(basis: Basis, grain: Grain, keys: readonly SegmentKey[]): readonly Line[] {
  return [
    ...assumptionLines(keys),
    ...bridgeLines(),
    ...retentionLines(),
    ...readingLines(),
    ...rateLines(basis, grain),
  ];
}

/** What the closing ARR differs by from its movements. A check that could be typed over would check nothing. */
export const BRIDGE_CHECK = 'bridge_check';

function assumptionLines(keys: readonly SegmentKey[]): readonly Line[] {
  const input = (id: string, label: string, unit: Unit, rules: Rules, note = ''): Line =>
    templateLine(id, label, 'Assumptions', unit, rules, zeroInput(keys), note);
  return [
    {
      ...input('starting_arr', 'Starting ARR', 'money', [SUM, 'first'], 'ARR at the opening of the first period.'),
      once: true,
    },
    ...RATES.map(({ rate, name }) => input(rate, `${name} rate`, 'rate', RATE)),
    input('new_logo_arr', 'New-logo ARR', 'money', FLOW),
    input('reactivation_arr', 'Reactivation ARR', 'money', FLOW, 'Customers won back; outside NRR and GRR.'),
    input('restatement_arr', 'Restatement ARR', 'money', FLOW, 'Corrections such as currency; outside NRR and GRR.'),
  ];
}

function bridgeLines(): readonly Line[] {
  const money = (id: string, label: string, text: string, rules: Rules = FLOW): Line =>
    templateLine(id, label, 'ARR bridge', 'money', rules, formula(text));
  const motion = (rate: (typeof RATES)[number], label: string): Line =>
    money(rate.arr, label, `opening_arr * ${rate.rate}_used * ${rate.loss ? 'loss_scale' : 'expansion_scale'}`);
  const [churn, contraction, upsell, seat, crossSell, usage, price] = RATES;
  const movements =
    'opening_arr + new_logo_arr + expansion_arr - contraction_arr - churn_arr + reactivation_arr + restatement_arr';
  return [
    money('opening_arr', 'Opening ARR', 'prev(closing_arr, starting_arr)', [SUM, 'first']),
    money('expansion_arr', 'Expansion', 'upsell_arr + seat_arr + cross_sell_arr + usage_arr + price_arr'),
    motion(upsell, 'Upsell'),
    motion(seat, 'Seats'),
    motion(crossSell, 'Cross-sell'),
    motion(usage, 'Usage'),
    motion(price, 'Price'),
    motion(contraction, 'Contraction'),
    motion(churn, 'Churn'),
    money('closing_arr', 'Closing ARR', movements, [SUM, 'last']),
    money('net_new_arr', 'Net new ARR', 'closing_arr - opening_arr'),
    money(BRIDGE_CHECK, 'Bridge check', `closing_arr - (${movements})`, RATIO),
  ];
}

function retentionLines(): readonly Line[] {
  const reading = (id: string, label: string, unit: Unit, rules: Rules, text: string, note = ''): Line =>
    templateLine(id, label, 'Retention', unit, rules, formula(text), note);
  const period: Rules = [RECOMPUTE, 'product'];
  const trailing: Rules = [RECOMPUTE, 'last'];
  return [
    reading(
      'nrr',
      'NRR of the period',
      'rate',
      period,
      retained('nrr', 'opening_arr + expansion_arr - contraction_arr - churn_arr'),
    ),
    reading('grr', 'GRR of the period', 'rate', period, retained('grr', 'opening_arr - contraction_arr - churn_arr')),
    reading('nrr_annualized', 'NRR annualized', 'rate', RATIO, 'nrr ^ periods_per_year'),
    reading('grr_annualized', 'GRR annualized', 'rate', RATIO, 'grr ^ periods_per_year'),
    reading(
      'nrr_ttm',
      'NRR, 12 months',
      'rate',
      trailing,
      'trailing_product(nrr, periods_per_year)',
      'Compounded bridge.',
    ),
    reading(
      'grr_ttm',
      'GRR, 12 months',
      'rate',
      trailing,
      'trailing_product(grr, periods_per_year)',
      'Compounded bridge.',
    ),
    reading(
      'arr_growth_yoy',
      'ARR growth on year',
      'rate',
      trailing,
      'closing_arr / lag(opening_arr, periods_per_year - 1) - 1',
    ),
    reading(
      'quick_ratio',
      'Quick ratio',
      'ratio',
      RATIO,
      '(new_logo_arr + expansion_arr) / (contraction_arr + churn_arr)',
    ),
  ];
}

/**
 * What is left of the opening ARR, as a share of it. Once nothing was left and nobody was won since, nothing stays left: such a
 * period counts as 0, so that losses of 100% give 0 over twelve months too. An opening of 0 that nothing led to has no retention.
 */
function retained(line: string, left: string): string {
  return `if(opening_arr == 0, if(prev(${line}, 1) == 0, 0, 1 / opening_arr), (${left}) / opening_arr)`;
}

/** Between the rates a plan states and what a period applies: effects, limits, and the conversion from the plan's basis. */
function rateLines(basis: Basis, grain: Grain): readonly Line[] {
  const section = (id: string, label: string, unit: Unit, rules: Rules, text: string, note = ''): Line =>
    templateLine(id, label, 'Rates in use', unit, rules, formula(text), note);
  const effects = RATES.map(({ rate, name }) =>
    section(`${rate}_effect`, `${name} effect`, 'rate', RATE, '0', 'Points from initiatives; positive raises NRR.'),
  );
  const used = RATES.map(({ rate, name, loss }) =>
    section(`${rate}_used`, `${name} rate in use`, 'rate', RATE, `max(0, ${rate} ${loss ? '-' : '+'} ${rate}_effect)`),
  );
  const gains = RATES.filter(({ loss }) => !loss).map(({ rate }) => `${rate}_used`);
  const conversion = conversionFormulas(basis, grain);
  const stated: Rules = [RECOMPUTE, 'none'];
  const inside: Rules = [NONE, 'none'];
  const convention = 'How one factor is shared by churn and contraction, and by the motions, is a convention.';
  return [
    ...effects,
    ...used,
    // Added first: 1 - 0.9 - 0.1 is below zero in floating point, and would count as more than everything lost.
    section('grr_stated', 'GRR stated', 'rate', stated, '1 - (churn_rate_used + contraction_rate_used)'),
    section('nrr_stated', 'NRR stated', 'rate', stated, `grr_stated + ${gains.join(' + ')}`),
    section('grr_per_period', 'GRR per period', 'rate', inside, conversion.grr_per_period),
    section('nrr_per_period', 'NRR per period', 'rate', inside, conversion.nrr_per_period),
    section('loss_scale', 'Losses, basis to period', 'number', inside, conversion.loss_scale, convention),
    section('expansion_scale', 'Expansion, basis to period', 'number', inside, conversion.expansion_scale, convention),
  ];
}

function zeroInput(keys: readonly SegmentKey[]): Definition {
  const values = Object.fromEntries((keys.length === 0 ? [WHOLE] : keys).map((key) => [key, { every: 0, at: {} }]));
  return { type: 'input', values };
}
