import type { AccountReading, AccountsReading } from '#analysis/accountReading';
import { cardOf, playOf } from '#domain/accounts/triggers';
import { dayText } from '#domain/day';
import type { Plan } from '#plan/model';
import { formatValues, NOT_AVAILABLE } from './formatValue';
import { plainText } from './plainText';

/** Accounts as they are printed, those that are ready first to last, or all in the order of the plan. */
function chosenAccounts(reading: AccountsReading, isReadyOnly: boolean): readonly AccountReading[] {
  if (!isReadyOnly) return reading.accounts;
  return reading.accounts
    .filter(({ isReady }) => isReady)
    .toSorted((a, b) => (b.readiness.score ?? 0) - (a.readiness.score ?? 0) || b.account.arr - a.account.arr);
}

/** Full precision; null where something is not known. */
export function accountsAsJson(reading: AccountsReading, isReadyOnly: boolean) {
  const { asOf, readyAbove, totals, potential, tiers, potentialInTop, expansionInTop } = reading;
  const places = new Map(reading.accounts.map((one, at) => [one, at]));
  const accounts = chosenAccounts(reading, isReadyOnly).map((one) => {
    const { account, readiness, risk, gate, isReady, limit, triggers } = one;
    const at = places.get(one) ?? -1;
    return {
      id: account.id,
      name: account.name,
      segment: account.segment ?? null,
      csm: account.csm ?? null,
      arr: account.arr,
      readiness: readiness.score,
      confidence: readiness.confidence,
      health: gate.state,
      ready: isReady,
      risk: risk.score,
      limitOn: limit.day === null ? null : dayText(limit.day),
      potential: potential[at] ?? null,
      tier: tiers[at] ?? null,
      play: suggestionOf(one),
      triggers: triggers.map(({ trigger, isCertain }) => ({
        id: trigger.id,
        name: trigger.name,
        certain: isCertain,
        motion: trigger.motion,
        play: playOf(trigger, gate),
        owner: cardOf(trigger).owner,
        cycle: cardOf(trigger).cycle,
        within: trigger.within,
      })),
    };
  });
  const inTopFifth = { potential: potentialInTop.share, expansion: expansionInTop.share };
  return { asOf: dayText(asOf), readyAbove, totals, inTopFifth, accounts };
}

/** The play to begin with: that of the first certain trigger, else of the first. */
function suggestionOf({ triggers, gate }: AccountReading): string | null {
  const first = triggers.find(({ isCertain }) => isCertain) ?? triggers[0];
  return first === undefined ? null : playOf(first.trigger, gate);
}

export function accountsAsText(plan: Plan, reading: AccountsReading, isReadyOnly: boolean): string {
  const { asOf, readyAbove, totals } = reading;
  const money = (arr: number) => `${plan.currency} ${formatValues([arr], 'money', plan.currency)[0]}`;
  const { all, ready, heldBack, healthUnknown } = totals;
  const lines = [
    `${all.accounts} ${all.accounts === 1 ? 'account' : 'accounts'} with an ARR of ${money(all.arr)}, as of ${dayText(asOf)}.`,
    `${ready.accounts} ready above ${readyAbove}, with ${money(ready.arr)}; ${heldBack.accounts} held back by their health; the health of ${healthUnknown.accounts} is not known.`,
    '',
    ...rowsOf(plan, chosenAccounts(reading, isReadyOnly), isReadyOnly),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const LONGEST_NAME = 32;

function rowsOf(plan: Plan, accounts: readonly AccountReading[], isReadyOnly: boolean): readonly string[] {
  if (accounts.length === 0) return [isReadyOnly ? 'No account is ready.' : ''];
  const head = ['Account', 'Segment', 'ARR', 'Ready', 'Known', 'Risk', 'Health'];
  const arrs = formatValues(
    accounts.map(({ account }) => account.arr),
    'money',
    plan.currency,
  );
  const rows = accounts.map(({ account, facts, readiness, risk, gate }, at) => [
    short(account.name),
    short(account.segment ?? ''),
    arrs[at] ?? '',
    scoreText(readiness.score),
    `${Math.round(readiness.confidence * 100)}%`,
    scoreText(risk.score),
    // Whoever has left is not judged.
    facts.isCustomer ? gate.state : NOT_AVAILABLE,
  ]);
  const widths = head.map((text, column) => Math.max(text.length, widest(rows, column)));
  const line = (cells: readonly string[]) =>
    cells
      .map((text, column) =>
        column < 2 || column === 6 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  if (!isReadyOnly) return [line(head), ...rows.map(line)];
  return [line(head), ...rows.flatMap((row, at) => [line(row), ...playsOf(accounts[at])])];
}

function widest(rows: readonly (readonly string[])[], column: number): number {
  return rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0);
}

/** Triggers of an account with what each suggests, indented under it. */
function playsOf(reading: AccountReading | undefined): readonly string[] {
  if (reading === undefined) return [];
  const { triggers, gate } = reading;
  if (triggers.length === 0) return ['  Ready, and nothing has happened that says now.'];
  return triggers.map(({ trigger, isCertain }) => {
    const within = trigger.within === null ? '' : ` (${trigger.within})`;
    return `  ${trigger.name}${isCertain ? '' : ', as far as the list tells'}: ${playOf(trigger, gate)}${within}`;
  });
}

function short(name: string): string {
  const plain = plainText(name);
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME - 1)}…` : plain;
}

function scoreText(score: number | null): string {
  return score === null ? NOT_AVAILABLE : score.toFixed(1);
}
