import type { NamedRange } from 'hucre';
import { segmentKeys } from '#plan/planParts';
import type { View } from './formulas';
import { EVERY, periodColumn } from './layout';
import { switchNames } from './scenariosSheet';
import { cellName, sheetReference } from './sheet';

const LONGEST_NAME = 255;

/** Names for the switch and for every input: its cell where it has one value for the whole plan, else its row of periods. */
export function definedNames(view: View): readonly NamedRange[] {
  const { plan, program, timeline } = view.evaluation;
  const found: NamedRange[] = switchNames().map((one) => ({ ...one }));
  const taken = new Set(found.map(({ name }) => name.toLowerCase()));
  for (const [at, line] of plan.lines.entries()) {
    if (line.definition.type !== 'input') continue;
    const keys = segmentKeys(plan, line);
    for (const [segment, key] of keys.entries()) {
      const place = view.placeOf((program.firstRow[at] ?? 0) + segment);
      if (place === undefined) continue;
      const cell = (column: number) => cellName(place.row, column, true);
      const cells = place.isConstant
        ? cell(EVERY)
        : `${cell(periodColumn(0))}:${cell(periodColumn(timeline.periods - 1))}`;
      const name = freeName(taken, keys.length > 1 ? `${line.id}_${key}` : line.id);
      found.push({ name, range: `${sheetReference(place.sheet)}!${cells}` });
    }
  }
  return found;
}

/** A name that Excel takes for nothing else: no cell such as `ARR2027`, no row or column, and no capitals apart from another. */
function freeName(taken: Set<string>, wanted: string): string {
  const plain = wanted.replaceAll(/[^A-Za-z0-9_]/g, '_').slice(0, LONGEST_NAME - 4);
  const isCell = /^([A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d*[Cc]\d*)$/.test(plain);
  let name = isCell ? `${plain}_` : plain;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain}_${number}`;
  taken.add(name.toLowerCase());
  return name;
}
