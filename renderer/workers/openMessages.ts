import type { Result } from '#base/result';
import type { Account } from '#domain/accounts/account';
import type { Plan } from '#plan/model';
import type { OpenError } from '#plan/open';

/** What the thread that opens a plan answers: its accounts, some at a time, and at last the rest of it or why it did not open. */
export type OpenAnswer =
  | { readonly type: 'accounts'; readonly accounts: readonly Account[] }
  | { readonly type: 'opened'; readonly result: Result<Plan, OpenError> };
