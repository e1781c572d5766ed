import { onNewDay } from '#domain/accounts/listDay';
import { dayText, monthOfDay } from '#domain/day';
import { asOfDay, settingsEdit } from './accountSettings';
import type { Edit } from './edit';
import type { Plan } from './model';

/** What stating another day for the list of accounts takes. */
export interface ListDayChange {
  readonly edits: readonly Edit[];
  /** Accounts whose histories know months after that of the new day, which are gone then; the last, which is their value now, apart. */
  readonly cut: number;
}

/**
 * The edits that state the day the list of accounts is of, or with null the one before the plan begins. Histories go with it, so that
 * every value stays in the month it is of. A list without any leaves that day to the beginning of the plan, and follows it.
 */
export function listDayChange(plan: Plan, wanted: string | null): ListDayChange {
  const hasHistories = plan.accounts.some((one) => one.arrHistory !== undefined || one.usageHistory !== undefined);
  const day = wanted ?? (hasHistories ? dayText(asOfDay({ start: plan.start })) : null);
  const settings = settingsEdit(plan, { asOf: day ?? undefined });
  const stated = { start: plan.start, accountSettings: day === null ? {} : { asOf: day } };
  const ends = { before: monthOfDay(asOfDay(plan)), after: monthOfDay(asOfDay(stated)) };
  if (ends.before === ends.after) return { edits: [settings], cut: 0 };
  const accounts = plan.accounts.map((account) => onNewDay(account, ends));
  if (accounts.every((account, at) => account === plan.accounts[at])) return { edits: [settings], cut: 0 };
  const later = ends.before - ends.after;
  const isCut = (history: readonly (number | null)[] = []) =>
    later > 1 && history.slice(-later, -1).some((value) => value !== null);
  const cut = plan.accounts.filter((one) => isCut(one.arrHistory) || isCut(one.usageHistory)).length;
  return { edits: [{ type: 'setPlace', place: 'accounts', value: accounts }, settings], cut };
}
