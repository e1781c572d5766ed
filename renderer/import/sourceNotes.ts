import type { ImportChange } from '#exchange/import/importPlan';
import type { Edit } from '#plan/edit';
import type { CellNote, Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';

/**
 * The edit that writes down where imported actuals came from, as the source of each cell. A source that a person wrote gives way, for the
 * figure it belonged to is replaced; their notes stay.
 */
export function sourceEdits(plan: Plan, changes: readonly ImportChange[], file: string): readonly Edit[] {
  const written = new Map<string, CellNote>(plan.notes.map((note) => [placeOf(note), note]));
  for (const { as, line, segment, period, new: value } of changes) {
    if (as !== 'actual' || value === null) continue;
    const isSplit = lineOf(plan, line)?.segmented === true && plan.segments.length > 0;
    const place = { line, segment: isSplit ? segment : null, period, scenario: null };
    const before = written.get(placeOf(place));
    written.set(placeOf(place), { ...place, note: before?.note ?? '', source: file });
  }
  return written.size === 0 ? [] : [{ type: 'setNotes', notes: [...written.values()] }];
}

function placeOf({
  line,
  segment,
  period,
  scenario,
}: Pick<CellNote, 'line' | 'segment' | 'period' | 'scenario'>): string {
  return JSON.stringify([line, segment, period, scenario]);
}
