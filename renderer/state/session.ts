import { create } from 'zustand';
import type { OpenedPlan, PlanHandle } from '#host/contract';
import type { Edit } from '#plan/edit';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import { type Evaluation, evaluatePlan } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { describePlanModelError } from '#plan/planModel';
import type { Seal } from './seal';
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
  /** The file is marked read-only: saving asks for another place. */
  readonly readOnly?: boolean | undefined;
}

/** Something a person has to know. It answers what was just done and goes with the next key or press, but for what `stays`: until something succeeds. */
export interface Notice {
  readonly kind: 'error' | 'done';
  readonly text: string;
  readonly stays?: boolean;
}

/** The plan as it is on disk, and the step that led to it: null for none, `lost` where undo no longer goes back so far. */
interface Saved {
  readonly plan: Plan;
  readonly step: Step | null | 'lost';
  readonly seal: Seal | null;
}

/** A plan as it is open in this window. */
export interface OpenPlan {
  readonly plan: Plan;
  readonly evaluation: Evaluation;
  /** Milliseconds that the last recalculation took. */
  readonly took: number;
  readonly file: PlanFile;
  /** What it is sealed with when it is saved; null for a plan without a passphrase. */
  readonly seal: Seal | null;
  /** Null for a copy that was never saved. */
  readonly saved: Saved | null;
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

/** Shows a plan; `saved` is false for copies and damaged files, which count as changed until they are saved. Returns whether it could. */
export function showPlan(
  plan: Plan,
  {
    handle,
    name,
    readOnly,
    seal = null,
  }: Pick<OpenedPlan, 'handle' | 'name' | 'readOnly'> & { readonly seal?: Seal | null },
  saved: boolean,
  wrong: WrongTexts = new Map(),
): boolean {
  const recalculated = recalculate(plan);
  if (recalculated === null) return false;
  useSession.setState({
    open: {
      plan,
      ...recalculated,
      file: { handle, name, readOnly },
      seal,
      saved: saved ? { plan, step: null, seal } : null,
      savedAt: null,
      scenario: 0,
      basisKept: false,
      wrong,
      undoSteps: [],
      redoSteps: [],
    },
    notice: null,
  });
  return true;
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
  const isLost = open.undoSteps.length === HISTORY_LIMIT && open.saved?.step === null;
  const saved: Saved | null = isLost && open.saved !== null ? { ...open.saved, step: 'lost' } : open.saved;
  return moveTo({ plan: applied.value.plan, wrong: wrongAfter, undoSteps, redoSteps: [], saved }, null);
}

export function undo(): void {
  const { open } = useSession.getState();
  const step = open?.undoSteps.at(-1);
  if (open === null || step === undefined) return;
  const plan = replayed(open.plan, step.undo);
  const undoSteps = open.undoSteps.slice(0, -1);
  const redoSteps = [...open.redoSteps, step];
  moveTo({ plan, wrong: step.wrongBefore, undoSteps, redoSteps, saved: open.saved }, step.place);
}

export function redo(): void {
  const { open } = useSession.getState();
  const step = open?.redoSteps.at(-1);
  if (open === null || step === undefined) return;
  const plan = replayed(open.plan, step.redo);
  const redoSteps = open.redoSteps.slice(0, -1);
  const undoSteps = [...open.undoSteps, step];
  moveTo({ plan, wrong: step.wrongAfter, undoSteps, redoSteps, saved: open.saved }, step.place);
}

export function chooseScenario(scenario: number): void {
  useSession.setState(({ open }) =>
    open?.plan.scenarios[scenario] === undefined ? {} : { open: { ...open, scenario } },
  );
}

export function keepBasis(): void {
  useSession.setState(({ open }) => (open === null ? {} : { open: { ...open, basisKept: true } }));
}

/** Seals the plan from its next save on, or, with null, no longer. */
export function chooseSeal(seal: Seal | null): void {
  useSession.setState(({ open }) => (open === null ? {} : { open: { ...open, seal } }));
}

export function markWriting(isWriting: boolean): void {
  useSession.setState({ isWriting });
}

export function refuse(text: string): false {
  useSession.setState({ notice: { kind: 'error', text } });
  return false;
}

/** Says that something failed that a person did not see fail, such as a save: it stays until something succeeds. */
export function fail(text: string): false {
  useSession.setState({ notice: { kind: 'error', text, stays: true } });
  return false;
}

/** The next thing a person does takes away what answered the last. */
export function passNotice(): void {
  const { notice } = useSession.getState();
  if (notice !== null && notice.stays !== true) useSession.setState({ notice: null });
}

/** `written` is the plan as it was when its writing began: what was done meanwhile is not on disk. */
export function markSaved(written: OpenPlan, { handle, name }: PlanFile, savedAt: string): void {
  const file: PlanFile = { handle, name };
  const saved: Saved = { plan: written.plan, step: written.undoSteps.at(-1) ?? null, seal: written.seal };
  useSession.setState(({ open }) => (open === null ? {} : { open: { ...open, file, saved, savedAt }, notice: null }));
}

/** Whether the plan, or what it is sealed with, differs from the file; undone or redone to where it was saved, it does not. */
export function isDirty(open: OpenPlan | null): boolean {
  if (open === null) return false;
  const { plan, seal, saved, undoSteps } = open;
  if (saved === null || seal !== saved.seal) return true;
  return plan !== saved.plan && (undoSteps.at(-1) ?? null) !== saved.step;
}

function moveTo(
  next: Pick<OpenPlan, 'plan' | 'wrong' | 'undoSteps' | 'redoSteps' | 'saved'>,
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
