import type { Motion } from '#domain/motions';
import { addInitiative, setInitiativeValue } from '#plan/initiativeEdits';
import { describeInitiativeError } from '#plan/initiativeErrors';
import type { Line, Override, Plan } from '#plan/model';
import { edited, planOf } from './plans';

/** Where the case is told. */
const SOURCE = 'C, "95% to 115%"';

/** Monthly revenue at the start; all rates are shares of it. */
const MRR = 2_000 * 99;

const firstMonthOf = (quarter: number) => 2027 * 12 + 3 * (quarter - 1);

/** The six initiatives of the case: quarter they start in, points of NRR, one-off cost. */
const INITIATIVES: readonly (readonly [string, Motion, number, number, number])[] = [
  ['Seat pricing', 'seat', 1, 0.05, 8_000],
  ['Team plan at $199', 'upsell', 1, 0.03, 6_000],
  ['Usage dashboard', 'churn', 2, 0.01, 12_000],
  ['Reporting add-on, $29', 'cross_sell', 2, 0.02, 10_000],
  ['Automated upgrade prompts', 'upsell', 3, 0.02, 6_000],
  ['Annual contract discount', 'churn', 3, 0.02, 8_000],
];

const COST_NOTE = 'The source states about 50,000 for all six; its split over them is an assumption.';

const NOTES: Readonly<Record<string, readonly [number, string]>> = {
  starting_arr: [MRR * 12, '198,000 of monthly recurring revenue (2,000 customers at $99) times 12.'],
  churn_rate: [11_000 / MRR, '11,000 lost on 198,000.'],
  contraction_rate: [3_000 / MRR, '3,000 lost to downgrades on 198,000.'],
  upsell_rate: [
    4_000 / MRR,
    '4,000 of expansion on 198,000; the source does not split it by motion, so it stands here as a whole.',
  ],
  new_logo_arr: [0, 'The case is about the customers there are; nothing is won.'],
};

/**
 * Example 2 of the sources, "95% to 115%": the plan of `assets/examples/95-to-115.headroom`. The initiatives work at once, as the
 * case adds them up; the stated end state has none, because its figures include them.
 */
export function caseOfC(): Plan {
  const empty = planOf({ title: 'From 95% to 115%', grain: 'quarter' });
  const base: Plan = {
    ...empty,
    note: 'A company of 2,000 customers at $99 a month: 198,000 of monthly recurring revenue, 2,376,000 of ARR. The rates are annual. The source calls its figures monthly, but 94.95% a month would be 53.7% a year and 94.95% a quarter 81.3% a year, while its title and its tiers read as annual. The title says 115% and names no date, which is taken as the end of the first year; the six initiatives add up to 109.95%, the stated end state is 108.59%.',
    lines: empty.lines.map(withStartingValue),
    scenarios: [
      {
        id: 'initiatives',
        name: 'Initiatives',
        parent: null,
        locked: false,
        note: 'The six initiatives of the case, on top of the starting rates.',
        overrides: {},
      },
      {
        id: 'do-nothing',
        name: 'Do nothing',
        parent: 'initiatives',
        locked: false,
        note: 'The starting rates, carried on: 4,000 gained, 3,000 and 11,000 lost on 198,000, which is 94.95%.',
        overrides: {},
      },
      {
        id: 'stated-end-state',
        name: 'Stated end state',
        parent: 'initiatives',
        locked: false,
        note: 'Source C, after nine months. It calls the rates monthly; at 94.95% a month a year would keep 53.7%, so they are read as annual.',
        overrides: {
          churn_rate: everywhere(5_000 / MRR),
          contraction_rate: everywhere(2_000 / MRR),
          upsell_rate: everywhere(24_000 / MRR),
        },
      },
    ],
    targets: [
      {
        id: 'title',
        name: 'The title of the case',
        line: 'nrr_stated',
        segment: null,
        period: '2027-Q4',
        direction: 'atLeast',
        value: 1.15,
        note: 'The title names no date; the end of the first year is an assumption.',
        source: SOURCE,
      },
    ],
    statedEnd: 'stated-end-state',
  };
  return INITIATIVES.reduce(withInitiative, base);
}

function withStartingValue(line: Line): Line {
  const [every, note] = NOTES[line.id] ?? [];
  if (every === undefined || note === undefined) return line;
  return { ...line, note, source: SOURCE, definition: { type: 'input', values: { all: { every, at: {} } } } };
}

function everywhere(every: number): Override {
  return { values: { all: { every, at: {} } }, formula: null, cells: {} };
}

function withInitiative(plan: Plan, [name, motion, quarter, points, onceCost]: (typeof INITIATIVES)[number]): Plan {
  const added = addInitiative(plan, {
    name,
    motion,
    start: firstMonthOf(quarter),
    size: { type: 'points', points },
    onceCost,
    note: COST_NOTE,
    source: SOURCE,
  });
  if (!added.ok) throw new Error(describeInitiativeError(added.error));
  const { id, edits } = added.value;
  return ['do-nothing', 'stated-end-state'].reduce(
    (current, scenario) => {
      const off = setInitiativeValue(current, scenario, id, 'on', 0);
      if (!off.ok) throw new Error(describeInitiativeError(off.error));
      return edited(current, off.value);
    },
    edited(plan, edits),
  );
}
