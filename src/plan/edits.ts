import { err, ok, type Result } from '#base/result';
import * as accounts from './accountEdits';
import type { Applied, Edit, EditError } from './edit';
import { done, type Outcome } from './editParts';
import * as lines from './lineEdits';
import type { Plan } from './model';
import type { Places } from './places';
import * as scenarios from './scenarioEdits';
import { pathText } from './schema';
import * as segments from './segmentEdits';
import * as settings from './settingEdits';
import { tablesOf, withTables } from './tables';
import { planProblem, questionProblem } from './validate';
import { accountsProblem } from './validateAccounts';
import type { Problem } from './validateCells';

/** Edits that can leave nothing wrong once their own checks have passed; they are the ones made while typing figures. */
const SELF_CHECKED: ReadonlySet<Edit['type']> = new Set<Edit['type']>([
  'setSeries',
  'setCell',
  'setOverrideSeries',
  'setOverrideCell',
  'setActual',
  'setBasis',
  'moveLine',
  'moveScenario',
  'renameScenario',
  'renameSegment',
  'moveSegment',
  'setStrategy',
  'setAccountSettings',
]);

/**
 * Applies one edit. What it does not touch keeps its identity, so that what is derived from a line can be kept with it.
 *
 * Errors  what the edit itself cannot do, and `invalid` for whatever would keep the plan from opening again.
 */
export function applyEdit(plan: Plan, edit: Edit): Result<Applied, EditError> {
  return applyAll(plan, [edit]);
}

/** Applies edits in order, all or none; the plan they leave is looked over once. The inverse undoes them all. */
export function applyAll(plan: Plan, edits: readonly Edit[]): Result<Applied, EditError> {
  let current = plan;
  const steps: (readonly Edit[])[] = [];
  for (const edit of edits) {
    const outcome = applied(current, edit);
    if (!outcome.ok) return outcome;
    current = outcome.value.plan;
    steps.push(outcome.value.inverse);
  }
  const problem = problemAfter(current, edits);
  if (problem !== null) return err({ type: 'invalid', path: pathText(problem.path), message: problem.message });
  return ok({ plan: current, inverse: steps.toReversed().flat() });
}

/** What the edits can have left wrong: only that is looked for, because looking over a whole large plan takes longer than a frame. */
function problemAfter(plan: Plan, edits: readonly Edit[]): Problem | null {
  const others = edits.filter((edit) => !SELF_CHECKED.has(edit.type));
  if (others.length === 0) return null;
  if (others.every(isAccountList)) return accountsProblem(plan);
  return others.every(isQuestion) ? questionProblem(plan) : planProblem(plan);
}

function isAccountList(edit: Edit): boolean {
  return edit.type === 'setPlace' && edit.place === 'accounts';
}

/** Targets, ranges, tables and the report ask of a plan, and change nothing in it. */
function isQuestion(edit: Edit): boolean {
  return edit.type === 'setTables' || edit.type === 'setPaper' || (edit.type === 'setPlace' && ASKING.has(edit.place));
}

const ASKING: ReadonlySet<keyof Places> = new Set<keyof Places>(['risk', 'targets', 'report']);

function applied(plan: Plan, edit: Edit): Outcome {
  switch (edit.type) {
    case 'setTitle':
      return done({ ...plan, title: edit.title }, { ...edit, title: plan.title });
    case 'setNote':
      return done({ ...plan, note: edit.note }, { ...edit, note: plan.note });
    case 'setCurrency':
      return done({ ...plan, currency: edit.currency }, { ...edit, currency: plan.currency });
    case 'setUsdRate':
      return settings.setUsdRate(plan, edit);
    case 'setBasis':
      return done({ ...plan, basis: edit.basis }, { ...edit, basis: plan.basis });
    case 'setTimeline':
      return settings.setTimeline(plan, edit);
    case 'insertLines':
      return lines.insertLines(plan, edit);
    case 'removeLines':
      return lines.removeLines(plan, edit);
    case 'moveLine':
      return lines.moveLine(plan, edit);
    case 'renameLine':
      return lines.renameLineEdit(plan, edit);
    case 'setLineAttributes':
      return lines.setLineAttributes(plan, edit);
    case 'setDefinition':
      return lines.setDefinition(plan, edit);
    case 'setSeries':
      return lines.setSeries(plan, edit);
    case 'setCell':
      return lines.setCell(plan, edit);
    case 'setActual':
      return lines.setActual(plan, edit);
    case 'setLineActuals':
      return lines.setLineActuals(plan, edit);
    case 'setLastClose':
      return done(
        { ...plan, actuals: { ...plan.actuals, lastClose: edit.period } },
        { ...edit, period: plan.actuals.lastClose },
      );
    case 'insertScenario':
      return scenarios.insertScenario(plan, edit);
    case 'removeScenario':
      return scenarios.removeScenario(plan, edit);
    case 'moveScenario':
      return scenarios.moveScenario(plan, edit);
    case 'renameScenario':
      return scenarios.renameScenario(plan, edit);
    case 'setScenarioParent':
      return scenarios.setScenarioParent(plan, edit);
    case 'setScenarioLook':
      return scenarios.setScenarioLook(plan, edit);
    case 'lockScenario':
      return scenarios.lockScenario(plan, edit);
    case 'setScenarioNote':
      return scenarios.setScenarioNote(plan, edit);
    case 'setOverride':
    case 'setOverrideSeries':
    case 'setOverrideFormula':
    case 'setOverrideCell':
      return scenarios.overrideEdit(plan, edit);
    case 'insertSegment':
      return segments.insertSegment(plan, edit);
    case 'removeSegment':
      return segments.removeSegment(plan, edit);
    case 'renameSegment':
      return segments.renameSegment(plan, edit);
    case 'moveSegment':
      return segments.moveSegment(plan, edit);
    case 'setCellNote':
      return settings.setCellNote(plan, edit);
    case 'setNotes':
      return done({ ...plan, notes: edit.notes }, { ...edit, notes: plan.notes });
    case 'setStrategy':
      return settings.setStrategy(plan, edit);
    case 'setAccountSettings':
      return accounts.setAccountSettings(plan, edit);
    case 'setPlan':
      return done(edit.plan, { type: 'setPlan', plan });
    case 'setTables':
      return done(withTables(plan, edit.tables), { ...edit, tables: tablesOf(plan) });
    case 'setPaper':
      return settings.setPaper(plan, edit);
    case 'setPlace':
      return settings.setPlace(plan, edit);
  }
}
