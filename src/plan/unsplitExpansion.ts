import { err, ok, type Result } from '#base/result';
import { canonicalFormula } from './canonicalFormula';
import type { Edit } from './edit';
import type { Line, Plan } from './model';
import { nrrLines, RATES } from './nrrTemplate';
import { lineOf, segmentKeys } from './planParts';
import { entry } from './records';
import { closedActuals } from './resolveScenario';
import { SUM, templateLine } from './templateLine';
import type { PeriodId, SegmentKey } from './values';

/** Expansion of closed periods that is known only in total; 0 wherever the motions are known or planned. */
export const UNSPLIT = 'unsplit_arr';
const EXPANSION = 'expansion_arr';

/** The motions that expansion is made of, in the order of the template. */
export const MOTION_LINES: readonly string[] = RATES.filter(({ loss }) => !loss).map(({ arr }) => arr);

/** What a motion is divided by: 1 where it is planned or known, and 0, so that it has no value, where only the total is known. */
export const IS_SPLIT = `${UNSPLIT} == 0`;

/**
 * The edits that give a plan a place for expansion known only in total: an input that stands for the sum of the motions where it is not 0.
 * The motions then have no value, unless one has an actual of its own. None where the plan has it already; no figure moves.
 *
 * Errors  the lines that are missing, or that have a formula or values of their own, in the plan or in a scenario.
 */
export function unsplitEdits(plan: Plan): Result<readonly Edit[], readonly string[]> {
  if (lineOf(plan, UNSPLIT)?.definition.type === 'input') return ok([]);
  const template = nrrLines(plan.basis, plan.grain, []);
  const wanted = [EXPANSION, ...MOTION_LINES];
  const own = wanted.filter((id) => !isAsInTemplate(plan, id, template));
  if (own.length > 0 || lineOf(plan, UNSPLIT) !== undefined) return err(own.length > 0 ? own : [UNSPLIT]);
  const sum = formulaOf(template, EXPANSION);
  const index = plan.lines.findIndex(({ id }) => id === EXPANSION);
  return ok([
    { type: 'insertLines', lines: [{ index: index + 1, line: unsplitLine(plan) }] },
    setFormula(EXPANSION, `if(${IS_SPLIT}, ${sum}, ${UNSPLIT})`),
    ...MOTION_LINES.map((id) => setFormula(id, `${formulaOf(template, id)} / (${IS_SPLIT})`)),
  ]);
}

function unsplitLine(plan: Plan): Line {
  const keys = segmentKeys(plan, { segmented: true });
  const values = Object.fromEntries(keys.map((key) => [key, { every: 0, at: {} }]));
  const note = 'Expansion known only in total: the motions have no value where this is not 0.';
  return templateLine(
    UNSPLIT,
    'Expansion, not split',
    'ARR bridge',
    'money',
    [SUM, 'sum'],
    { type: 'input', values },
    note,
  );
}

function setFormula(line: string, text: string): Edit {
  return { type: 'setDefinition', line, definition: { type: 'formula', text: canonicalFormula(text) } };
}

function formulaOf(lines: readonly Line[], id: string): string {
  const definition = lines.find((line) => line.id === id)?.definition;
  if (definition?.type !== 'formula') throw new Error(`the template has no formula for ${id}`);
  return definition.text;
}

/** Whether a line is calculated as the template has it, in every scenario that can be changed. */
function isAsInTemplate(plan: Plan, id: string, template: readonly Line[]): boolean {
  const definition = lineOf(plan, id)?.definition;
  if (definition?.type !== 'formula' || definition.text !== canonicalFormula(formulaOf(template, id))) return false;
  return plan.scenarios.every(({ locked, overrides }) => {
    const said = entry(overrides, id);
    return locked || said === undefined || (said.formula === null && Object.keys(said.values).length === 0);
  });
}

/** Whether a motion has no value in a period because its expansion is known only in total; segment null is the total over segments. */
export function isNotSplit(plan: Plan, motion: string, segment: SegmentKey | null, period: PeriodId): boolean {
  const unsplit = MOTION_LINES.includes(motion) ? lineOf(plan, UNSPLIT) : undefined;
  const line = lineOf(plan, motion);
  if (unsplit === undefined || line === undefined) return false;
  const keys = segment === null ? segmentKeys(plan, unsplit) : [segment];
  return keys.some(
    (key) =>
      (entry(closedActuals(plan, unsplit, key), period) ?? 0) !== 0 &&
      entry(closedActuals(plan, line, key), period) === undefined,
  );
}
