import { ok } from '#base/result';
import type { Plan } from '#plan/model';
import { describeOpenError, openPlan } from '#plan/open';
import { writePlan } from '#plan/write';
import { type Attempt, misuse, refusal } from './failure';
import { asOneSentence } from './plainText';
import type { FileError, World } from './world';

/** A plan as it was read, with the bytes it was read from. */
export interface PlanFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly plan: Plan;
}

export async function readPlanFile(path: string | undefined, world: World): Promise<Attempt<PlanFile>> {
  if (path === undefined || path === '') return misuse('No plan is named; write its file, such as plan.headroom.');
  const bytes = await world.readFile(path);
  if (!bytes.ok) return misuse(describeFileError(path, bytes.error));
  const plan = await openPlan(bytes.value, world.platform);
  return plan.ok
    ? ok({ path, bytes: bytes.value, plan: plan.value })
    : misuse(`${path}: ${asOneSentence(describeOpenError(plan.error))}`);
}

/** Puts a changed plan in the place of the one read; refused where the file has been changed by someone else since. */
export async function replacePlanFile(file: PlanFile, plan: Plan, world: World): Promise<Attempt<null>> {
  const now = await world.readFile(file.path);
  if (!now.ok) return refusal(`${file.path} has been moved or deleted since it was read; nothing was changed.`);
  if (!isSame(now.value, file.bytes))
    return refusal(
      `${file.path} has been changed by another program since it was read; nothing was changed, try again.`,
    );
  return savePlan(file.path, plan, world);
}

/** Writes a plan. What is written is first opened again, so that no file is made that could not be read. */
export async function savePlan(path: string, plan: Plan, world: World): Promise<Attempt<null>> {
  const bytes = new TextEncoder().encode(await writePlan(plan, world.platform));
  const opened = await openPlan(bytes, world.platform);
  if (!opened.ok) return misuse(`Nothing was written: ${asOneSentence(describeOpenError(opened.error))}`);
  const saved = await world.saveFile(path, bytes);
  return saved.ok ? ok(null) : refusal(`${path} ${saved.error}`);
}

export function describeFileError(path: string, error: FileError): string {
  return error.type === 'missing' ? `There is no file ${path}.` : `${path} cannot be read: ${error.why}.`;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
