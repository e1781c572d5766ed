import { expect, test } from 'vitest';
import { strategyOf } from '#analysis/strategyReading';
import { ratio } from '#domain/units';
import { addScenarioEdits } from '#plan/scenarioChanges';
import { answerEdit, type StrategyAnswers } from '#plan/strategyAnswers';
import { readDauMau, readNps, readNrr } from '../../renderer/strategy/readAnswer';
import { treeShape } from '../../renderer/strategy/treeShape';
import { wrapped } from '../../renderer/strategy/wrapText';
import { edited, evaluated, planOf, withEvery } from '../plan/plans';

/** Base at 85% NRR, Better at 95%, Best at 105%. */
function shapeOf(answers: Partial<StrategyAnswers>, chosen: number) {
  const plan = withEvery(planOf(), { starting_arr: 1e6, churn_rate: 0.15 });
  const scenarios = ['Better', 'Best'].reduce(
    (current, name, at) => {
      const { id, edits } = addScenarioEdits(current, 'base', name);
      const series = { every: at === 0 ? 0.1 : 0.2, at: {} };
      return edited(current, [
        ...edits,
        { type: 'setOverrideSeries', scenario: id, line: 'upsell_rate', segment: 'all', series },
      ]);
    },
    edited(plan, [answerEdit(plan, answers)]),
  );
  const evaluation = evaluated(scenarios);
  const all = [0, 1, 2].map((lane) => strategyOf(evaluation, lane));
  const reading = all[chosen];
  if (reading === undefined) throw new Error('no such scenario');
  return treeShape(reading, all);
}

test('the way leads to one leaf, and every scenario is marked where its own strategy is decided', () => {
  const { overrides, leaves, isHeldBack } = shapeOf({ architecture: 'single' }, 1);
  expect(leaves.filter(({ taken }) => taken).map(({ id }) => id)).toEqual(['single-retention']);
  expect(isHeldBack).toBe(false);
  expect([...overrides, ...leaves].flatMap(({ id, scenarios }) => scenarios.map((at) => [at, id]))).toEqual([
    [0, 'churn-first'],
    [1, 'single-retention'],
    [2, 'single-upsell'],
  ]);
});

test('an override that leads holds the branch back, one that only adds does not', () => {
  const adds = shapeOf({ architecture: 'multi', hasCsms: false }, 2);
  expect([shapeOf({ architecture: 'multi' }, 0).isHeldBack, adds.isHeldBack]).toEqual([true, false]);
  expect(adds.overrides.map(({ state, said }) => [state, said])).toEqual([
    ['passed', '105.00%'],
    ['applies', null],
    ['notStated', null],
  ]);
});

test('an NRR that is entered is the same for all, so no scenario is marked', () => {
  const { overrides, leaves } = shapeOf({ nrr: ratio(1.1) }, 0);
  expect([...overrides, ...leaves].flatMap(({ scenarios }) => scenarios)).toEqual([]);
  expect(leaves.find(({ taken }) => taken)?.id).toBe('default-upsell');
});

test('answers are read as people type them, and taken back by typing nothing', () => {
  expect([readNrr('104'), readNrr('104%'), readDauMau('35'), readDauMau(''), readNps('−12'), readNps('')]).toEqual([
    { ok: true, value: 1.04 },
    { ok: true, value: 1.04 },
    { ok: true, value: 0.35 },
    { ok: true, value: null },
    { ok: true, value: -12 },
    { ok: true, value: null },
  ]);
  expect([readNrr('-5'), readNrr('x'), readDauMau('130'), readNps('101'), readNps('5%')].map(({ ok }) => ok)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('a text is broken between words, and ends in an ellipsis only where its last line is too long', () => {
  const to = { measureText: (text: string) => ({ width: text.length }) as TextMetrics };
  expect(wrapped(to, 'usage expansion with a tier upsell', 16, 3)).toEqual([
    'usage expansion',
    'with a tier',
    'upsell',
  ]);
  expect(wrapped(to, 'usage expansion with a tier upsell', 16, 2)).toEqual(['usage expansion', 'with a tier ups…']);
  expect(wrapped(to, 'short', 16, 2)).toEqual(['short']);
});
