import { periodIds } from '#domain/timeline';
import { timelineOf } from '#plan/planParts';
import { type Figures, figuresOf } from './figures';

/** Figures for programs: full precision, null where a value cannot be computed or a total is not defined; money in another reading than ARR is named. */
export function figuresAsJson(figures: Figures): string {
  const { plan, scenarios, lines, reading } = figures;
  const { title, grain, basis, currency } = plan;
  const shown = scenarios.map(({ name }, lane) => ({
    name,
    lines: Object.fromEntries(lines.map((line) => [line.id, lineAsJson(figures, line, lane)])),
  }));
  const named = reading === 'arr' ? {} : { money: reading };
  return `${JSON.stringify({ plan: { title, grain, basis, currency, ...named }, periods: periodIds(timelineOf(plan)), scenarios: shown })}\n`;
}

function lineAsJson(figures: Figures, line: Figures['lines'][number], lane: number): unknown {
  const { total, segments } = figuresOf(figures, line, lane);
  return {
    label: line.label,
    unit: line.unit,
    total: total.map(numberOrNull),
    segments: Object.fromEntries(segments.map(({ name, values }) => [name, values.map(numberOrNull)])),
  };
}

export function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
