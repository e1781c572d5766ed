import type { Plan } from '#plan/model';
import { describeOpenError, openPlan } from '#plan/open';
import { checkSealed, describeUnsealError, isSealed, unseal } from '#plan/seal';
import { askForPassphrase } from '../seal/unsealing';
import { platform } from './platform';
import { openInThread } from '../workers/openInThread';
import { type Seal, sealPlatform } from './seal';

/**
 * What a file came to.
 *
 *     plan      as it was written
 *     altered   a plan, but not as Headroom wrote it
 *     refused   no plan; the sentence says why
 *     left      sealed, and nobody gave the passphrase
 */
export type ReadPlan =
  | { readonly type: 'plan'; readonly plan: Plan; readonly seal: Seal | null }
  | { readonly type: 'altered'; readonly plan: Plan; readonly seal: Seal | null; readonly sentence: string }
  | { readonly type: 'refused'; readonly sentence: string }
  | { readonly type: 'left' };

/**
 * The plan in the bytes of a file. Whoever opens a sealed one is asked for its passphrase; not in vain, where it is damaged, nor
 * where `known`, what the open plan is sealed with, opens it.
 */
export async function readPlan(name: string, bytes: Uint8Array, known: Seal | null = null): Promise<ReadPlan> {
  if (!isSealed(bytes)) return readPlain(bytes, null);
  const whole = await checkSealed(bytes, platform);
  if (!whole.ok) return { type: 'refused', sentence: describeUnsealError(whole.error) };
  const byKnown = known === null ? null : await unseal(bytes, known.passphrase, sealPlatform());
  if (byKnown?.ok === true) return readPlain(byKnown.value, known);
  const unsealed = await askForPassphrase(name, bytes);
  return unsealed === null ? { type: 'left' } : readPlain(unsealed.content, unsealed.seal);
}

/** From here on reading takes longer than a window may stand still. */
const LONG_BYTES = 500_000;

/** Opens a plan without keeping the window waiting, however large it is. */
export function openBytes(bytes: Uint8Array): ReturnType<typeof openPlan> {
  return bytes.length > LONG_BYTES ? openInThread(bytes) : openPlan(bytes, platform);
}

async function readPlain(bytes: Uint8Array, seal: Seal | null): Promise<ReadPlan> {
  const opened = await openBytes(bytes);
  if (opened.ok) return { type: 'plan', plan: opened.value, seal };
  const sentence = describeOpenError(opened.error);
  return opened.error.type === 'checksum'
    ? { type: 'altered', plan: opened.error.plan, seal, sentence }
    : { type: 'refused', sentence };
}
