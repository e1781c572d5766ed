import type { Host } from '#host/host';
import { type Plan, WHOLE } from '#plan/model';
import { baseOf, timelineOf } from '#plan/planParts';
import { periodId } from '#domain/timeline';
import { save } from '../state/files';
import { askPerson } from '../state/question';
import { goTo } from '../state/selection';
import { isDirty, keepBasis, showPlan, useSession } from '../state/session';

/**
 * Goes where a new plan is made: a window of its own, or, where there are none, this one, after asking for what is unsaved.
 * A window that shows no plan is there already.
 */
export async function makeNew(host: Host): Promise<void> {
  const { open } = useSession.getState();
  if (open === null) {
    document.querySelector<HTMLElement>('[data-first-field]')?.focus();
    return;
  }
  if (host.newWindow !== null) {
    host.newWindow();
    return;
  }
  if (isDirty(open)) {
    const answer = await askPerson({
      title: `Save the changes to ${open.plan.title}?`,
      text: 'A new plan takes its place in this window. Changes that are not saved are lost.',
      actions: [
        { id: 'save', label: 'Save' },
        { id: 'discard', label: 'Don’t save' },
        { id: 'cancel', label: 'Cancel' },
      ],
    });
    if (answer === 'cancel' || (answer === 'save' && !(await save(host)))) return;
  }
  useSession.setState({ open: null, notice: null });
}

/** Shows a plan that was just made, unsaved, with the cursor on its starting ARR. */
export function showNewPlan(plan: Plan, basisKept: boolean): void {
  showPlan(plan, { handle: null, name: `${fileName(plan.title)}.headroom` }, false);
  if (basisKept) keepBasis();
  goTo({
    line: 'starting_arr',
    segment: plan.segments.length > 0 ? 'total' : WHOLE,
    period: periodId(timelineOf(plan), 0),
    scenario: baseOf(plan).id,
  });
}

/** The title without what file systems refuse in names. */
function fileName(title: string): string {
  const name = title
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken away
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
    .trim()
    .slice(0, 100);
  return name === '' ? 'Untitled plan' : name;
}
