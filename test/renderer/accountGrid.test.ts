import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsInSight } from '../../renderer/accounts/grid/columnsInSight';
import { moved, tabbed } from '../../renderer/accounts/grid/cursor';
import type { GridColumn } from '../../renderer/accounts/grid/gridColumn';

const EXTENT = { rows: 100, columns: 8, page: 20 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

test.each([
  [press('ArrowDown'), { row: 11, column: 3 }],
  [press('ArrowUp'), { row: 9, column: 3 }],
  [press('ArrowDown', true), { row: 99, column: 3 }],
  [press('ArrowLeft', true), { row: 10, column: 0 }],
  [press('Home'), { row: 10, column: 0 }],
  [press('End'), { row: 10, column: 7 }],
  [press('Home', true), { row: 0, column: 0 }],
  [press('End', true), { row: 99, column: 7 }],
  [press('PageDown'), { row: 30, column: 3 }],
  [press('PageUp'), { row: 0, column: 3 }],
  [press('a'), null],
])('from row 10, column 3, %o leads to %o', (key, to) => {
  expect(moved({ row: 10, column: 3 }, key, EXTENT)).toEqual(to);
});

test('from the first row Up leads into the head, and no further', () => {
  expect(moved({ row: 0, column: 2 }, press('ArrowUp'), EXTENT)).toEqual({ row: -1, column: 2 });
  expect(moved({ row: -1, column: 2 }, press('ArrowUp'), EXTENT)).toEqual({ row: -1, column: 2 });
  expect(moved({ row: -1, column: 2 }, press('ArrowDown'), EXTENT)).toEqual({ row: 0, column: 2 });
});

test.each([
  [3, false, 4],
  [3, true, 2],
  [7, false, null],
  [0, true, null],
])('Tab from column %i, with Shift %j, leads to column %j', (column, shiftKey, to) => {
  expect(tabbed({ row: 10, column }, { key: 'Tab', shiftKey }, EXTENT)).toEqual(
    to === null ? null : { row: 10, column: to },
  );
});

test('no pixel of the box beside the first column is without the column that lies there', () => {
  const widths = fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(widths, fc.nat(3000), fc.integer({ min: 200, max: 1200 }), (all, scrolled, width) => {
      const columns = all.map(
        (one, at): GridColumn => ({ id: `${at}`, label: '', unit: '', width: one, isNumber: false }),
      );
      const total = all.reduce((sum, one) => sum + one, 0);
      const left = Math.min(scrolled, Math.max(0, total - width));
      const { from, to, skipped } = columnsInSight(columns, left, width);
      const first = all[0] ?? 0;
      const start = first + all.slice(1, from).reduce((sum, one) => sum + one, 0);
      expect(start).toBe(first + skipped);
      const end = start + all.slice(from, to).reduce((sum, one) => sum + one, 0);
      if (all.length > 1) {
        expect(start).toBeLessThanOrEqual(left + first);
        expect(end).toBeGreaterThanOrEqual(Math.min(total, left + width));
      }
    }),
  );
});
