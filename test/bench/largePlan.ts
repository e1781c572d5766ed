import type { Line, Override, Plan, Scenario } from '#plan/model';
import { newPlan } from '#plan/newPlan';

/** No more own lines than `lines` leaves room for after those of the template. */
interface Size {
  readonly lines: number;
  readonly periods: number;
  readonly segments: number;
}

/** How large a plan may become before the window must not feel it. */
const LARGE: Size = { lines: 300, periods: 120, segments: 12 };

/**
 * A plan of the NRR template in months with own lines after it: a third are inputs, the others formulas of the kinds people write.
 * Two scenarios override rates, single cells and one formula.
 */
export function largePlan({ lines, periods, segments }: Size = LARGE): Plan {
  const made = newPlan({
    basis: 'annual',
    start: '2027-01',
    periods,
    title: 'A large plan',
    segments: Array.from({ length: segments }, (_, i) => `Segment ${i + 1}`),
  });
  if (!made.ok) throw new Error(made.error.type);
  const plan = made.value;
  const keys = segments === 0 ? ['all'] : plan.segments.map((segment) => segment.id);
  const template = plan.lines.map((line) => withValues(line, keys));
  const own = Array.from({ length: lines - template.length }, (_, i) => ownLine(i, keys));
  const all = [...template, ...own];
  const scenario = (id: string, name: string, churn: number): Scenario => {
    const overridden = Object.entries(overrides(keys, churn)).filter(([line]) => all.some((one) => one.id === line));
    return { id, name, parent: 'base', locked: false, note: '', overrides: Object.fromEntries(overridden) };
  };
  return {
    ...plan,
    lines: all,
    scenarios: [...plan.scenarios, scenario('upside', 'Upside', 0.08), scenario('downside', 'Downside', 0.12)],
  };
}

const STARTING: Readonly<Record<string, number>> = {
  starting_arr: 1_000_000,
  churn_rate: 0.1,
  contraction_rate: 0.03,
  upsell_rate: 0.05,
  seat_rate: 0.04,
  new_logo_arr: 25_000,
};

function withValues(line: Line, keys: readonly string[]): Line {
  const every = STARTING[line.id];
  return line.definition.type === 'input' && every !== undefined ? input(line, keys, every) : line;
}

function input(line: Line, keys: readonly string[], every: number): Line {
  const values = Object.fromEntries(keys.map((key, i) => [key, { every: every * (1 + i / 100), at: {} }]));
  return { ...line, definition: { type: 'input', values } };
}

const FORMULAS: readonly ((previous: string, input: string) => string)[] = [
  (previous, given) => `${previous} * ${given}`,
  (previous, given) => `prev(${previous}, 0) + ${given} * closing_arr`,
  (previous, given) => `max(0, ${previous} - ${given} * 100) / periods_per_year`,
  (previous, given) => `if(${given} > 0.5, ${previous}, opening_arr * (1 + ${given}) ^ (1 / 12))`,
  (previous) => `trailing_sum(${previous}, 12) / 12`,
  (previous, given) => `round(${previous} / total(${previous}) * ${given}, 4)`,
];

function ownLine(place: number, keys: readonly string[]): Line {
  const id = `own_${place}`;
  const line: Line = {
    id,
    label: `Own line ${place + 1}`,
    pack: 'own',
    section: `Own lines ${Math.floor(place / 30) + 1}`,
    unit: 'money',
    segmented: true,
    once: false,
    overSegments: { type: 'sum' },
    overPeriods: 'sum',
    definition: { type: 'formula', text: '0' },
    cells: {},
    note: '',
    source: '',
  };
  if (place % 3 === 0) return input(line, keys, 0.25 + (place % 7) / 10);
  const before = place < 3 ? 'net_new_arr' : `own_${place - 1 - (place % 3 === 1 ? 1 : 0)}`;
  const given = `own_${place - (place % 3)}`;
  const make = FORMULAS[place % FORMULAS.length];
  if (make === undefined) throw new Error('no formula');
  return { ...line, definition: { type: 'formula', text: make(before, given) } };
}

function overrides(keys: readonly string[], churn: number): Readonly<Record<string, Override>> {
  const [first = 'all'] = keys;
  return {
    churn_rate: { values: { [first]: { every: churn, at: { '2029-01': churn / 2 } } }, formula: null, cells: {} },
    own_4: { values: {}, formula: null, cells: { [first]: { '2028-03': 1234.5 } } },
    own_7: { values: {}, formula: 'own_6 * closing_arr', cells: {} },
  };
}
