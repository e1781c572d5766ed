import { EXPANSION_CONCENTRATION } from '#domain/expansionBenchmarks';
import type { Account } from './account';
import type { KnownAccount } from './knownAccount';

export const POTENTIAL_TIERS = ['high', 'medium', 'low'] as const;
export type PotentialTier = (typeof POTENTIAL_TIERS)[number];

/** Shares of the accounts, by potential from the top, that are high, and high or medium. The first is E's fifth; the half is Headroom's own. */
const HIGH_UP_TO = EXPANSION_CONCENTRATION.ofCustomers;
const MEDIUM_UP_TO = 0.5;

/**
 * The tier of each account by its potential: high for the top fifth, medium down to the half, low for the rest and for those without potential.
 *
 * Equal potentials are of equal tier, the better one, so there can be more than a fifth in high. null where the potential is not known;
 * such accounts do not count among those of which shares are taken.
 *
 * Cost     one ordering
 */
export function potentialTiers(potential: readonly (number | null)[]): readonly (PotentialTier | null)[] {
  const falling = fallingOf(potential);
  // The last value within a share: whoever has as much is in it.
  const boundary = (share: number) => falling[countOf(falling.length, share) - 1] ?? Number.POSITIVE_INFINITY;
  const [high, medium] = [boundary(HIGH_UP_TO), boundary(MEDIUM_UP_TO)];
  return potential.map((value) => {
    if (value === null) return null;
    if (value === 0 || value < medium) return 'low';
    return value < high ? 'medium' : 'high';
  });
}

/** How concentrated amounts are: those of the top fifth of accounts, as a share of all. */
export interface Concentration {
  /** null where there is nothing to take a share of. */
  readonly share: number | null;
  /** Accounts whose amount is known, and those of them that are the top fifth, counted up to a whole account. */
  readonly accounts: number;
  readonly top: number;
}

/** Share of the top fifth in the sum of all that are known; E says about 80 % of expansion comes from them. */
export function concentrationOf(amounts: readonly (number | null)[]): Concentration {
  const falling = fallingOf(amounts);
  const top = countOf(falling.length, HIGH_UP_TO);
  let [ofTop, ofAll] = [0, 0];
  for (let at = 0; at < falling.length; at++) {
    const amount = falling[at] as number;
    ofAll += amount;
    if (at < top) ofTop += amount;
  }
  return { share: ofAll === 0 ? null : ofTop / ofAll, accounts: falling.length, top };
}

const MONTHS_BACK = 12;

/** What an account has expanded by in the last twelve months, losses counting as none; null where its ARR of then is not known. */
export function expansionOfYear({ arr, arrHistory }: Account | KnownAccount): number | null {
  const then = arrHistory?.at(-1 - MONTHS_BACK) ?? null;
  // A customer won since then has expanded from nothing, which is no expansion; an amount below 0 is no ARR.
  return then === null || then <= 0 ? null : Math.max(0, arr - then);
}

function fallingOf(amounts: readonly (number | null)[]): Float64Array {
  const known = new Float64Array(amounts.length);
  let count = 0;
  for (const amount of amounts) {
    if (amount !== null) known[count++] = amount;
  }
  return known.subarray(0, count).sort().reverse();
}

/** Accounts of a share, counted up to a whole one; 0.2 of 15 is 3, whatever the rounding. */
function countOf(accounts: number, share: number): number {
  return Math.ceil(Math.max(0, accounts * share - 1e-9));
}
