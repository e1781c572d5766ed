import { expect, test } from 'vitest';
import { bandSpans } from '#analysis/bandSpans';
import { evaluated, planOf, withEvery } from '../plan/plans';

const growing = withEvery(planOf({ basis: 'annual', grain: 'quarter', periods: 8 }), {
  starting_arr: 8_000_000,
  upsell_rate: 0.3,
});

test('stages change where the scenario’s opening ARR reaches their bound, without a gap between the spans', () => {
  const spans = bandSpans(evaluated(growing), 0, 'stage', false);
  expect(spans.map(({ from, to, note }) => [from, to, /, (.*):/.exec(note)?.[1]])).toEqual([
    [0, 3, 'below $10M ARR'],
    [4, 7, '$10M to $100M ARR'],
  ]);
});

test('a scenario of its own ARR has spans of its own, and other benchmarks have one over all periods', () => {
  const flat = {
    id: 'flat',
    name: 'Flat',
    parent: 'base',
    locked: false,
    note: '',
    overrides: { upsell_rate: { values: { all: { every: 0, at: {} } }, formula: null, cells: {} } },
  };
  const evaluation = evaluated({ ...growing, scenarios: [...growing.scenarios, flat] });
  expect(bandSpans(evaluation, 1, 'stage', false)).toHaveLength(1);
  for (const scheme of ['C', 'D', 'E'] as const)
    expect(bandSpans(evaluation, 0, scheme, false).map(({ from, to }) => [from, to])).toEqual([[0, 7]]);
  expect(bandSpans(evaluation, 0, 'stage', true)).toHaveLength(1);
});

test('a plan in another currency has no stage until it states its rate, and the span says what is missing', () => {
  const euros = { ...growing, currency: 'EUR', usdRate: null };
  expect(bandSpans(evaluated(euros), 0, 'stage', false)).toMatchObject([
    { from: 0, to: 7, bands: [], note: expect.stringContaining('no rate to the dollar') },
  ]);
  expect(bandSpans(evaluated({ ...euros, usdRate: 2 }), 0, 'stage', false)[0]?.note).toContain('$10M to $100M');
});
