import { expect, test } from 'vitest';
import { findPlaces } from '../../renderer/plan/findPlaces';
import { gridModel } from '../../renderer/plan/gridModel';
import type { OpenPlan } from '../../renderer/state/session';
import { evaluated, planOf, withEvery } from '../plan/plans';

const plan = withEvery(planOf({ segments: [] }), { starting_arr: 12e6, churn_rate: 0.105, upsell_rate: 0.105 });
const open = { plan, evaluation: evaluated(plan), scenario: 0, wrong: new Map() } as unknown as OpenPlan;
const NONE: ReadonlySet<string> = new Set();
const model = gridModel(open, { closedSections: NONE, openLines: NONE, closedPeriods: NONE, asMrr: false });

const pieces = (query: string) => [...findPlaces(open, model, query)];
const found = (query: string) => pieces(query).flat();

test('a word finds the lines that hold it in label or name, each once', () => {
  expect(found('CHURN r').map(({ line }) => line)).toEqual(['churn_rate', 'churn_rate_used']);
  expect(found('churn_arr').map(({ line }) => line)).toEqual(['churn_arr']);
});

test('a figure is found as it is shown, in each of its periods', () => {
  const { periods } = open.evaluation.timeline;
  const rates = found('10.5').filter(({ line, period }) => line === 'upsell_rate' && !/Q|FY/.test(period));
  expect(new Set(rates.map(({ period }) => period)).size).toBe(periods);
  expect(found('12,000')).toEqual(found('12000'));
  expect(found('12,000').some(({ line }) => line === 'starting_arr')).toBe(true);
});

test('a search for a figure stops after each row, so that it can be broken off there', () => {
  const rows = model.rows.filter((row) => row.type === 'line' && !row.isRepeated).length;
  expect(pieces('1')).toHaveLength(1 + rows);
  for (const piece of pieces('1').slice(1)) expect(new Set(piece.map(({ line }) => line)).size).toBeLessThanOrEqual(1);
});

test('nothing is found of nothing', () => {
  expect(pieces('  ')).toEqual([]);
});
