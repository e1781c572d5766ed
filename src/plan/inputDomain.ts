import { fieldLine, INITIATIVE_FIELDS, type InitiativeField } from './initiativeLines';
import type { Line, Plan } from './model';
import { RATES } from './nrrTemplate';

/** Between which numbers the values of an input have a meaning, both included. */
export interface InputDomain {
  readonly min: number;
  readonly max: number;
}

const ANY: InputDomain = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
const FROM_0: InputDomain = { min: 0, max: Number.POSITIVE_INFINITY };
const SHARE: InputDomain = { min: 0, max: 1 };
const GROWTH: InputDomain = { min: -1, max: Number.POSITIVE_INFINITY };
const MARGIN: InputDomain = { min: Number.NEGATIVE_INFINITY, max: 1 };

/** Inputs of the packs. Those that are not here may have any value, as may lines of a person's own that count nothing. */
const DOMAINS: ReadonlyMap<string, InputDomain> = new Map<string, InputDomain>([
  // More than everything cannot be lost, and what is lost cannot be below nothing.
  ...RATES.map(({ rate, loss }) => [rate, loss ? SHARE : FROM_0] as const),
  ['starting_arr', FROM_0],
  ['new_logo_arr', FROM_0],
  ['reactivation_arr', FROM_0],
  ['target_growth', GROWTH],
  ['cac_ratio', FROM_0],
  ['other_sales_marketing', FROM_0],
  ['logo_churn_rate', SHARE],
  ['gross_margin', MARGIN],
  ['profit_margin', MARGIN],
  ['discount_rate', GROWTH],
]);

const FIELDS: Readonly<Record<InitiativeField, InputDomain>> = {
  on: SHARE,
  start: ANY,
  length: { min: 1, max: Number.POSITIVE_INFINITY },
  shape: SHARE,
  points: ANY,
  reach: SHARE,
  conversion: SHARE,
  lift: ANY,
  onceCost: FROM_0,
  monthlyCost: FROM_0,
  costEnd: ANY,
};

/** Fields of initiatives without values between whole numbers: switches, and numbers of months. */
const WHOLE_FIELDS: ReadonlySet<InitiativeField> = new Set(['on', 'start', 'length', 'shape', 'costEnd']);

export function inputDomain(plan: Pick<Plan, 'initiatives'>, line: Line): InputDomain {
  const { id, pack, unit } = line;
  if (pack === 'roadmap') {
    const field = initiativeField(plan, line);
    return field === undefined ? ANY : FIELDS[field];
  }
  const known = pack === 'own' ? undefined : DOMAINS.get(id);
  if (known !== undefined) return known;
  return unit === 'count' || unit === 'ratio' ? FROM_0 : ANY;
}

/** Whether an input is a month, a number of months or a switch, so that an analysis tries whole numbers alone. */
export function isWhole(plan: Pick<Plan, 'initiatives'>, line: Line): boolean {
  const field = initiativeField(plan, line);
  return line.unit === 'month' || (field !== undefined && WHOLE_FIELDS.has(field));
}

/** Which field of an initiative a line holds; undefined for any other line. */
export function initiativeField(
  { initiatives }: Pick<Plan, 'initiatives'>,
  { id, pack }: Line,
): InitiativeField | undefined {
  if (pack !== 'roadmap') return undefined;
  return initiatives.flatMap((one) => INITIATIVE_FIELDS.filter((field) => fieldLine(one.id, field) === id))[0];
}

export function isInside({ min, max }: InputDomain, value: number): boolean {
  return value >= min && value <= max;
}
