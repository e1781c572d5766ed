import { expect, test } from 'vitest';
import { retentionMethod } from '#plan/retentionMethod';
import { planOf } from './plans';

test('every line of the template that is called NRR or GRR says its period and method, and no other line does', () => {
  const plan = planOf({ basis: 'quarterly', grain: 'month' });
  for (const line of plan.lines) {
    const method = retentionMethod(line, plan);
    expect([line.id, method !== null]).toEqual([line.id, /^(NRR|GRR)\b/.test(line.label)]);
    expect(method ?? 'a quarter').toMatch(/period|12 months|quarter|month/);
  }
});

test('an own line that happens to be called nrr_ttm is nobody’s method', () => {
  expect(retentionMethod({ id: 'nrr_ttm', pack: 'own' }, { basis: 'annual', grain: 'month' })).toBeNull();
});
