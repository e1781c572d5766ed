import { expect, test } from 'vitest';
import type { Chosen } from '#exchange/import/choices';
import { readForeignFile } from '#exchange/import/readForeignFile';
import { makeLook } from '../../renderer/import/makeLook';
import { planOf, withEvery } from '../plan/plans';

const plan = withEvery(planOf({ periods: 24 }), { starting_arr: 1_200_000, churn_rate: 0.12 });

function lookAt(text: string, chosen: Chosen = {}) {
  const file = readForeignFile(new TextEncoder().encode(text), { encoding: null, separator: null });
  if (!file.ok) throw new Error(file.error.type);
  return makeLook(plan, file.value, chosen);
}

test('what would change is shown before it is confirmed, and confirming changes nothing of it', () => {
  const text = 'Month;Churn ARR\n2027-01;1.234\n2027-02;2.345\n';
  const look = lookAt(text);
  expect(look.unsure).toContain('decimal');
  expect(look.summary.count).toBe(2);
  const confirmed = lookAt(text, look.agreed ?? {});
  expect(confirmed.unsure).toEqual([]);
  expect(confirmed.summary).toEqual(look.summary);
});

test('nothing can be agreed to where something has no proposal', () => {
  const look = lookAt('no table at all');
  expect(look.unsure.length).toBeGreaterThan(0);
  expect(look.agreed).toBeNull();
  expect(look.summary.refusals).toHaveLength(1);
});

test('what a window is given of a file stays small, however large the file and however many its faults', () => {
  const heads = Array.from({ length: 220 }, (_, at) => `Line ${at}`).join(',');
  const rows = Array.from({ length: 40 }, () => `2027-01,${Array.from({ length: 220 }, (_, at) => at).join(',')}`);
  const wide = `Month,${heads}\n${rows.join('\n')}\n`;
  const look = lookAt(wide, { into: { type: 'actuals' }, targets: { 'Line 0': { line: 'churn_arr', segment: null } } });
  expect(look.series).toHaveLength(200);
  expect(look.moreSeries).toBe(20);
  expect(look.preview.rows.length).toBeLessThan(20);
  const agreed = lookAt(wide, look.agreed ?? {});
  expect(agreed.summary.refusals.length).toBeGreaterThan(0);
  expect(agreed.summary.refusals.length).toBeLessThan(15);
  expect(JSON.stringify(agreed).length).toBeLessThan(200_000);
});
