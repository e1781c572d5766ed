import { nearestName } from '#base/nearestName';
import { ok } from '#base/result';
import { columnName } from '#exchange/import/cells';
import type { Chosen, ForeignSeries, ForeignTable, Target } from '#exchange/import/choices';
import type { Plan } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { type Attempt, misuse } from './failure';
import { listOf, type Place, parsePlace } from './places';

/**
 * `line=Heading` or `line@Segment=Heading`, several with commas between them, as targets by series; what is not named is left out. Headings
 * are found by name, or by the letter of a column.
 */
export function readMap(
  plan: Plan,
  table: ForeignTable | null,
  texts: readonly string[],
): Attempt<NonNullable<Chosen['targets']>> {
  const targets = new Map<string, Target | null>((table?.series ?? []).map(({ key }) => [key, null]));
  for (const text of texts.flatMap((one) => one.split(/,(?=\s*[A-Za-z_]\w*(?:@[^,=]*)?=)/))) {
    const at = text.indexOf('=');
    const heading = text.slice(at + 1).trim();
    if (at === -1 || heading === '')
      return misuse(`"${text}" maps nothing; write line=column, such as churn_arr="Churned MRR".`);
    const place = parsePlace(plan, timelineOf(plan), text.slice(0, at).trim());
    if (!place.ok) return place;
    if (place.value.period !== null)
      return misuse(`"${text}" names a period; the file says which periods its figures are for.`);
    const series = seriesNamed(table, heading);
    if (series.length === 0) return misuse(unknownHeading(table, heading));
    const found = targetsOf(plan, place.value, series);
    if (!found.ok) return found;
    for (const [key, target] of found.value) targets.set(key, target);
  }
  return ok(Object.fromEntries(targets));
}

/** Series of one heading belong to the segments that the file names for them; beside those a total follows from them. */
function targetsOf(
  plan: Plan,
  { line, segments }: Place,
  series: readonly ForeignSeries[],
): Attempt<readonly (readonly [string, Target | null])[]> {
  const [only = null] = segments.named ? segments.keys : [];
  const targets: (readonly [string, Target | null])[] = [];
  for (const { key, segment } of series) {
    const own = plan.segments.find(({ name }) => name.toLowerCase() === segment?.toLowerCase());
    const isTotal = segment === null || /^(?:total|all)$/i.test(segment);
    if (only === null && !isTotal && own === undefined && line.segmented)
      return misuse(`The plan has no segment "${segment}", which the file names; write ${line.id}@SEGMENT=column.`);
    const follows = isTotal && only === null && line.segmented && plan.segments.length > 0 && series.length > 1;
    targets.push([
      key,
      follows ? null : { line: line.id, segment: only ?? (line.segmented ? (own?.id ?? null) : null) },
    ]);
  }
  return ok(targets);
}

function seriesNamed(table: ForeignTable | null, heading: string): readonly ForeignSeries[] {
  const named = (table?.series ?? []).filter(({ key, label }) => key === heading || label === heading);
  return named.length > 0 ? named : seriesLike(table, heading);
}

/** By name where capitals differ, or by the letter of the column. */
function seriesLike(table: ForeignTable | null, heading: string): ForeignTable['series'] {
  const series = table?.series ?? [];
  const alike = series.filter(({ label }) => label.toLowerCase() === heading.toLowerCase());
  if (alike.length > 0) return alike;
  const columns = new Set(series.map(({ cells }) => cells[0]?.column));
  const isDown =
    series.every(({ cells }) => cells.every(({ column }) => column === cells[0]?.column)) && columns.size > 0;
  return isDown ? series.filter(({ cells }) => columnName(cells[0]?.column ?? 0) === heading.toUpperCase()) : [];
}

function unknownHeading(table: ForeignTable | null, heading: string): string {
  const labels = [...new Set((table?.series ?? []).map(({ label }) => label))];
  const nearest = nearestName(heading, labels);
  if (nearest !== null) return `The file has no column or row "${heading}"; did you mean "${nearest}"?`;
  if (labels.length === 0)
    return `The file has no column or row "${heading}" with figures; name where its periods are with --periods-at.`;
  return `The file has no column or row "${heading}"; it has ${listOf(labels)}.`;
}
