import { periodIds } from '#domain/timeline';
import { duplicateLineEdits, neighbourIndex, lineUse } from '#plan/lineChanges';
import { type Line, WHOLE } from '#plan/model';
import { BRIDGE_CHECK } from '#plan/nrrTemplate';
import { lineOf } from '#plan/planParts';
import { goTo, useSelection } from '../state/selection';
import { askPerson } from '../state/question';
import { commit, type OpenPlan, refuse, useSession } from '../state/session';
import { openLineDialog } from './lineDialog';

/** Opens the formula editor at a line; an input becomes calculated by it. */
export function editFormula(open: OpenPlan, lineId: string): void {
  const line = lineOf(open.plan, lineId);
  if (line?.id === BRIDGE_CHECK) refuse(checkReason(line));
  else openLineDialog({ type: 'formula', line: lineId });
}

/** Why nothing can be put in place of what a check finds. */
export function checkReason({ label }: Line): string {
  return `${label} is computed from the bridge and cannot be changed: it says whether the movements add up to the closing ARR.`;
}

/** Asks for a new own line, to stand below another (null: at the end). */
export function insertLine(_open: OpenPlan, afterLineId: string | null): void {
  openLineDialog({ type: 'newLine', after: afterLineId });
}

/** Asks for a line's label and, for own lines, its name in formulas. */
export function renameLine(_open: OpenPlan, lineId: string): void {
  openLineDialog({ type: 'rename', line: lineId });
}

/** Copies a line below itself. Returns the name of the copy; null where it was refused. */
export function duplicateLine(open: OpenPlan, lineId: string): string | null {
  const { id, edits } = duplicateLineEdits(open.plan, lineId);
  if (!commit(`Duplicate ${labelOf(open, lineId)}`, edits)) return null;
  goToLine(id);
  return id;
}

/** Takes the grid's cursor to a line of the plan as it is now, in the period it is in or the first. */
export function goToLine(id: string): void {
  const { open } = useSession.getState();
  if (open === null) return;
  const { plan, evaluation, scenario } = open;
  const period = useSelection.getState().selected?.period ?? periodIds(evaluation.timeline)[0] ?? '';
  const isTotal = lineOf(plan, id)?.segmented === true && plan.segments.length > 0;
  goTo({ line: id, segment: isTotal ? 'total' : WHOLE, period, scenario: plan.scenarios[scenario]?.id ?? '' });
}

/** Moves a line one up or down within its section. Returns whether it moved. */
export function moveLine(open: OpenPlan, lineId: string, direction: 'up' | 'down'): boolean {
  const index = neighbourIndex(open.plan, lineId, direction);
  if (index === null) return false;
  if (!commit(`Move ${labelOf(open, lineId)} ${direction}`, [{ type: 'moveLine', line: lineId, index }])) return false;
  // The next press moves the same line on.
  goToLine(lineId);
  return true;
}

/** Removes an own line; where others need it, names them and removes all together only when told to. */
export async function deleteLine(open: OpenPlan, lineId: string): Promise<boolean> {
  const line = lineOf(open.plan, lineId);
  if (line === undefined) return false;
  const { users, together } = lineUse(open.plan, lineId);
  if (line.pack !== 'own') return refuse(templateSentence(line, users));
  if (users.length === 0) return commit(`Delete ${line.label}`, [{ type: 'removeLines', lines: [lineId] }]);
  const uses = `${line.label} is used by ${listed(users)}.`;
  if (together === null) {
    await askPerson({
      title: `${line.label} cannot be deleted yet`,
      text: `${uses} Change what uses it first: point its formulas to another line, or write the number itself.`,
      actions: [{ id: 'keep', label: 'Keep it' }],
    });
    return false;
  }
  const answer = await askPerson({
    title: `Delete ${line.label} and what uses it?`,
    text: `${uses} Deleting takes ${together.length} lines away: ${listed(together)}. One undo brings all of them back.`,
    actions: [
      { id: 'together', label: `Delete ${together.length} lines` },
      { id: 'keep', label: 'Keep them' },
    ],
  });
  if (answer !== 'together') return false;
  return commit(`Delete ${line.label} and ${together.length - 1} more`, [{ type: 'removeLines', lines: together }]);
}

/** Opens the list of segments: adding, renaming, removing. */
export function editSegments(): void {
  openLineDialog({ type: 'segments' });
}

function templateSentence({ label }: Line, users: readonly string[]): string {
  const used = users.length === 0 ? '' : ` and is used by ${listed(users)}`;
  return `${label} belongs to the template${used}; its charts and figures need it, so it stays.`;
}

function labelOf({ plan }: OpenPlan, id: string): string {
  return lineOf(plan, id)?.label ?? id;
}

const MOST_NAMED = 6;

function listed(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED);
  if (names.length > named.length) named.push(`${names.length - named.length} more`);
  const last = named.pop() ?? '';
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}
