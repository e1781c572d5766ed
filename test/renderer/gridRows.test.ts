import { describe, expect, test } from 'vitest';
import type { Plan } from '#plan/model';
import { lockEdits } from '#plan/freezeScenario';
import { shownLabel } from '../../renderer/format/lineFormat';
import { foldName, type GridRow, gridRows, isEditable, type LineRow } from '../../renderer/plan/gridRows';
import { edited, planOf, withEvery } from '../plan/plans';

const NONE: ReadonlySet<string> = new Set();
const unfolded = (plan: Plan, ...open: readonly string[]) => gridRows(plan, NONE, new Set(open), {});
const isLine = (row: GridRow): row is LineRow => row.type === 'line';

/** What stands in the bridge: labels with their sign. */
function bridgeOf(rows: readonly GridRow[]): readonly string[] {
  const from = rows.findIndex((row) => row.type === 'section' && row.section === 'ARR bridge');
  const rest = rows.slice(from + 1);
  const to = rest.findIndex(({ type }) => type === 'section');
  return rest
    .slice(0, to)
    .filter(isLine)
    .map(({ label, sign }) => `${sign} ${label}`.trim());
}

describe('the bridge in the grid', () => {
  const whole = withEvery(planOf(), { starting_arr: 1e6, reactivation_arr: 0, restatement_arr: 0 });
  const followed: Plan = {
    ...whole,
    scenarios: [
      ...whole.scenarios,
      { id: 'upside', name: 'Upside', parent: 'base', locked: false, note: '', overrides: {} },
    ],
  };

  test('stays as it is when a scenario is locked, though that says of every line that it is nothing', () => {
    const locked = edited(followed, lockEdits(followed, 'upside', '2027-11-27', ''));
    expect(bridgeOf(unfolded(locked))).toEqual(bridgeOf(unfolded(followed)));
    expect(bridgeOf(unfolded(locked))).not.toContain('+ Reactivation');
  });

  test('shows a movement that any scenario has', () => {
    const values = { all: { every: 0, at: { '2027-03': 5000 } } };
    const upside = { id: 'upside', name: 'Upside', parent: 'base', locked: false, note: '' };
    const override = { values, formula: null, cells: {} };
    const scenarios = [...whole.scenarios, { ...upside, overrides: { reactivation_arr: override } }];
    expect(bridgeOf(unfolded({ ...whole, scenarios }))).toContain('+ Reactivation');
  });

  test('reads by segment from opening to closing, new logos among them', () => {
    const split = withEvery(planOf({ segments: ['SMB', 'Enterprise'] }), { starting_arr: 1e6 }, 'smb');
    const folds = unfolded(split)
      .filter(isLine)
      .filter(({ line }) => line.id.endsWith('_arr'))
      .map(({ isOpen }) => isOpen);
    expect(new Set(folds)).toEqual(new Set([false]));
    const again = unfolded(split)
      .filter(isLine)
      .find(({ isRepeated }) => isRepeated);
    const open = unfolded(split, again === undefined ? '' : foldName(again));
    const segments = open.filter(isLine).filter(({ slice }) => slice !== 'total');
    expect(segments.map(({ line, label, sign, isRepeated }) => [line.id, label, sign, isRepeated])).toEqual([
      ['new_logo_arr', 'SMB', '+', true],
      ['new_logo_arr', 'Enterprise', '+', true],
    ]);
    expect(segments.some((row) => isEditable(row, { type: 'period', period: 0, label: 'Jan' }))).toBe(false);
  });
});

test('money shown as MRR is called MRR, everything else keeps its label', () => {
  const labels = [
    { label: 'Starting ARR', unit: 'money' },
    { label: 'Net new ARR', unit: 'money' },
    { label: 'ARR growth', unit: 'rate' },
    { label: 'Revenue', unit: 'cash' },
  ] as const;
  expect(labels.map((line) => shownLabel(line, true))).toEqual([
    'Starting MRR',
    'Net new MRR',
    'ARR growth',
    'Revenue',
  ]);
  expect(labels.map((line) => shownLabel(line, false))).toEqual(labels.map(({ label }) => label));
});
