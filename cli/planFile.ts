import { ok } from '#base/result';
import type { Plan } from '#plan/model';
import { describeOpenError, openPlan } from '#plan/open';
import { describeUnsealError, isSealed, seal, unseal } from '#plan/seal';
import { writePlanBytes } from '#plan/write';
import { type Attempt, misuse, refusal } from './failure';
import { describeFileError } from './fileError';
import { asOneSentence } from './plainText';
import type { World } from './world';

/** A plan as it was read, with the bytes it was read from. */
export interface PlanFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly plan: Plan;
  /** What it is sealed with, and will be when it is written again; null for a plan that is not. */
  readonly passphrase: string | null;
}

export async function readPlanFile(path: string | undefined, world: World): Promise<Attempt<PlanFile>> {
  if (path === undefined || path === '') return misuse('No plan is named; write its file, such as plan.headroom.');
  const bytes = await world.readFile(path);
  if (!bytes.ok) return misuse(describeFileError(path, bytes.error));
  const opened = await unsealed(path, bytes.value, world);
  if (!opened.ok) return opened;
  const plan = await openPlan(opened.value.content, world.platform);
  return plan.ok
    ? ok({ path, bytes: bytes.value, plan: plan.value, passphrase: opened.value.passphrase })
    : misuse(`${path}: ${asOneSentence(describeOpenError(plan.error))}`);
}

async function unsealed(
  path: string,
  bytes: Uint8Array,
  world: World,
): Promise<Attempt<{ readonly content: Uint8Array; readonly passphrase: string | null }>> {
  if (!isSealed(bytes)) return ok({ content: bytes, passphrase: null });
  const passphrase = await world.passphrase(`Passphrase of ${path}: `);
  if (!passphrase.ok) return passphrase;
  const content = await unseal(bytes, passphrase.value, world.platform);
  return content.ok
    ? ok({ content: content.value, passphrase: passphrase.value })
    : misuse(`${path}: ${asOneSentence(describeUnsealError(content.error))}`);
}

/** Puts a changed plan in the place of the one read; refused where the file has been changed by someone else since. */
export async function replacePlanFile(file: PlanFile, plan: Plan, world: World): Promise<Attempt<null>> {
  const now = await world.readFile(file.path);
  if (!now.ok) return refusal(`${file.path} has been moved or deleted since it was read; nothing was changed.`);
  if (!isSame(now.value, file.bytes))
    return refusal(
      `${file.path} has been changed by another program since it was read; nothing was changed, try again.`,
    );
  return savePlan(file.path, plan, world, file.passphrase);
}

/** Writes a plan. What is written is first opened again, so that no file is made that could not be read. */
export async function savePlan(
  path: string,
  plan: Plan,
  world: World,
  passphrase: string | null = null,
): Promise<Attempt<null>> {
  const bytes = await writePlanBytes(plan, world.platform);
  const opened = await openPlan(bytes, world.platform);
  if (!opened.ok) return misuse(`Nothing was written: ${asOneSentence(describeOpenError(opened.error))}`);
  const written = passphrase === null ? bytes : await seal(bytes, passphrase, world.platform);
  const saved = await world.saveFile(path, written);
  return saved.ok ? ok(null) : refusal(`${path} ${saved.error}`);
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
