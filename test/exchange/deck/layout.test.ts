import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MARGIN, type Placed, SLIDE, slidesOf } from '#exchange/deck/slidePlan';
import { fitted, lineHeight, linesOf, textWidth } from '#exchange/deck/textFit';
import type { Page } from '#exchange/report/page';
import type { ReportChart, ReportPart, ReportTable } from '#exchange/report/parts';

const form = { factor: 1, decimals: 2, before: '', after: '', isChange: false };
const words = fc.string({ unit: fc.constantFrom('a', 'W', 'i', ' ', '—', '語', '0'), maxLength: 240 });

const table: fc.Arbitrary<ReportTable> = fc
  .record({ columns: fc.integer({ min: 1, max: 11 }), rows: fc.integer({ min: 0, max: 60 }), note: words, text: words })
  .chain(({ columns, rows, note, text }) =>
    fc.array(fc.double({ noNaN: false }), { minLength: columns, maxLength: columns }).map((values) => ({
      type: 'table',
      title: text,
      caption: note,
      columns: values.map((_, at) => ({
        label: at === 0 ? text : 'Column',
        group: '',
        align: at === 0 ? 'start' : 'end',
        share: 1 + (at % 3),
      })),
      rows: Array.from({ length: rows }, () => ({
        look: null,
        weight: 'plain' as const,
        cells: values.map((value, at) =>
          at === 0
            ? { type: 'text' as const, text }
            : { type: 'number' as const, value: Math.abs(value) < 1e12 ? value : Number.NaN, form },
        ),
      })),
      note,
    })),
  );

const chart = (title: string): ReportChart => ({
  type: 'chart',
  kind: 'bars',
  title,
  caption: '',
  form,
  labels: ['a'],
  series: [],
  summary: '',
  note: '',
});

const part: fc.Arbitrary<ReportPart> = fc.oneof(
  table,
  words.map(chart),
  fc.record({ type: fc.constant('text' as const), title: words, paragraphs: fc.array(words, { maxLength: 5 }) }),
  fc.constant<ReportPart>({
    type: 'figures',
    figures: [{ label: 'ARR', value: 1, form, change: null, method: '' }],
  }),
);

const page = (parts: readonly ReportPart[], comment: string): Page => ({
  id: 'nrr',
  title: '',
  heading: '',
  statement: '',
  comment,
  parts: parts.filter((one) => one.type !== 'table' || one.rows.length > 0),
  definitions: '',
  notes: '',
  missing: null,
});

function overlap(a: Placed, b: Placed): boolean {
  const [p, q] = [a.box, b.box];
  const apart =
    p.x + p.w <= q.x + 1e-9 || q.x + q.w <= p.x + 1e-9 || p.y + p.h <= q.y + 1e-9 || q.y + q.h <= p.y + 1e-9;
  return !apart;
}

test('whatever a page holds, its parts lie on the slide, over its foot, and none on another', () => {
  let continued = 0;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.constantFrom('', 'As agreed.'), (parts, comment) => {
      const slides = slidesOf(page(parts, comment));
      if (slides.length > 1) continued++;
      for (const { placed } of slides) {
        for (const [at, { box }] of placed.entries()) {
          expect(box.x).toBeGreaterThanOrEqual(MARGIN - 1e-9);
          expect(box.x + box.w).toBeLessThanOrEqual(SLIDE.w - MARGIN + 1e-6);
          expect(box.y + box.h).toBeLessThanOrEqual(6.95);
          for (const other of placed.slice(at + 1)) expect(overlap(placed[at] as Placed, other)).toBe(false);
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(continued).toBeGreaterThan(20);
});

test('over all slides of a page, every row of its tables and every chart and text is there once', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
      const all = page(parts, '').parts;
      const placed = slidesOf(page(parts, '')).flatMap((slide) => slide.placed);
      const rows = placed.flatMap((one) => (one.type === 'table' ? one.table.table.rows : []));
      expect(rows.length).toBe(all.reduce((sum, one) => sum + (one.type === 'table' ? one.rows.length : 0), 0));
      for (const type of ['chart', 'text', 'figures'] as const)
        expect(placed.filter((one) => one.type === type).length).toBe(all.filter((one) => one.type === type).length);
    }),
    { numRuns: 150 },
  );
});

test('a fitted text fits its box, and is cut only in the smallest size', () => {
  fc.assert(
    fc.property(words, fc.double({ min: 0.3, max: 12, noNaN: true }), (text, width) => {
      const found = fitted(text, [24, 18, 12], width, 0.8);
      const lines = linesOf(found.text, found.fontSize, width);
      expect(lines.length * lineHeight(found.fontSize)).toBeLessThanOrEqual(0.8 + 1e-9);
      for (const line of lines)
        if ([...line].length > 1) expect(textWidth(line, found.fontSize)).toBeLessThanOrEqual(width + 1e-9);
      if (found.isCut) expect(found.fontSize).toBe(12);
      else expect(found.text).toBe(text);
    }),
  );
});
