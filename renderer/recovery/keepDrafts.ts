import { describeHostError, type HostError } from '#host/errors';
import type { Host } from '#host/host';
import { writeDraft } from '#plan/draft';
import { platform } from '../state/platform';
import { sealDraft } from '../state/seal';
import { fail, useSession } from '../state/session';
import { useRecovery } from './recoveryState';
import { isSameUnsaved, type Unsaved, unsavedNow } from './unsaved';

/** From the first change that is not kept until it is: with the writing itself, less than a second. */
const SOON_MS = 500;

let keepNowInTurn: () => Promise<unknown> = () => Promise.resolve();

/** Keeps what is not saved without the wait for more; resolves when it is kept, or could not be. */
export async function keepAtOnce(): Promise<void> {
  await keepNowInTurn();
}

/**
 * Hands what is not saved to the shell soon after each change, and has it dropped when all is saved or discarded. To be begun when
 * what an earlier window left has been asked for, because until then it is kept in the same place.
 */
export function keepDrafts(host: Host): void {
  let turn: Promise<unknown> = Promise.resolve();
  let timer: number | null = null;
  let kept: Unsaved | 'unknown' | null = 'unknown';
  let isFailing = false;

  function look(): void {
    const now = unsavedNow();
    if (now === null) {
      if (timer !== null) window.clearTimeout(timer);
      timer = null;
      if (kept === null) return;
      kept = null;
      turn = turn.then(() => host.drafts.drop());
    } else if (timer === null && (kept === null || kept === 'unknown' || !isSameUnsaved(now, kept))) {
      timer = window.setTimeout(keepSoon, SOON_MS);
    }
  }

  function keepSoon(): void {
    timer = null;
    turn = turn.then(keepNow).then(look);
  }

  keepNowInTurn = () => {
    if (timer !== null) window.clearTimeout(timer);
    keepSoon();
    return turn;
  };

  async function keepNow(): Promise<void> {
    const now = unsavedNow();
    if (now === null) return;
    const why = await keepOr(host, now);
    // What could not be kept counts as kept until the next change: a full disk is not asked again all the time.
    kept = now;
    if (why !== null && !isFailing)
      fail(`Unsaved changes cannot be kept for the case of a crash${why}; save the plan.`);
    isFailing = why !== null;
  }

  useSession.subscribe(look);
  // A text that is typed changes nothing in the session until its field is left.
  window.addEventListener('input', look, { capture: true });
  window.addEventListener('focusout', () => window.setTimeout(look), { capture: true });
  look();
}

/** Null where they are kept, else why they are not. Never rejects: the keeping goes on with the next change, come what may. */
async function keepOr(host: Host, now: Unsaved): Promise<string | null> {
  const { handle, name } = now.open.file;
  try {
    const reply = await host.drafts.keep(handle, name, await contentOf(now));
    return reply.ok ? null : whyNot(reply.error);
  } catch (error) {
    // The key of a sealed plan takes memory that there may not be.
    return ` (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** The one place where unsaved work becomes the bytes that leave the page; those of a sealed plan are sealed as it is. */
async function contentOf({ open, typed }: Unsaved): Promise<Uint8Array> {
  const wrong = [...open.wrong].map(([cell, { text, sentence }]): [string, string, string] => [cell, text, sentence]);
  const copyOf = open.saved === null ? (useRecovery.getState().recovered?.copyOf ?? null) : null;
  const bytes = await writeDraft({ plan: open.plan, wrong, typed, copyOf }, platform);
  return open.seal === null ? bytes : sealDraft(open.seal, bytes);
}

function whyNot(error: HostError): string {
  return 'code' in error ? ` (${error.code})` : `: ${describeHostError(error)}`;
}
