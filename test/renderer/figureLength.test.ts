import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureLength, formatValue, type LineFormat } from '../../renderer/format/lineFormat';

const format = fc.record({
  unit: fc.constant(''),
  decimals: fc.constantFrom(0, 1, 2, 4),
  factor: fc.constantFrom(1, 100, 0.001, 1 / 12_000),
}) satisfies fc.Arbitrary<LineFormat>;

test('the length of a figure is known without writing it', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.double({ min: -1e15, max: 1e15, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
      format,
      (value, how) => {
        const text = formatValue(value, how);
        const marks = text.replace(/[^.,]/g, '').length;
        const { figures, marks: known } = figureLength(value, how);
        // Where a half stands between two lengths, either rounding is wide enough by a figure.
        expect(Math.abs(figures - (text.length - marks))).toBeLessThanOrEqual(isAtEdge(value, how) ? 1 : 0);
        expect(Math.abs(known - marks)).toBeLessThanOrEqual(isAtEdge(value, how) ? 1 : 0);
      },
    ),
    { numRuns: 2000 },
  );
});

/** Whether the last decimal of the value is rounded so close to a half that its last bit decides. */
function isAtEdge(value: number, { factor, decimals }: LineFormat): boolean {
  const steps = Math.abs(value * factor) * Number(`1e${decimals}`);
  return Math.abs(steps - Math.floor(steps) - 0.5) < 1e-6;
}
