import * as v from 'valibot';
import { MOTIONS } from '#domain/motions';
import { PRICING_MODELS } from '#domain/pricing';
import { RANGE_SHAPES } from '#domain/ranges';
import { ARCHITECTURES, CUSTOMER_SEGMENTS } from '#domain/strategy';
import { BASES, GRAINS } from '#domain/timeline';
import { ratio, UNITS } from '#domain/units';
import { accountSettingsSchema, accountsSchema } from './accountSchema';
import type { Plan } from './model';
import { isId, isInitiativeId } from './names';
import { hasPlainKeys, whyNotPlain } from './plainKeys';
import { PAPERS, SIZINGS } from './places';
import { MOST_TABLE_VALUES } from './tables';

/**
 * The shape of a plan in a file of format 1, strict: an unknown key is an error, because a reader that ignored it would
 * lose it on the next save. What holds between the parts is `validatePlan`'s matter.
 */

const LONGEST_TEXT = 20_000;
const MOST_ENTRIES = 100_000;

const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const finite = v.pipe(v.number(), v.finite());
const whole = v.pipe(finite, v.integer());
const positive = v.pipe(finite, v.gtValue(0));
const flag = v.boolean();
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const id = v.pipe(v.string(), v.check(isId, 'an id has small letters, digits, - and _, at most 32'));
const lineId = v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_]*$/), v.maxLength(64), v.notValue('__proto__'));
const period = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/, 'a period is 2027-03 or 2027-Q1'));
const key = v.pipe(
  v.string(),
  v.check((text) => text === 'all' || isId(text), 'not a segment id'),
);

function list<S extends v.GenericSchema>(item: S) {
  return v.pipe(v.array(item), v.maxLength(MOST_ENTRIES));
}

/** A record whose keys are data. The library passes over three names that objects have by nature; here they are errors. */
function record<K extends v.GenericSchema<string, string>, S extends v.GenericSchema>(keys: K, values: S) {
  return v.pipe(
    v.custom<object>(hasPlainKeys, ({ input }) => whyNotPlain(input)),
    v.record(keys, values),
  );
}

const cells = record(period, finite);
const series = v.strictObject({ every: v.nullable(finite), at: record(period, v.nullable(finite)) });
const seriesBySegment = record(key, series);
const cellsBySegment = record(key, cells);

const definition = v.variant('type', [
  v.strictObject({ type: v.literal('input'), values: seriesBySegment }),
  v.strictObject({ type: v.literal('formula'), text }),
]);

const overSegments = v.variant('type', [
  v.strictObject({ type: v.literal('sum') }),
  v.strictObject({ type: v.literal('recompute') }),
  v.strictObject({ type: v.literal('weighted'), by: lineId }),
  v.strictObject({ type: v.literal('none') }),
]);

const line = v.strictObject({
  id: lineId,
  label: name,
  pack: v.picklist(['nrr', 'roadmap', 'growth', 'costs', 'own']),
  section: name,
  unit: v.picklist(UNITS),
  segmented: flag,
  once: flag,
  overSegments,
  overPeriods: v.picklist(['sum', 'first', 'last', 'product', 'recompute', 'none']),
  definition,
  cells: cellsBySegment,
  note: text,
  source: text,
});

const scenario = v.strictObject({
  id,
  name,
  parent: v.nullable(id),
  locked: flag,
  lockedOn: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is 2027-03-31'))),
  look: v.exactOptional(v.pipe(whole, v.minValue(0), v.maxValue(99))),
  note: text,
  overrides: record(
    lineId,
    v.strictObject({ values: seriesBySegment, formula: v.nullable(text), cells: cellsBySegment }),
  ),
});

const cellNote = v.strictObject({
  line: lineId,
  segment: v.nullable(key),
  period: v.nullable(period),
  scenario: v.nullable(id),
  note: text,
  source: text,
});

const initiative = v.strictObject({
  id: v.pipe(
    v.string(),
    v.check(isInitiativeId, 'the id of an initiative has small letters, digits and _, at most 32'),
  ),
  name,
  motion: v.picklist(MOTIONS),
  line: lineId,
  segment: v.nullable(key),
  sizing: v.picklist(SIZINGS),
  owner: text,
  note: text,
  source: text,
});

const target = v.strictObject({
  id,
  name,
  line: lineId,
  segment: v.nullable(key),
  period: v.nullable(period),
  direction: v.picklist(['atLeast', 'atMost']),
  value: finite,
  note: text,
  source: text,
});

const risk = v.strictObject({
  distributions: list(
    v.strictObject({
      line: lineId,
      segment: v.nullable(key),
      shape: v.picklist(RANGE_SHAPES),
      low: finite,
      likely: finite,
      high: finite,
      note: text,
      source: text,
    }),
  ),
  correlations: list(
    v.strictObject({
      first: v.pipe(whole, v.minValue(0)),
      second: v.pipe(whole, v.minValue(0)),
      value: v.pipe(finite, v.minValue(-1), v.maxValue(1)),
    }),
  ),
  seed: v.pipe(whole, v.minValue(0), v.maxValue(4294967295)),
});

const reportPage = v.strictObject({
  id,
  title: text,
  view: name,
  scenarios: list(id),
  from: v.nullable(period),
  to: v.nullable(period),
  text,
  // Only where a person wrote one, or left the page out.
  headline: v.exactOptional(v.strictObject({ text: v.pipe(text, v.minLength(1)), insteadOf: text })),
  shown: v.exactOptional(v.literal(false)),
});

const paper = v.picklist(PAPERS);

const share = v.pipe(finite, v.minValue(0), v.maxValue(1), v.transform(ratio));

export const strategySchema = v.strictObject({
  architecture: v.nullable(v.picklist(ARCHITECTURES)),
  pricing: v.nullable(v.picklist(PRICING_MODELS)),
  hasCsms: v.nullable(flag),
  segment: v.nullable(v.picklist(CUSTOMER_SEGMENTS)),
  nrr: v.nullable(v.pipe(finite, v.minValue(0), v.transform(ratio))),
  period: v.nullable(period),
  health: v.strictObject({
    dauMau: v.nullable(share),
    nps: v.nullable(v.pipe(finite, v.minValue(-100), v.maxValue(100))),
    criticalIssue: v.nullable(flag),
  }),
});

const tableAxis = v.strictObject({
  line: lineId,
  segment: v.nullable(key),
  // Plans of earlier builds do not have it.
  period: v.optional(v.nullable(period), null),
  from: finite,
  to: finite,
  count: v.pipe(whole, v.minValue(2), v.maxValue(MOST_TABLE_VALUES)),
});

const table = v.strictObject({
  id,
  line: lineId,
  segment: v.nullable(key),
  period: v.nullable(period),
  rows: tableAxis,
  columns: v.nullable(tableAxis),
});

export const planSchema = v.strictObject({
  title: text,
  basis: v.picklist(BASES),
  grain: v.picklist(GRAINS),
  start: v.string(),
  periods: whole,
  fiscalYearStart: whole,
  currency: v.string(),
  usdRate: v.nullable(positive),
  note: text,
  segments: list(v.strictObject({ id, name })),
  lines: list(line),
  scenarios: list(scenario),
  actuals: v.strictObject({ lastClose: v.nullable(period), values: record(lineId, cellsBySegment) }),
  notes: list(cellNote),
  // Only where something is stated, and so not in plans of earlier builds.
  strategy: v.exactOptional(strategySchema),
  tables: v.exactOptional(list(table)),
  paper: v.exactOptional(paper),
  initiatives: list(initiative),
  targets: list(target),
  // Plans of earlier builds do not have it.
  statedEnd: v.optional(v.nullable(id), null),
  risk,
  report: list(reportPage),
  accounts: accountsSchema,
  accountSettings: v.exactOptional(accountSettingsSchema),
}) satisfies v.GenericSchema<unknown, Plan>;

/** The parts of a plan that ask of it, without the rest of it. */
export const questionSchema = v.object({
  targets: list(target),
  risk,
  tables: v.exactOptional(list(table)),
  report: list(reportPage),
  paper: v.exactOptional(paper),
});

export const fileSchema = v.strictObject({
  format: v.literal('headroom'),
  version: v.literal(1),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  plan: planSchema,
});

/** The place of a value in the file, as in `lines[3].definition.text`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}
