import { create } from 'zustand';
import { err, ok, type Result } from '#base/result';
import { seal as sealBytes } from '#plan/seal';
import { writePlanBytes } from '#plan/write';
import { platform } from './platform';
import { sealPlatform } from './seal';
import type { OpenPlan } from './session';

/** Whether a plan is being sealed, which takes a moment that the window says. */
export const useSealing = create<{ readonly isSealing: boolean }>(() => ({ isSealing: false }));

/** The bytes of a plan's file: sealed where the plan is, with salt, key and nonce of its own. The error is a sentence. */
export async function contentOf({ plan, seal }: Pick<OpenPlan, 'plan' | 'seal'>): Promise<Result<Uint8Array, string>> {
  const bytes = await writePlanBytes(plan, platform);
  if (seal === null) return ok(bytes);
  useSealing.setState({ isSealing: true });
  try {
    return ok(await sealBytes(bytes, seal.passphrase, sealPlatform()));
  } catch (error) {
    return err(
      `Nothing was written, because the plan could not be sealed (${error instanceof Error ? error.message : String(error)}): close other programs, which frees memory, and save again.`,
    );
  } finally {
    useSealing.setState({ isSealing: false });
  }
}
