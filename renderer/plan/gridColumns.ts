import { type Bucket, fiscalYears, periodLabel, quarters, type Timeline } from '#domain/timeline';

/** A column of figures: a period of the plan, or a quarter or fiscal year by each line's own rule. */
export type GridColumn =
  | { readonly type: 'period'; readonly period: number; readonly label: string }
  | {
      readonly type: 'quarter' | 'year';
      readonly bucket: number;
      readonly id: string;
      readonly label: string;
      /** First and last of the periods that are folded away behind it; null where they show. */
      readonly hides: readonly [from: number, to: number] | null;
    };

/** A header over one or more columns; `folds` names the quarter or year that a click on it opens or closes. */
export interface GridHeader {
  readonly label: string;
  readonly span: number;
  readonly folds: string | null;
  readonly isOpen: boolean;
}

export interface GridColumns {
  readonly columns: readonly GridColumn[];
  /** Over the columns: quarters, or fiscal years in a plan of quarters. */
  readonly groups: readonly GridHeader[];
}

/** Quarters of a plan of months that show their months at first: those of the first half year. */
const OPEN_AT_FIRST = 2;

/** What is closed in a plan that was just opened: all quarters but the first two, and no year. */
export function closedAtFirst(timeline: Timeline): ReadonlySet<string> {
  if (timeline.grain === 'quarter') return new Set();
  return new Set(
    quarters(timeline)
      .slice(OPEN_AT_FIRST)
      .map((quarter) => quarter.id),
  );
}

/**
 * The columns of a timeline, each quarter followed by its total and each fiscal year by its own. A closed quarter is its total alone, a
 * closed year likewise. `actualsTo` is the last closed period, which its header says.
 */
export function gridColumns(timeline: Timeline, closed: ReadonlySet<string>, actualsTo: number): GridColumns {
  const columns: GridColumn[] = [];
  const groups: GridHeader[] = [];
  const allQuarters = quarters(timeline);
  for (const [at, year] of fiscalYears(timeline).entries()) {
    const isOpen = !closed.has(year.id);
    const before = columns.length;
    if (isOpen && timeline.grain === 'month') {
      for (const [bucket, quarter] of allQuarters.entries()) {
        if (quarter.from >= year.from && quarter.to <= year.to)
          addQuarter(columns, groups, timeline, quarter, bucket, closed, actualsTo);
      }
    } else if (isOpen) addPeriods(columns, timeline, year, actualsTo);
    columns.push({
      type: 'year',
      bucket: at,
      id: year.id,
      label: year.label,
      hides: isOpen ? null : [year.from, year.to],
    });
    const span = timeline.grain === 'month' ? 1 : columns.length - before;
    groups.push({ label: year.label, span, folds: year.id, isOpen });
  }
  return { columns, groups };
}

function addQuarter(
  columns: GridColumn[],
  groups: GridHeader[],
  timeline: Timeline,
  quarter: Bucket,
  bucket: number,
  closed: ReadonlySet<string>,
  actualsTo: number,
): void {
  const isOpen = !closed.has(quarter.id);
  const before = columns.length;
  if (isOpen) addPeriods(columns, timeline, quarter, actualsTo);
  const [name = quarter.label] = quarter.label.split(' ');
  const hides = isOpen ? null : ([quarter.from, quarter.to] as const);
  columns.push({ type: 'quarter', bucket, id: quarter.id, label: name, hides });
  groups.push({ label: isOpen ? quarter.label : name, span: columns.length - before, folds: quarter.id, isOpen });
}

function addPeriods(columns: GridColumn[], timeline: Timeline, bucket: Bucket, actualsTo: number): void {
  for (let period = bucket.from; period <= bucket.to; period++) {
    const name =
      timeline.grain === 'month'
        ? periodLabel(timeline, period).slice(0, 3)
        : shortQuarter(periodLabel(timeline, period));
    // Beside `act` there is no room for the year of a quarter, which stands above it.
    const [short = name] = name.split(' ');
    columns.push({ type: 'period', period, label: period <= actualsTo ? `${short} act` : name });
  }
}

/** `Q1 27` for `Q1 2027`. */
function shortQuarter(label: string): string {
  return label.replace(/ 20(\d\d)$/, ' $1');
}
