import { periodIds } from '#domain/timeline';
import { timelineOf } from '#plan/planParts';
import { type Figures, figuresOf } from './figures';

/** Figures as a table for spreadsheets, at full precision: a row for each line's total and each of its segments; empty where there is no number. */
export function figuresAsCsv(figures: Figures): string {
  const { plan, scenarios, lines, reading } = figures;
  const rows: string[][] = [['line', 'label', 'unit', 'scenario', 'segment', ...periodIds(timelineOf(plan))]];
  for (const [lane, scenario] of scenarios.entries()) {
    for (const line of lines) {
      const unit = line.unit === 'money' && reading === 'mrr' ? 'money (MRR)' : line.unit;
      const { total, segments } = figuresOf(figures, line, lane);
      for (const { name, values } of [{ name: 'total', values: total }, ...segments]) {
        rows.push([...[line.id, line.label, unit, scenario.name, name].map(textCell), ...values.map(numberCell)]);
      }
    }
  }
  return rows.map((row) => `${row.join(',')}\n`).join('');
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers never do. */
export function textCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function numberCell(value: number): string {
  return Number.isFinite(value) ? String(value) : '';
}
