import { reachIn } from '#formula/reach';
import { productOf, sumOf, weightedMean } from './arithmetic';
import { nodeValue, type Reader, type Run, valueOfRow } from './interpreter';
import { variantOf } from './lanes';
import type { Slice } from './model';
import { calendarValue, type Node, type Row, rowOf } from './program';

/** A quarter or fiscal year of a plan: its first and last period, both included. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
}

/** A run seen in quarters or in fiscal years. Values are computed when asked for, each once. */
export interface FoldedRun {
  readonly run: Run;
  /** Oldest first, together covering all periods of the plan; the first and the last may be parts. */
  readonly buckets: readonly Bucket[];
  /** Periods in a whole bucket: 3 for quarters of months, 12 for years of months. */
  readonly length: number;
  /** By row, then by bucket and lane: what has been computed. */
  readonly known: number[][];
}

export function foldRun(run: Run, buckets: readonly Bucket[], length: number): FoldedRun {
  return { run, buckets, length, known: [] };
}

/**
 * The value of a line over a bucket, by the line's rule.
 *
 * `recompute` runs the line's formula on the coarser timeline: what it refers to is taken over the bucket, by its own rule;
 * `periods_per_year` is how often the bucket goes into a year (12/7 for a year of which the plan has 7 months), year, quarter and
 * month are those of the bucket's last period, and looks back count buckets. A look back of less than a bucket, or over a bucket
 * of which the plan has only a part, is not computable. Fixed cells of the line itself do not count: a ratio follows from the
 * figures around it. A total that is a sum or a weighted mean is that of its segments' values over the bucket.
 *
 * Throws for a line, slice or bucket that is not there.
 */
export function valueOver(folded: FoldedRun, line: string, slice: Slice, bucket: number, lane: number): number {
  return foldedRow(folded, rowOf(folded.run.program, line, slice), bucket, lane);
}

/** As `valueOver`, for a row. */
export function foldedRow(folded: FoldedRun, row: number, bucket: number, lane: number): number {
  const { run, known } = folded;
  const ofRow = known[row] ?? [];
  known[row] = ofRow;
  const place = bucket * run.lanes.count + lane;
  const found = ofRow[place];
  if (found !== undefined) return found;
  const value = computed(folded, run.program.rows[row] as Row, bucket, lane);
  ofRow[place] = value;
  return value;
}

function computed(folded: FoldedRun, row: Row, bucket: number, lane: number): number {
  const values = () => bucketValues(folded, row.index, bucket, lane);
  switch (folded.run.program.lines[row.line]?.overPeriods) {
    case 'sum':
      return sumOf(values());
    case 'product':
      return productOf(values());
    case 'first':
      return valueOfRow(folded.run, row.index, bucketAt(folded, bucket).from, lane);
    case 'last':
      return valueOfRow(folded.run, row.index, bucketAt(folded, bucket).to, lane);
    case 'recompute':
      return recomputed(folded, row, bucket, lane);
    default:
      return Number.NaN;
  }
}

function recomputed(folded: FoldedRun, row: Row, bucket: number, lane: number): number {
  const over = (rows: readonly number[]) => rows.map((read) => foldedRow(folded, read, bucket, lane));
  switch (row.rule.type) {
    case 'none':
      return Number.NaN;
    case 'sum':
      return sumOf(over(row.rule.rows));
    case 'weighted':
      return weightedMean(over(row.rule.rows), over(row.rule.weights));
    case 'own':
    case 'recompute': {
      const node = formulaOf(folded.run, row, lane);
      return node === null ? Number.NaN : nodeValue(node, bucketReader(folded, bucket, lane));
    }
  }
}

/** The values of a row in the periods of a bucket, oldest first. */
export function bucketValues(folded: FoldedRun, row: number, bucket: number, lane: number): readonly number[] {
  const { from, to } = bucketAt(folded, bucket);
  const values: number[] = [];
  for (let period = from; period <= to; period++) values.push(valueOfRow(folded.run, row, period, lane));
  return values;
}

/** The formula that a row follows in a lane; null where it has none: inputs, sums, weighted means. */
export function formulaOf(run: Run, row: Row, lane: number): Node | null {
  const { rule } = row;
  if (rule.type !== 'own' && rule.type !== 'recompute') return null;
  return rule.variants[variantOf(run.lanes, row.index, lane)] ?? null;
}

/** Reads figures over buckets, standing in `bucket`. */
export function bucketReader(folded: FoldedRun, bucket: number, lane: number): Reader {
  const { run, buckets, length } = folded;
  const { calendar } = run.program;
  const here = bucketAt(folded, bucket);
  const areWhole = (from: number) =>
    buckets.slice(from, bucket + 1).every((place) => place.to - place.from + 1 === length);
  return {
    position: () => bucket,
    calendar: (name) => {
      if (name === 'period') return bucket;
      if (name === 'periods_per_year') return calendar.periodsPerYear / (here.to - here.from + 1);
      return calendarValue(calendar, name, here.to);
    },
    backOf: (node) => {
      const back = reachIn(node.reach, calendar.periodsPerYear / length);
      const from = bucket - back + (node.type === 'trailing' ? 1 : 0);
      return back >= 1 && (from < 0 || areWhole(from)) ? back : Number.NaN;
    },
    at: (row, position) => foldedRow(folded, row, position, lane),
  };
}

function bucketAt(folded: FoldedRun, bucket: number): Bucket {
  const place = folded.buckets[bucket];
  if (place === undefined) throw new Error(`There is no bucket ${bucket}`);
  return place;
}
