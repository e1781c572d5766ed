import { create } from 'zustand';
import { err, ok, type Result } from '#base/result';
import { seal as sealBytes, sealUnder } from '#plan/seal';
import { writePlanBytes } from '#plan/write';
import { platform } from './platform';
import { sealPlatform } from './seal';
import type { OpenPlan } from './session';

/** Whether a plan is being sealed, which takes a moment that the window says. */
export const useSealing = create<{ readonly isSealing: boolean }>(() => ({ isSealing: false }));

/** The bytes of a plan's file: sealed where the plan is, under a key that no file had before. The error is a sentence. */
export async function contentOf({ plan, seal }: Pick<OpenPlan, 'plan' | 'seal'>): Promise<Result<Uint8Array, string>> {
  const bytes = await writePlanBytes(plan, platform);
  if (seal === null) return ok(bytes);
  useSealing.setState({ isSealing: true });
  try {
    const first = seal.firstKey();
    return ok(
      first === null
        ? await sealBytes(bytes, seal.passphrase, sealPlatform())
        : await sealUnder(bytes, await first, sealPlatform()),
    );
  } catch (error) {
    return err(
      `Nothing was written, because the plan could not be sealed (${error instanceof Error ? error.message : String(error)}): close other programs, which frees memory, and save again.`,
    );
  } finally {
    useSealing.setState({ isSealing: false });
  }
}
