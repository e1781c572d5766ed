import { bandsFor } from '#domain/nrrBands';
import { SOURCES } from '#domain/sources';
import { hasPack } from '#plan/packs';
import { lineOf } from '#plan/planParts';
import type { Plan } from '#plan/model';
import { row, text, words } from './cells';
import type { PageContent } from './pageContent';
import type { ReportTable } from './parts';
import type { ReportQuestion } from './question';

/** What the words of the report mean, and where benchmarks come from. */
export function definitionsPage({ plan }: ReportQuestion): PageContent {
  return {
    title: 'Definitions',
    heading: 'What the figures mean and where they come from',
    statement: `${METHOD[plan.basis]} Every NRR says its period and its method.`,
    parts: [definitionsTable(plan), sourcesTable()],
    definitions: bandsFor('C', null, false).note,
    notes: 'Where sources disagree, they stand side by side in the plan and are never averaged.',
  };
}

const METHOD = {
  annual: 'Rates are stated for a year and compounded down to each period.',
  quarterly: 'Rates are stated for a quarter and compounded to other periods.',
  monthly: 'Rates are stated for a month and compounded to other periods.',
} as const;

interface Definition {
  readonly term: string;
  readonly says: string;
  readonly source: string;
  readonly isIn: (plan: Plan) => boolean;
}

const has = (line: string) => (plan: Plan) => lineOf(plan, line) !== undefined;
const always = () => true;

const DEFINITIONS: readonly Definition[] = [
  {
    term: 'ARR bridge',
    says: 'Closing = opening + new logo + expansion − contraction − churn (+ reactivation + restatement); never netted.',
    source: 'C',
    isIn: always,
  },
  {
    term: 'NRR',
    says: '(opening + expansion − contraction − churn) / opening. Customers won in the period are not in it.',
    source: 'C',
    isIn: always,
  },
  { term: 'GRR', says: '(opening − contraction − churn) / opening; never above 100%.', source: 'C', isIn: always },
  {
    term: 'NRR stated',
    says: 'What the rates in use add up to, in the basis they are stated for. Targets and initiatives are about it.',
    source: 'plan',
    isIn: has('nrr_stated'),
  },
  {
    term: '12 months, bridge',
    says: 'The product of the period NRRs of twelve months; not available before twelve months exist.',
    source: 'C',
    isIn: has('nrr_ttm'),
  },
  {
    term: '12 months, cohort',
    says: 'What the customers of a year ago pay now, over what they paid then.',
    source: 'E',
    isIn: has('nrr_cohort'),
  },
  {
    term: '12 months, simple sum',
    says: '1 + the movements of twelve months / ARR a year ago; it counts customers won since.',
    source: 'C',
    isIn: has('nrr_simple'),
  },
  {
    term: 'Points',
    says: 'Percentages of NRR. An initiative of −1% churn is +1 point of NRR.',
    source: 'C',
    isIn: (plan) => plan.initiatives.length > 0,
  },
  {
    term: 'Run-rate gain',
    says: 'Opening ARR × (NRR at the end − NRR at the start, or without initiatives), a year.',
    source: 'C',
    isIn: (plan) => plan.initiatives.length > 0,
  },
  {
    term: 'Return',
    says: 'Gross: gain / cost. Net: (gain − cost) / cost.',
    source: 'C',
    isIn: (plan) => plan.initiatives.length > 0,
  },
  {
    term: 'Required new-logo ARR',
    says: 'What brings ARR to the growth target at the NRR of the year: simple = opening × (1 + growth − NRR).',
    source: 'D',
    isIn: (plan) => hasPack(plan, 'growth'),
  },
  {
    term: 'Cost bands',
    says: 'What a motion costs a month by ARR stage, low to high; hidden costs come on top.',
    source: 'A',
    isIn: (plan) => hasPack(plan, 'costs'),
  },
];

function definitionsTable(plan: Plan): ReportTable {
  return {
    type: 'table',
    title: 'Definitions',
    caption: 'the letter names the source',
    columns: [words('Term', 2), words('Definition', 7), words('Source', 0.8)],
    rows: DEFINITIONS.filter(({ isIn }) => isIn(plan)).map(({ term, says, source }) =>
      row(text(term), text(says), text(source)),
    ),
    note: bandsFor('C', null, false)
      .bands.map(({ label, from, to }) => `${label} ${rangeText(from, to)}`)
      .join(', ')
      .replace(/^/, 'NRR tiers of source C: ')
      .concat('.'),
  };
}

function rangeText(from: number, to: number): string {
  const percent = (value: number) => String(Number((value * 100).toPrecision(12)));
  if (from <= 0) return `below ${percent(to)}%`;
  return Number.isFinite(to) ? `${percent(from)} to ${percent(to)}%` : `${percent(from)}% and more`;
}

function sourcesTable(): ReportTable {
  return {
    type: 'table',
    title: 'Sources',
    caption: '',
    columns: [words('Letter', 0.8), words('Source', 3), words('What it is', 6)],
    rows: Object.entries(SOURCES).map(([letter, { name, about }]) => row(text(letter), text(name), text(about))),
    note: '',
  };
}
