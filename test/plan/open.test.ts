import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canonicalText } from '#base/canonicalJson';
import type { Plan } from '#plan/model';
import { describeOpenError, LARGEST_FILE, type OpenError, openPlan } from '#plan/open';
import { valueIn } from '#plan/lanes';
import { contentHash, writePlan } from '#plan/write';
import { evaluated, planOf, richPlan } from './plans';
import { platform } from './platform';

const encode = (text: string) => new TextEncoder().encode(text);
const open = (text: string) => openPlan(encode(text), platform);

async function errorOf(text: string | Uint8Array): Promise<OpenError> {
  const opened = await openPlan(typeof text === 'string' ? encode(text) : text, platform);
  if (opened.ok) throw new Error('it opened');
  return opened.error;
}

/** The file of a plan that was changed by hand, with the checksum that belongs to the change. */
async function fileOf(plan: unknown, version: unknown = 1): Promise<string> {
  const sha256 = await contentHash(plan, platform);
  return canonicalText({ format: 'headroom', version, sha256, plan }, 3);
}

test('a written plan opens as the same plan and is written as the same bytes', async () => {
  for (const plan of [planOf(), planOf({ grain: 'quarter', segments: ['A', 'B'] }), richPlan()]) {
    const text = await writePlan(plan, platform);
    const opened = await open(text);
    expect(opened).toEqual({ ok: true, value: plan });
    if (opened.ok) expect(await writePlan(opened.value, platform)).toBe(text);
  }
});

test('one line of the plan and one scenario stand on one line of text each', async () => {
  const plan = richPlan();
  const lines = (await writePlan(plan, platform)).split('\n');
  expect(lines.filter((line) => line.startsWith('{"cells":')).length).toBe(plan.lines.length);
  expect(lines.filter((line) => line.startsWith('{"id":') && line.includes('"overrides":{')).length).toBe(
    plan.scenarios.length,
  );
});

test('the fixture of format 1 opens with something in every place, and is written as the bytes it has', async () => {
  const bytes = readFileSync(new URL('fixtures/format-1.headroom', import.meta.url));
  const opened = await openPlan(new Uint8Array(bytes), platform);
  if (!opened.ok) throw new Error(describeOpenError(opened.error));
  expect(await writePlan(opened.value, platform)).toBe(bytes.toString());
  const { lines, actuals, risk, ...rest } = opened.value;
  expect(lines.map((line) => line.id)).toContain('growth_in_year');
  expect(actuals.values['churn_arr']).toEqual({ smb: { '2027-01': 30000, '2027-02': 31000.5 } });
  expect([risk.distributions.length, risk.correlations.length]).toEqual([2, 1]);
  const lists = [rest.segments, rest.scenarios, rest.notes, rest.initiatives, rest.targets, rest.report, rest.accounts];
  expect(lists.map((list) => list.length)).toEqual([2, 3, 1, 1, 1, 1, 1]);
  const closing = valueIn(evaluated(opened.value), 'closing_arr', 'total', 17, 0);
  expect(closing.toFixed(6)).toBe('3883463.789750');
});

const small = planOf({ title: 'Small', periods: 3 });

test('a plan changed by hand is refused, and offered as what it now says', async () => {
  const text = await writePlan(small, platform);
  expect(await errorOf(text.replace('"title":"Small"', '"title":"Merged"'))).toEqual({
    type: 'checksum',
    plan: { ...small, title: 'Merged' },
  });
});

test('layout and key order of the file do not matter', async () => {
  const file = JSON.parse(await writePlan(small, platform)) as Record<string, unknown>;
  const reversed = JSON.stringify(Object.fromEntries(Object.entries(file).reverse()), null, 2);
  expect(await open(reversed)).toEqual({ ok: true, value: small });
});

test('formulas written by hand in another layout become canonical', async () => {
  const lines = small.lines.map((line) =>
    line.id === 'net_new_arr'
      ? { ...line, definition: { type: 'formula', text: 'closing_arr-( opening_arr )' } }
      : line,
  );
  expect(await open(await fileOf({ ...small, lines }))).toEqual({ ok: true, value: small });
});

test.each<readonly [string, OpenError['type'], string | Uint8Array]>([
  ['an empty file', 'empty', ''],
  ['bytes that are not UTF-8', 'notText', Uint8Array.of(0x7b, 0xff, 0xfe)],
  ['a sealed plan', 'sealed', 'headroom-sealed 1\n…'],
  ['a text', 'notJson', 'Dear board'],
  ['a key twice', 'notJson', '{"format":"headroom","format":"headroom"}'],
  ['too many levels', 'notJson', '['.repeat(100)],
  ['other JSON', 'notAPlan', '{"name":"headroom"}'],
  ['a list', 'notAPlan', '[1]'],
  ['no version', 'versionUnreadable', '{"format":"headroom"}'],
  ['a newer version', 'versionNewer', '{"format":"headroom","version":2,"new":true}'],
  ['a missing plan', 'shape', '{"format":"headroom","version":1,"sha256":""}'],
])('%s is refused as %s', async (_, type, text) => {
  const error = await errorOf(text);
  expect(error.type).toBe(type);
  expect(describeOpenError(error)).toMatch(/^[A-Z].*\.$/);
});

test('a file above 64 MB is refused before it is read', async () => {
  expect(await errorOf(new Uint8Array(LARGEST_FILE + 1))).toEqual({ type: 'tooLarge', bytes: LARGEST_FILE + 1 });
});

type Change = (plan: Plan) => unknown;
const line =
  (id: string, change: object): Change =>
  (plan) => ({
    ...plan,
    lines: plan.lines.map((each) => (each.id === id ? { ...each, ...change } : each)),
  });
const formula = (id: string, text: string) => line(id, { definition: { type: 'formula', text } });
const scenario =
  (change: object): Change =>
  (plan) => ({
    ...plan,
    scenarios: plan.scenarios.map((each, index) => (index === 1 ? { ...each, ...change } : each)),
  });
const override = (change: object) =>
  scenario({ overrides: { churn_rate: { values: {}, formula: null, cells: {}, ...change } } });

test.each<readonly [string, Change, string]>([
  ['an unknown key', (plan) => ({ ...plan, colour: 'red' }), 'colour'],
  ['a missing key', ({ note: _, ...plan }) => plan, 'note'],
  ['a number in a text', (plan) => ({ ...plan, title: 5 }), 'title'],
  ['a start that is no month', (plan) => ({ ...plan, start: '2027-13' }), 'start'],
  ['too many periods', (plan) => ({ ...plan, periods: 121 }), 'periods'],
  ['a fiscal year from month 13', (plan) => ({ ...plan, fiscalYearStart: 13 }), 'fiscalYearStart'],
  ['an unknown currency', (plan) => ({ ...plan, currency: 'XXQ' }), 'currency'],
  ['a rate to USD of 0', (plan) => ({ ...plan, usdRate: 0 }), 'usdRate'],
  [
    'a segment name with @',
    (plan) => ({ ...plan, segments: [{ id: 'a', name: 'a@b' }, ...plan.segments.slice(1)] }),
    'segments[0].name',
  ],
  ['a segment twice', (plan) => ({ ...plan, segments: [plan.segments[0], plan.segments[0]] }), 'segments[1].id'],
  [
    'a line twice',
    (plan) => ({ ...plan, lines: [...plan.lines, plan.lines[0]] }),
    `lines[${richPlan().lines.length}].id`,
  ],
  ['a line called like a function', line('starting_arr', { id: 'max' }), 'lines[0].id'],
  ['a misspelt name in a formula', formula('net_new_arr', 'closing_arr - openin_arr'), 'lines[21].definition.text'],
  ['a broken formula', formula('net_new_arr', 'closing_arr -'), 'lines[21].definition.text'],
  [
    'an unknown weight',
    line('churn_rate', { overSegments: { type: 'weighted', by: 'nobody' } }),
    'lines[1].overSegments.by',
  ],
  ['a same-period circle', formula('net_new_arr', 'bridge_check + net_new_arr'), 'lines'],
  [
    'values of an unknown segment',
    line('churn_rate', { definition: { type: 'input', values: { x: { every: 1, at: {} } } } }),
    'lines[1].definition.values.x',
  ],
  [
    'an input without values',
    line('churn_rate', { definition: { type: 'input', values: {} } }),
    'lines[1].definition.values',
  ],
  ['a cell on an input', line('churn_rate', { cells: { smb: { '2027-01': 1 } } }), 'lines[1].cells'],
  [
    'a quarter in a plan of months',
    line('closing_arr', { cells: { smb: { '2027-Q1': 1 } } }),
    'lines[20].cells.smb.2027-Q1',
  ],
  ['a month that is none', line('closing_arr', { cells: { smb: { '2027-13': 1 } } }), 'lines[20].cells.smb.2027-13'],
  ['no scenario', (plan) => ({ ...plan, scenarios: [] }), 'scenarios'],
  ['a base with a parent', (plan) => ({ ...plan, scenarios: plan.scenarios.toReversed() }), 'scenarios[0].parent'],
  ['an unknown parent', scenario({ parent: 'nobody' }), 'scenarios[1].parent'],
  ['a scenario that follows itself', scenario({ parent: 'upside' }), 'scenarios[1].parent'],
  ['a scenario without parent', scenario({ parent: null }), 'scenarios[1].parent'],
  ['a scenario name taken', scenario({ name: 'base' }), 'scenarios[1].name'],
  [
    'an override of an unknown line',
    scenario({ overrides: { nobody: { values: {}, formula: null, cells: {} } } }),
    'scenarios[1].overrides.nobody',
  ],
  [
    'values and a formula at once',
    override({ values: { smb: { every: 1, at: {} } }, formula: '1' }),
    'scenarios[1].overrides.churn_rate',
  ],
  ['a misspelt name in an override', override({ formula: 'chrun_rate' }), 'scenarios[1].overrides.churn_rate.formula'],
  [
    'a note on an unknown line',
    (plan) => ({ ...plan, notes: [{ ...plan.notes[0], line: 'nobody' }] }),
    'notes[0].line',
  ],
  [
    'actuals of an unknown line',
    (plan) => ({ ...plan, actuals: { lastClose: null, values: { nobody: {} } } }),
    'actuals.values.nobody',
  ],
  [
    'a correlation of a range with itself',
    (plan) => ({ ...plan, risk: { ...plan.risk, correlations: [{ first: 0, second: 0, value: 0.5 }] } }),
    'risk.correlations[0]',
  ],
  [
    'two correlations of the same two ranges',
    (plan) => ({
      ...plan,
      risk: { ...plan.risk, correlations: [...plan.risk.correlations, { first: 1, second: 0, value: 0.5 }] },
    }),
    'risk.correlations[1]',
  ],
  [
    'a target in an unknown segment',
    (plan) => ({ ...plan, targets: [{ ...plan.targets[0], segment: 'nobody' }] }),
    'targets[0].segment',
  ],
  [
    'a range out of order',
    (plan) => ({ ...plan, risk: { ...plan.risk, distributions: [{ ...plan.risk.distributions[0], low: 9 }] } }),
    'risk.distributions[0]',
  ],
])('%s is refused, with its place', async (_, change, path) => {
  const error = await errorOf(await fileOf(change(richPlan())));
  expect(error).toMatchObject({ path });
  expect(describeOpenError(error)).toContain(`at ${path}`);
});

test('an unknown name, a missing one and nothing in place of an object are told in words', async () => {
  const told = async (plan: unknown) => describeOpenError(await errorOf(await fileOf(plan)));
  const { note, ...withoutNote } = richPlan();
  expect(await told({ ...withoutNote, note, colour: 'red' })).toContain(
    'at colour: the file has no place for this name',
  );
  expect(await told(withoutNote)).toContain('at note: this is missing');
  expect(await told(line('net_new_arr', { cells: null })(richPlan()))).toContain(
    'at lines[21].cells: this has to be an object, {} where there is nothing',
  );
});

test('a misspelt name is refused with the name that was meant', async () => {
  const error = await errorOf(await fileOf(formula('net_new_arr', 'closing_arr - openin_arr')(richPlan())));
  expect(describeOpenError(error)).toContain('opening_arr');
});
