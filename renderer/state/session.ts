import { create } from 'zustand';
import type { OpenedPlan, PlanHandle } from '#host/contract';
import type { Edit } from '#plan/edit';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import { type Evaluation, evaluatePlan } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { describePlanModelError } from '#plan/planModel';
import { type CellPlace, goTo } from './selection';

/** A text that was typed and is no number: it stays where it was typed until it is typed over. */
export interface WrongText {
  readonly text: string;
  readonly sentence: string;
}

/** Wrong texts by the cell they stand in, as the grid names it. They are part of what a person did, not of the plan. */
export type WrongTexts = ReadonlyMap<string, WrongText>;

/** One action of a person: what it did, how to take it back, and where. */
interface Step {
  readonly label: string;
  readonly redo: readonly Edit[];
  readonly undo: readonly Edit[];
  readonly place: CellPlace | null;
  readonly wrongBefore: WrongTexts;
  readonly wrongAfter: WrongTexts;
}

/** Where the plan is kept: null as handle until a person has chosen a place. */
interface PlanFile {
  readonly handle: PlanHandle | null;
  readonly name: string;
}

/** Something a person has to know; errors stay until the next action that succeeds. */
export interface Notice {
  readonly kind: 'error' | 'done';
  readonly text: string;
}

/** A plan as it is open in this window. */
export interface OpenPlan {
  readonly plan: Plan;
  readonly evaluation: Evaluation;
  /** Milliseconds that the last recalculation took. */
  readonly took: number;
  readonly file: PlanFile;
  /** The plan as it is on disk; null for a copy that was never saved. */
  readonly saved: Plan | null;
  /** When it was last saved from this window, as `14:02`. */
  readonly savedAt: string | null;
  /** Place of the chosen scenario among those of the plan; its lane in the evaluation. */
  readonly scenario: number;
  /** A person said that the rates are of the basis they look unlike; not asked again until the plan is opened again. */
  readonly basisKept: boolean;
  readonly wrong: WrongTexts;
  readonly undoSteps: readonly Step[];
  readonly redoSteps: readonly Step[];
}

export interface Session {
  readonly open: OpenPlan | null;
  readonly notice: Notice | null;
  /** Money is ARR in the plan; shown as MRR it is divided by 12. */
  readonly asMrr: boolean;
  /** A text is being written that becomes part of the plan when its field is left. */
  readonly isWriting: boolean;
}

const HISTORY_LIMIT = 500;

export const useSession = create<Session>(() => ({ open: null, notice: null, asMrr: false, isWriting: false }));

/** Shows a plan; `saved` is false for copies and damaged files, which count as changed until they are saved. */
export function showPlan(plan: Plan, file: Pick<OpenedPlan, 'handle' | 'name'>, saved: boolean): void {
  const recalculated = recalculate(plan);
  if (recalculated === null) return;
  useSession.setState({
    open: {
      plan,
      ...recalculated,
      file: { handle: file.handle, name: file.name },
      saved: saved ? plan : null,
      savedAt: null,
      scenario: 0,
      basisKept: false,
      wrong: new Map(),
      undoSteps: [],
      redoSteps: [],
    },
    notice: null,
  });
}

/**
 * The only way to change the plan: a labelled list of edits, all of them or none. What cannot be done leaves everything as
 * it was and says why. `wrong` are the texts in cells that are no numbers from then on. Returns whether it was done.
 */
export function commit(
  label: string,
  edits: readonly Edit[],
  place: CellPlace | null = null,
  wrong: WrongTexts | null = null,
): boolean {
  const { open } = useSession.getState();
  if (open === null) return false;
  const wrongAfter = wrong ?? open.wrong;
  if (edits.length === 0 && wrongAfter === open.wrong) return false;
  const applied = applyAll(open.plan, edits);
  if (!applied.ok) return refuse(describeEditError(applied.error));
  const step: Step = {
    label,
    redo: edits,
    undo: applied.value.inverse,
    place,
    wrongBefore: open.wrong,
    wrongAfter,
  };
  const undoSteps = [...open.undoSteps, step].slice(-HISTORY_LIMIT);
  return moveTo({ plan: applied.value.plan, wrong: wrongAfter, undoSteps, redoSteps: [] }, null);
}

export function undo(): void {
  const { open } = useSession.getState();
  const step = open?.undoSteps.at(-1);
  if (open === null || step === undefined) return;
  const plan = replayed(open.plan, step.undo);
  const undoSteps = open.undoSteps.slice(0, -1);
  moveTo({ plan, wrong: step.wrongBefore, undoSteps, redoSteps: [...open.redoSteps, step] }, step.place);
}

export function redo(): void {
  const { open } = useSession.getState();
  const step = open?.redoSteps.at(-1);
  if (open === null || step === undefined) return;
  const plan = replayed(open.plan, step.redo);
  const redoSteps = open.redoSteps.slice(0, -1);
  moveTo({ plan, wrong: step.wrongAfter, undoSteps: [...open.undoSteps, step], redoSteps }, step.place);
}

export function chooseScenario(scenario: number): void {
  useSession.setState(({ open }) =>
    open?.plan.scenarios[scenario] === undefined ? {} : { open: { ...open, scenario } },
  );
}

export function keepBasis(): void {
  useSession.setState(({ open }) => (open === null ? {} : { open: { ...open, basisKept: true } }));
}

export function markWriting(isWriting: boolean): void {
  useSession.setState({ isWriting });
}

export function refuse(text: string): false {
  useSession.setState({ notice: { kind: 'error', text } });
  return false;
}

export function markSaved(plan: Plan, file: PlanFile, savedAt: string): void {
  useSession.setState(({ open }) =>
    open === null ? {} : { open: { ...open, file, saved: plan, savedAt }, notice: null },
  );
}

export function isDirty(open: OpenPlan | null): boolean {
  return open !== null && open.plan !== open.saved;
}

function moveTo(
  next: Pick<OpenPlan, 'plan' | 'wrong' | 'undoSteps' | 'redoSteps'>,
  changed: CellPlace | null,
): boolean {
  const { plan } = next;
  const recalculated = recalculate(plan);
  if (recalculated === null) return false;
  useSession.setState(({ open }) => {
    if (open === null) return {};
    const chosen = changed?.scenario ?? open.plan.scenarios[open.scenario]?.id;
    const scenario = plan.scenarios.findIndex(({ id }) => id === chosen);
    const kept = scenario < 0 ? Math.min(open.scenario, plan.scenarios.length - 1) : scenario;
    return { open: { ...open, ...next, ...recalculated, scenario: kept }, notice: null };
  });
  if (changed !== null) goTo(changed);
  return true;
}

/** Edits that were applied once to this very plan apply again. */
function replayed(plan: Plan, edits: readonly Edit[]): Plan {
  const applied = applyAll(plan, edits);
  if (!applied.ok) throw new Error(`A step cannot be replayed: ${describeEditError(applied.error)}`);
  return applied.value.plan;
}

function recalculate(plan: Plan): Pick<OpenPlan, 'evaluation' | 'took'> | null {
  const before = performance.now();
  const evaluation = evaluatePlan(plan);
  if (!evaluation.ok) {
    refuse(describePlanModelError(evaluation.error));
    return null;
  }
  return { evaluation: evaluation.value, took: performance.now() - before };
}
