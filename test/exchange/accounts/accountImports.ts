import type { Account } from '#domain/accounts/account';
import type { AccountsChosen, AccountsImport, AccountsProposal } from '#exchange/accounts/accountImport';
import { describeAccountsRefusal } from '#exchange/accounts/describeAccounts';
import { planAccounts } from '#exchange/accounts/planAccounts';
import { proposeAccounts } from '#exchange/accounts/proposeAccounts';
import type { ForeignFile } from '#exchange/import/choices';
import { readForeignFile } from '#exchange/import/readForeignFile';
import { applyAll } from '#plan/edits';
import type { Plan } from '#plan/model';
import { planOf } from '../../plan/plans';

export function foreignFile(text: string): ForeignFile {
  const file = readForeignFile(new TextEncoder().encode(text), { encoding: null, separator: null });
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value;
}

export function proposedFor(plan: Plan, text: string, chosen: AccountsChosen = {}): AccountsProposal {
  return proposeAccounts(plan, foreignFile(text), chosen);
}

/** What an import would do, with all that is only proposed taken. */
export function plannedFor(plan: Plan, text: string, chosen: AccountsChosen = {}): AccountsImport {
  return planAccounts(plan, foreignFile(text), { ...proposedFor(plan, text, chosen), unsure: [] });
}

/** The plan after an import that is to succeed. */
export function withImported(plan: Plan, text: string, chosen: AccountsChosen = {}): Plan {
  const { edits, refusals } = plannedFor(plan, text, chosen);
  if (refusals.length > 0) throw new Error(refusals.map(describeAccountsRefusal).join(' '));
  const applied = applyAll(plan, edits);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applied.value.plan;
}

/** A plan of January 2027, so that a list of no other day is of 31 December 2026. */
export function planWith(accounts: readonly Account[] = []): Plan {
  return { ...planOf(), accounts };
}
