import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deckAxis } from '#exchange/deck/deckAxis';
import { deckChart } from '#exchange/deck/chartSeries';
import { formatCode } from '#exchange/deck/formatCode';
import { COLORS, deckLook, inkColor, TIER_COLORS } from '#exchange/deck/palette';
import { POINTS_SIGN, PERCENT_SIGN, formText, lineForm, moneyForm, RATIO_SIGN, signed } from '#exchange/report/forms';
import type { WaterfallStep } from '#exchange/report/parts';
import { scenarioLook } from '../../../renderer/format/scenarioLooks';
import { root } from '../../../scripts/bootstrap.mjs';
import { planOf } from '../../plan/plans';

const tokens = readFileSync(join(root, 'renderer/styles/tokens.css'), 'utf8').split('\n[data-theme="dark"]')[0] ?? '';
const token = (name: string) => new RegExp(`${name}:\\s*#([0-9a-f]{6})`, 'i').exec(tokens)?.[1]?.toUpperCase();

test('scenarios, parts, tiers and results have the colours of the light theme, and scenarios their dashes', () => {
  expect([0, 1, 2, 3, 4, 5].map((at) => deckLook(at).color)).toEqual(
    [1, 2, 3, 4, 5, 6].map((number) => token(`--scenario-${number}`)),
  );
  expect([0, 1, 2, 3, 4, 5].map((at) => deckLook(at).dash === 'solid')).toEqual(
    [0, 1, 2, 3, 4, 5].map((at) => scenarioLook(at).dash.length === 0),
  );
  expect(([1, 2, 3, 4, 5] as const).map((step) => inkColor({ type: 'part', step }))).toEqual(
    [1, 2, 3, 4, 5].map((number) => token(`--part-${number}`)),
  );
  const named = {
    total: '--neutral-mark',
    better: '--positive-mark',
    worse: '--negative-mark',
    gap: '--gap-mark',
  } as const;
  for (const [type, name] of Object.entries(named))
    expect(inkColor({ type: type as keyof typeof named }), name).toBe(token(name));
  for (const [tone, color] of Object.entries(TIER_COLORS)) expect(color).toBe(token(`--tier-${tone}`));
  expect([COLORS.text, COLORS.text2, COLORS.fanOuter, COLORS.fanInner]).toEqual(
    ['--text', '--text-2', '--fan-90', '--fan-50'].map(token),
  );
});

test('forms of numbers are written as office programs understand them', () => {
  const euros = moneyForm('EUR', [2_376_000]);
  expect(
    [PERCENT_SIGN, POINTS_SIGN, euros.full, signed(moneyForm('SEK', [12_000]).full), RATIO_SIGN].map(formatCode),
  ).toEqual([
    '#,##0.00%;"−"#,##0.00%;#,##0.00%',
    '+#,##0.00%" pt";"−"#,##0.00%" pt";#,##0.00%" pt"',
    '"€"#,##0.00,,"M";"−""€"#,##0.00,,"M";"€"#,##0.00,,"M"',
    '+"kr "#,##0.0,"K";"−""kr "#,##0.0,"K";"kr "#,##0.0,"K"',
    '#,##0.00"×";"−"#,##0.00"×";#,##0.00"×"',
  ]);
  expect([formText(-2_376_000, euros.full), formText(0.0505, POINTS_SIGN), formText(Number.NaN, euros.full)]).toEqual([
    '−€2.38M',
    '+5.05 pt',
    'n/a',
  ]);
});

test('a line is written in the unit of its values: rates as the plan states them, months as months', () => {
  const plan = planOf();
  const line = plan.lines.find(({ id }) => id === 'churn_rate');
  if (line === undefined) throw new Error('No churn rate');
  expect(lineForm(line, plan, [0.055])).toMatchObject({ unit: '% yr', form: { factor: 100, decimals: 1 } });
  expect(formText(24_326, lineForm({ ...line, unit: 'month' }, plan, []).form)).toBe('Mar 2027');
});

describe('axes', () => {
  test.each([
    ['bars begin at zero', [120, 480], false, { min: 0, max: 600, step: 200 }],
    ['what hangs below zero has room', [-30, 80], false, { min: -50, max: 100, step: 25 }],
    ['values close together are looked at by themselves', [0.9495, 1.15], true, { min: 0.9, max: 1.2, step: 0.1 }],
    ['one value alone has some room around it', [1, 1], true, { min: 0.98, max: 1.02, step: 0.01 }],
    ['nothing at all is an axis too', [Number.NaN], true, { min: 0, max: 1, step: 0.5 }],
  ])('%s', (_, values, isCut, axis) => {
    expect(deckAxis(values, isCut)).toEqual(axis);
  });
});

test('a bar that crosses zero is one above it and one below, and a bar below zero hangs from where it begins', () => {
  const step = (amount: number, from: number): WaterfallStep => ({
    label: '',
    type: 'change',
    isBetter: amount >= 0,
    amount,
    from,
    to: from + amount,
  });
  const total = (amount: number): WaterfallStep => ({ ...step(amount, 0), type: 'total' });
  const { series } = deckChart({
    type: 'chart',
    kind: 'waterfall',
    title: '',
    caption: '',
    form: PERCENT_SIGN,
    changeForm: POINTS_SIGN,
    steps: [total(2), step(-5, 2), step(-1, -3), step(6, -4), total(2)],
    summary: '',
    note: '',
  });
  const columns = Object.fromEntries(
    series.map(({ name, values }) => [name, values.map((value) => (Number.isNaN(value) ? null : value))]),
  );
  expect(columns).toMatchObject({
    Base: [0, 0, -3, 0, 0],
    Total: [2, null, null, null, 2],
    Better: [null, null, null, 2, null],
    'Better, below zero': [null, null, null, -4, null],
    Worse: [null, 2, 0, null, null],
    'Worse, below zero': [null, -3, -1, null, null],
  });
});
