import { annualRetention } from './rateConversion';
import type { Basis } from './timeline';
import type { Ratio } from './units';

/** A retention as stated in one basis, over a year. */
export interface BasisReading {
  readonly basis: Basis;
  readonly annualGrr: Ratio;
  readonly annualNrr: Ratio;
}

/** Rates that are unusual as they are stated and usual in another basis: something to ask, never to guess. */
export interface BasisDoubt {
  /** What makes the present reading unusual. */
  readonly why: 'lowRetention' | 'highRetention' | 'smallLosses';
  readonly stated: BasisReading;
  readonly instead: BasisReading;
}

/** Below this a business loses most of itself in a year. */
const LEAST_ANNUAL = 0.6;
/** An annual NRR above this asks; the highest that a source prints is 170% (E, usage-based top quartile). */
const MOST_ANNUAL = 2.5;
const MOST_USUAL_ANNUAL = 1.7;
/** Annual losses above nothing and below this are rather those of a month. */
const LEAST_ANNUAL_LOSS = 0.015;

/** Which other basis comes first to mind: rates are quoted by the year, then by the month. */
const LIKELIEST: readonly Basis[] = ['annual', 'monthly', 'quarterly'];

/**
 * Whether rates look like another basis than the one they are stated in.
 *
 *     asks where the stated reading is unusual over a year:
 *       NRR or GRR below 60%, NRR above 250%, or losses above 0% and below 1.5%
 *     and another basis makes it usual:
 *       NRR and GRR of 60% or more, NRR at most 170%, no losses or 1.5% and more
 *
 * Domain   grr and nrr as the plan's basis states them; what is missing or above all lost raises no doubt
 * Source   docs/decisions/0007-basis-doubt.md
 */
export function basisDoubt(basis: Basis, grr: Ratio, nrr: Ratio): BasisDoubt | null {
  const stated = readingOf(basis, grr, nrr);
  if (stated === null) return null;
  const why = unusual(stated, MOST_ANNUAL);
  if (why === null) return null;
  const instead = LIKELIEST.filter((other) => other !== basis)
    .map((other) => readingOf(other, grr, nrr))
    .find((reading) => reading !== null && unusual(reading, MOST_USUAL_ANNUAL) === null);
  return instead === undefined || instead === null ? null : { why, stated, instead };
}

function readingOf(basis: Basis, grr: Ratio, nrr: Ratio): BasisReading | null {
  const annualGrr = annualRetention(grr, basis);
  const annualNrr = annualRetention(nrr, basis);
  return annualGrr.ok && annualNrr.ok ? { basis, annualGrr: annualGrr.value, annualNrr: annualNrr.value } : null;
}

/** Rounding of a typed percentage does not make a rate unusual. */
const ROUNDING = 1e-9;

function unusual({ annualGrr, annualNrr }: BasisReading, most: number): BasisDoubt['why'] | null {
  if (annualNrr < LEAST_ANNUAL - ROUNDING || annualGrr < LEAST_ANNUAL - ROUNDING) return 'lowRetention';
  if (annualNrr > most + ROUNDING) return 'highRetention';
  const losses = 1 - annualGrr;
  return losses > ROUNDING && losses < LEAST_ANNUAL_LOSS - ROUNDING ? 'smallLosses' : null;
}
