import type { Result } from '#base/result';
import type { Account } from '#domain/accounts/account';
import { isAccount } from '#plan/accountCheck';
import type { Plan } from '#plan/model';
import type { OpenError } from '#plan/open';
import type { OpenAnswer } from './openMessages';

/** Opens a plan in a thread of its own, so that a large one does not keep the window waiting. The thread ends with it. */
export function openInThread(bytes: Uint8Array): Promise<Result<Plan, OpenError>> {
  const worker = new Worker(new URL('./openWorker.ts', import.meta.url), { type: 'module' });
  const accounts: Account[] = [];
  return new Promise<Result<Plan, OpenError>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<OpenAnswer>) => {
      if (data.type === 'accounts') {
        // Looked over as they come: the first edit of accounts would else look over all of them at once.
        data.accounts.every(isAccount);
        accounts.push(...data.accounts);
      } else resolve(withAccounts(data.result, accounts));
    };
    worker.onerror = ({ message }) => reject(new Error(`the thread that opens plans failed: ${message}`));
    worker.postMessage(bytes);
  }).finally(() => worker.terminate());
}

function withAccounts(result: Result<Plan, OpenError>, accounts: readonly Account[]): Result<Plan, OpenError> {
  if (result.ok) return { ok: true, value: { ...result.value, accounts } };
  if (result.error.type !== 'checksum') return result;
  return { ok: false, error: { ...result.error, plan: { ...result.error.plan, accounts } } };
}
