import type { Choices, ChoiceName, Destination, Encoding, Separator } from '#exchange/import/choices';
import type { OpenPlan } from '../state/session';
import type { Look } from './look';

export const ENCODING_TEXTS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little endian',
  'utf-16be': 'UTF-16, big endian',
  'windows-1252': 'Windows-1252',
};

export const SEPARATOR_TEXTS: Readonly<Record<Separator, string>> = {
  ',': 'Comma  ,',
  ';': 'Semicolon  ;',
  '\t': 'Tab',
  '|': 'Bar  |',
};

export const CHOICE_LABELS: Readonly<Record<ChoiceName, string>> = {
  sheet: 'Sheet',
  orientation: 'Periods run',
  periodsAt: 'Periods',
  labelsAt: 'Headings',
  segmentsAt: 'Segments',
  scenarios: 'Scenario',
  decimal: 'Decimal sign',
  dates: 'Dates',
  scale: 'Money',
  revenue: 'Revenue',
  rates: 'A rate of 5',
  losses: 'Losses',
  into: 'Import as',
  totals: 'Totals',
};

/** The choices in the order in which one thinks of them. */
export const CHOICE_GROUPS: readonly { readonly title: string; readonly names: readonly ChoiceName[] }[] = [
  { title: 'Into the plan', names: ['into', 'totals'] },
  { title: 'Layout', names: ['sheet', 'orientation', 'periodsAt', 'labelsAt', 'segmentsAt', 'scenarios'] },
  { title: 'Numbers and dates', names: ['decimal', 'dates', 'scale', 'revenue', 'rates', 'losses'] },
];

type Texts = { readonly [K in ChoiceName]: (value: Choices[K], look: Look, open: OpenPlan) => string };

const TEXTS: Texts = {
  sheet: (value, { sheets }) => sheets[value] ?? `Sheet ${value + 1}`,
  orientation: (value) => (value === 'down' ? 'Down the rows' : 'Across the columns'),
  periodsAt: (value, look) => placeText(look, value, true),
  labelsAt: (value, look) => (value === null ? 'Nowhere' : placeText(look, value, false)),
  segmentsAt: (value) => (value === null ? 'Nowhere' : `Column ${columnName(value)}`),
  scenarios: (value) => (value === null ? 'None in the file' : value.name),
  decimal: (value) => (value === '.' ? 'Point 1,234.5' : 'Comma 1.234,5'),
  dates: (value) => ({ ymd: 'Year first', dmy: 'Day first', mdy: 'Month first' })[value],
  scale: (value) => ({ 1: 'In single units', 1000: 'In thousands', 1000000: 'In millions' })[value],
  revenue: (value) => (value === 'arr' ? 'ARR' : 'MRR, × 12'),
  rates: (value) => (value === 'percent' ? 'Is 5%' : 'Is 500%'),
  losses: (value) => (value === 'positive' ? 'Above 0' : 'Below 0'),
  into: (value, _, open) => intoText(value, open),
  totals: (value) => (value === 'refuse' ? 'Are not taken' : 'Split by ARR'),
};

/** What an option of a choice is called. */
export function choiceText<K extends ChoiceName>(name: K, value: Choices[K], look: Look, open: OpenPlan): string {
  return TEXTS[name](value, look, open);
}

function intoText(into: Destination, { plan }: OpenPlan): string {
  if (into.type === 'actuals') return 'Actuals';
  return `Inputs of ${plan.scenarios.find(({ id }) => id === into.scenario)?.name ?? into.scenario}`;
}

/** Where periods or headings stand: down the rows periods are in a column, headings in a row; across it is the other way round. */
function placeText({ choices, preview }: Look, at: number, arePeriods: boolean): string {
  const isColumn = (choices.orientation.value !== 'across') === arePeriods;
  if (!isColumn) return `Row ${at + 1}`;
  const head = preview.rows[choices.labelsAt.value ?? 0]?.[at] ?? '';
  return head === '' || !arePeriods ? `Column ${columnName(at)}` : `${columnName(at)}: ${head}`;
}

/** `A` for 0, `AB` for 27. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}
