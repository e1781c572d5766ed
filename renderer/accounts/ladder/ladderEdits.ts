import { err, ok, type Result } from '#base/result';
import type { Account } from '#domain/accounts/account';
import {
  FEWEST_RUNGS,
  MOST_RUNGS,
  noteRungs,
  renameRung,
  type RungSignal,
  USUAL_LADDER,
} from '#domain/accounts/ladder';
import { dayText } from '#domain/day';
import { isAccount } from '#plan/accountCheck';
import { asOfDay, ladderRungs, settingsEdit } from '#plan/accountSettings';
import type { Edit } from '#plan/edit';
import type { Plan } from '#plan/model';
import { readNumber } from '../../format/readNumber';
import { platform } from '../../state/platform';
import { commit, refuse, useSession } from '../../state/session';

const LONGEST_NAME = 40;

/** The name of a rung, told apart from the others by more than capitals. */
export function readRungName(text: string, others: readonly string[]): Result<string, string> {
  const name = text.trim();
  if (name === '') return err('A rung needs a name.');
  if (name.length > LONGEST_NAME) return err(`This name is too long; ${LONGEST_NAME} characters are the most.`);
  if (others.some((other) => other.toLowerCase() === name.toLowerCase())) {
    return err(`There is a rung called “${name}” already; choose another name.`);
  }
  return ok(name);
}

/** The least value of a signal, a fraction but for products; null where the rung asks nothing of it. */
export function readLeast(text: string, signal: RungSignal): Result<number | null, string> {
  if (text.trim() === '') return ok(null);
  const isShare = signal !== 'products';
  const read = readNumber(text, isShare ? 'rate' : 'count', { unit: '', decimals: 0, factor: isShare ? 100 : 1 });
  if (!read.ok) return read;
  if (read.value < 0) return err('This cannot be below 0.');
  if (!isShare && !Number.isInteger(read.value)) return err('Products are counted in whole numbers.');
  if (signal === 'featuresAdopted' && read.value > 1) return err('No more than 100% of the features can be adopted.');
  return read;
}

/** The edits that give a rung another name; the days noted for it go along. */
export function renamed(plan: Plan, place: number, name: string): readonly Edit[] {
  const ladder = ladderRungs(plan);
  const before = ladder[place]?.name;
  if (before === undefined) return [];
  const accounts = renameRung(plan.accounts, before, name);
  return [
    settingsEdit(plan, { ladder: ladder.map((rung, at) => (at === place ? { ...rung, name } : rung)) }),
    ...(accounts.some((account, at) => account !== plan.accounts[at])
      ? [{ type: 'setPlace', place: 'accounts', value: accounts } as const]
      : []),
  ];
}

export function withLeast(plan: Plan, place: number, signal: RungSignal, least: number | null): readonly Edit[] {
  const ladder = ladderRungs(plan).map((rung, at) => {
    if (at !== place) return rung;
    const { [signal]: _, ...rest } = rung;
    return least === null ? rest : { ...rest, [signal]: least };
  });
  return [settingsEdit(plan, { ladder })];
}

/** One more rung above the highest, asking what that asks; none where there are as many as there may be. */
export function withRung(plan: Plan): readonly Edit[] {
  const ladder = ladderRungs(plan);
  const top = ladder.at(-1);
  if (ladder.length >= MOST_RUNGS || top === undefined) return [];
  const names = ladder.map(({ name }) => name.toLowerCase());
  const name = Array.from({ length: MOST_RUNGS + 1 }, (_, at) => `Rung ${ladder.length + 1 + at}`).find(
    (one) => !names.includes(one.toLowerCase()),
  );
  return name === undefined ? [] : [settingsEdit(plan, { ladder: [...ladder, { ...top, name }] })];
}

/** Without a rung; the days noted for it stay with the accounts. The lowest stays, and so do as many as there have to be. */
export function withoutRung(plan: Plan, place: number): readonly Edit[] {
  const ladder = ladderRungs(plan);
  if (ladder.length <= FEWEST_RUNGS || place === 0) return [];
  return [settingsEdit(plan, { ladder: ladder.filter((_, at) => at !== place) })];
}

export function usualLadder(plan: Plan): readonly Edit[] {
  return ladderRungs(plan) === USUAL_LADDER ? [] : [settingsEdit(plan, { ladder: undefined })];
}

/** As many accounts as are noted without a pause: some milliseconds. */
const AT_ONCE = 500;

/** Notes today's rung for accounts newly on one, as one step. Thousands are noted in pieces; where the list changes meanwhile, nothing is noted. */
export async function noteToday(plan: Plan): Promise<void> {
  const [rungs, today] = [ladderRungs(plan), dayText(asOfDay(plan))];
  const value: Account[] = [];
  for (let at = 0; at < plan.accounts.length; at += AT_ONCE) {
    if (at > 0) await platform.pause?.();
    const piece = noteRungs(plan.accounts.slice(at, at + AT_ONCE), rungs, today);
    // Looked over as they are made: the edit would else look over all of them at once.
    piece.every(isAccount);
    value.push(...piece);
  }
  if (useSession.getState().open?.plan !== plan) {
    refuse('The plan has changed while rungs were noted, so none was: note them again.');
    return;
  }
  commit('Note today’s rungs', [{ type: 'setPlace', place: 'accounts', value }]);
}
