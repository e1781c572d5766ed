import { cohortDoubts, type PlanReadings, whyReadingsDiffer, yearReadings } from '#analysis/accountCohorts';
import { type Kept, type KeptBetween, keptShare } from '#domain/accounts/cohorts';
import { datePartsOf } from '#domain/day';
import { dayLabel, monthLabel } from '#domain/timeline';
import { type ShownCohorts, triangleOf } from './cohortsAsJson';
import { formatValues } from './formatValue';
import { plainText } from './plainText';
import { layOutTable, type Row } from './table';

const READING_NAMES = { nrr: 'NRR', grr: 'GRR by customer', logos: 'Customers kept' } as const;
const ACCOUNTS = 'Accounts';

/** Retention of the account list as a finance lead pastes it into a mail: the readings side by side, by segment, and by start cohort. */
export function cohortsAsText(shown: ShownCohorts, width: number): string {
  const { plan, year, beside } = shown;
  const [yearOfDay, month, day] = datePartsOf(year.day);
  const heading = [
    `${plainText(plan.title)}: ${year.months.accounts.length} accounts at ${dayLabel({ year: yearOfDay, month, day })}`,
    'Rounded for reading; --json gives full precision.',
  ];
  const sentences = [...cohortDoubts(year), ...whyReadingsDiffer(year, beside)];
  const parts = [
    heading.join('\n'),
    readingTable(shown, width),
    ...(year.segments.length > 1 ? [segmentTable(shown, width)] : []),
    triangleTable(shown, width),
    ...(sentences.length === 0 ? [] : [sentences.map(plainText).join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function readingTable({ year, beside, scenario }: ShownCohorts, width: number): string {
  const { byCustomer } = year;
  const { bySegment, compounded, simple } = yearReadings(year);
  const time = `12 months to ${monthLabel(year.to)}`;
  const row = (name: string, nrr: number, grr: number | null, when: string): Row => ({
    name,
    cells: [percent(nrr), grr === null ? '' : percent(grr), when],
  });
  const value = (reading: typeof compounded) => (reading.ok ? reading.value : Number.NaN);
  const rows = [
    row(`${ACCOUNTS}, customer by customer`, keptShare(byCustomer, 'nrr'), keptShare(byCustomer, 'grr'), time),
    row(`${ACCOUNTS}, by segment`, value(bySegment), null, time),
    row(`${ACCOUNTS}, compounded bridge`, value(compounded), null, time),
    row(`${ACCOUNTS}, simple sum`, value(simple), null, time),
    ...(beside === null ? [] : planRows(plainText(scenario.name), beside, row)),
  ];
  return layOutTable('Reading', ['NRR', 'GRR', 'Period'], rows, width);
}

function planRows(
  name: string,
  { label, nrr, grr }: PlanReadings,
  row: (name: string, nrr: number, grr: number, when: string) => Row,
): readonly Row[] {
  const time = `12 months to ${label}`;
  return [
    row(`${name}, compounded bridge`, nrr.compounded, grr.compounded, time),
    row(`${name}, cohort`, nrr.cohort, grr.cohort, time),
    row(`${name}, simple sum`, nrr.simple, grr.simple, time),
  ];
}

function segmentTable({ plan, year }: ShownCohorts, width: number): string {
  const cells = (kept: KeptBetween) => [
    `${kept.customers}`,
    `${kept.kept}`,
    ...formatValues([kept.opening, kept.closing], 'money', plan.currency),
    percent(keptShare(kept, 'nrr')),
    percent(keptShare(kept, 'grr')),
    `${kept.unknown}`,
  ];
  const rows = [
    ...year.segments.map(({ segment, kept }) => ({
      name: segment.name === null ? 'No segment' : plainText(segment.name),
      cells: cells(kept),
    })),
    { name: 'All', cells: cells(year.byCustomer) },
  ];
  const head = ['Customers then', 'Kept', 'ARR then', 'Now', 'NRR', 'GRR by customer', 'Left out'];
  return layOutTable(`12 months to ${monthLabel(year.to)}`, head, rows, width);
}

function triangleTable(shown: ShownCohorts, width: number): string {
  const { grain, reading, segment } = shown;
  const { cohorts, total, before, withoutStart } = triangleOf(shown, segment);
  const texts = (ages: readonly Kept[]) =>
    ages.map((age) => (reading === 'logos' ? `${age.kept} of ${age.customers}` : percent(keptShare(age, reading))));
  const most = Math.max(0, ...cohorts.map(({ ages }) => ages.length));
  const pad = (cells: readonly string[]) => [...cells, ...Array<string>(most + 1 - cells.length).fill('')];
  const rows = [
    ...cohorts.map(({ label, customers, maybeEarlier, ages }) => ({
      name: maybeEarlier > 0 ? `${label} or before` : label,
      cells: pad([`${customers}`, ...texts(ages)]),
    })),
    ...(cohorts.length === 0
      ? []
      : [{ name: 'All', cells: pad([`${sumOf(cohorts.map(({ customers }) => customers))}`, ...texts(total)]) }]),
  ];
  const of = segment?.name === undefined || segment.name === null ? '' : ` of ${plainText(segment.name)}`;
  const title = `${READING_NAMES[reading]}${of} by ${grain} of start, and age in ${grain}s`;
  const ages = Array.from({ length: most }, (_, age) => `${age}`);
  const notes = [
    ...(before === 0 ? [] : [`Began before the months that are known: ${before}.`]),
    ...(withoutStart === 0 ? [] : [`In no cohort, because nothing says when they began: ${withoutStart}.`]),
  ];
  const table =
    rows.length === 0 ? 'No account is in a cohort.' : layOutTable('Began', ['Customers', ...ages], rows, width);
  return [title, table, ...notes].join('\n');
}

function percent(value: number): string {
  const [text = ''] = formatValues([value], 'rate', 'USD');
  return text;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
