import { expect, test } from 'vitest';
import { dependentsOf, rowsBehind } from '#engine/dependents';
import { explain } from '#engine/explain';
import { run } from '#engine/interpreter';
import { placeOf, rowOf } from '#engine/program';
import { compiled, lanesWith, modelOf } from './models';

const program = compiled(
  modelOf(
    {
      start: null,
      rate: { total: { type: 'weighted', by: 'opening' } },
      opening: 'prev(closing, start)',
      closing: 'opening * (1 + rate)',
      share: { is: 'closing / total(closing)', total: { type: 'none' } },
      year: 'trailing_sum(closing, 3)',
      sum: 'cumulative(closing)',
      growth: { is: 'closing / first(closing) - 1', total: { type: 'recompute' } },
    },
    { segments: 2, periods: 6 },
  ),
);

test('a figure names its dependents with the periods that read it: same period, look ahead of lags, windows, totals', () => {
  expect(dependentsOf(program, 'closing', 0, 2)).toEqual([
    { line: 'opening', slice: 0, from: 3, to: 3 },
    { line: 'closing', slice: 'total', from: 2, to: 2 },
    { line: 'share', slice: 0, from: 2, to: 2 },
    { line: 'year', slice: 0, from: 2, to: 4 },
    { line: 'sum', slice: 0, from: 2, to: 5 },
    { line: 'growth', slice: 0, from: 2, to: 2 },
  ]);
});

test('the figure of the first period is read by first() throughout, and an initial value only before there is history', () => {
  const growth = dependentsOf(program, 'closing', 1, 0).find(({ line }) => line === 'growth');
  expect({ growth, first: dependentsOf(program, 'start', 1, 0), later: dependentsOf(program, 'start', 1, 1) }).toEqual({
    growth: { line: 'growth', slice: 1, from: 0, to: 5 },
    first: [
      { line: 'start', slice: 'total', from: 0, to: 0 },
      { line: 'opening', slice: 1, from: 0, to: 0 },
    ],
    later: [{ line: 'start', slice: 'total', from: 1, to: 1 }],
  });
});

test('what weighs in a mean has that mean among its dependents, and a total those that ask for the total', () => {
  expect({
    weight: dependentsOf(program, 'opening', 0, 1).map(({ line, slice }) => `${line} ${slice}`),
    total: dependentsOf(program, 'closing', 'total', 1).map(({ line, slice }) => `${line} ${slice}`),
  }).toEqual({
    weight: ['rate total', 'opening total', 'closing 0'],
    total: ['share 0', 'share 1', 'growth total'],
  });
});

test('dependents are the reverse of precedents: whatever a figure was made of names it, and nothing else does', () => {
  const lanes = lanesWith(program, 1, { start: [100, 50], rate: [0.1, -0.2] });
  const done = run(program, lanes);
  const slices = [0, 1, 'total'] as const;
  const cells = program.lines.flatMap(({ id }) =>
    slices.flatMap((slice) => Array.from({ length: 6 }, (_, period) => ({ line: id, slice, period }))),
  );
  const upwards = new Set<string>();
  const downwards = new Set<string>();
  const name = (cell: { readonly line: string; readonly slice: number | 'total'; readonly period: number }) =>
    `${cell.line} ${cell.slice} ${cell.period}`;
  for (const cell of cells) {
    const { precedents } = explain(done, cell.line, cell.slice, cell.period, 0);
    for (const read of precedents) upwards.add(`${name(read)} > ${name(cell)}`);
    for (const { from, to, ...place } of dependentsOf(program, cell.line, cell.slice, cell.period)) {
      for (let period = from; period <= to; period++) {
        downwards.add(`${name(cell)} > ${name({ ...place, period })}`);
      }
    }
  }
  expect([...downwards].sort()).toEqual([...upwards].sort());
});

test('behind a figure is what it can come from, over any number of steps, lags and weights included, and nothing that comes from it', () => {
  const behind = (line: string, slice: number | 'total') =>
    [...new Set([...rowsBehind(program, rowOf(program, line, slice))].map((row) => placeOf(program, row).line))].sort();
  expect(behind('start', 0)).toEqual(['start']);
  expect(behind('rate', 'total')).toEqual(['closing', 'opening', 'rate', 'start']);
  expect(behind('growth', 0)).toEqual(['closing', 'growth', 'opening', 'rate', 'start']);
  const rows = rowsBehind(program, rowOf(program, 'closing', 0));
  expect([rows.has(rowOf(program, 'start', 0)), rows.has(rowOf(program, 'start', 1))]).toEqual([true, false]);
});
