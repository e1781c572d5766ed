import { create } from 'zustand';
import { describeUnsealError, unsealWithKey } from '#plan/seal';
import { type Seal, sealOf, sealPlatform } from '../state/seal';

/** What was sealed, and the seal that opened it. */
interface Unsealed {
  readonly content: Uint8Array;
  readonly seal: Seal;
}

/** A sealed file that waits for its passphrase. */
interface Asked {
  readonly name: string;
  /** A passphrase is being tried, which takes a moment. */
  readonly isTrying: boolean;
  /** Why the last one did not open it. */
  readonly refusal: string | null;
  readonly submit: (passphrase: string) => void;
  readonly cancel: () => void;
}

export const useUnsealing = create<{ readonly asked: Asked | null }>(() => ({ asked: null }));

/**
 * Asks for the passphrase of a sealed file, again and again, until one opens it; null where a person leaves it at that, or opens
 * something else meanwhile. The file is known to be undamaged.
 */
export function askForPassphrase(name: string, bytes: Uint8Array): Promise<Unsealed | null> {
  useUnsealing.getState().asked?.cancel();
  return new Promise((done) => {
    const waiting = new AbortController();
    const end = (answer: Unsealed | null) => {
      waiting.abort();
      useUnsealing.setState({ asked: null });
      done(answer);
    };
    const show = (isTrying: boolean, refusal: string | null) =>
      useUnsealing.setState({ asked: { name, isTrying, refusal, submit, cancel: () => end(null) } });
    const submit = (passphrase: string) => {
      show(true, null);
      void tried(bytes, passphrase, waiting.signal).then((opened) => {
        if (waiting.signal.aborted) return;
        if (typeof opened === 'string') show(false, opened);
        else end(opened);
      });
    };
    show(false, null);
  });
}

/** The content, or a sentence that says why there is none. */
async function tried(bytes: Uint8Array, passphrase: string, signal: AbortSignal): Promise<Unsealed | string> {
  try {
    const opened = await unsealWithKey(bytes, passphrase, sealPlatform(signal));
    if (!opened.ok) return describeUnsealError(opened.error);
    const { content, sealKey } = opened.value;
    return { content, seal: sealOf(passphrase, sealPlatform(), sealKey) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `The passphrase could not be tried (${why}): close other programs, which frees memory, and try again.`;
  }
}
