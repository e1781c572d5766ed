import type { Basis, Grain } from '#domain/timeline';

/** Formula texts of the lines that take a rate from the plan's basis to one period. */
export interface ConversionFormulas {
  readonly grr_per_period: string;
  readonly nrr_per_period: string;
  readonly loss_scale: string;
  readonly expansion_scale: string;
}

const MONTHS_OF_BASIS: Readonly<Record<Basis, number>> = { annual: 12, quarterly: 3, monthly: 1 };
const MONTHS_OF_GRAIN: Readonly<Record<Grain, number>> = { month: 1, quarter: 3 };

/** From the basis of a plan to one of its periods. */
export function conversionFormulas(basis: Basis, grain: Grain): ConversionFormulas {
  return betweenMonths(MONTHS_OF_BASIS[basis], MONTHS_OF_GRAIN[grain]);
}

/** The same for a share of customers lost, which has no expansion beside it: 1 - (1 - c)^(1/k). */
export function logoChurnFormula(basis: Basis, grain: Grain): string {
  return lossOver(MONTHS_OF_BASIS[basis], MONTHS_OF_GRAIN[grain]);
}

/** The share of customers lost that a rate of one basis becomes in another. */
export function basisLogoChurnFormula(from: Basis, to: Basis): string {
  return lossOver(MONTHS_OF_BASIS[from], MONTHS_OF_BASIS[to]);
}

function lossOver(from: number, to: number): string {
  if (from === to) return 'logo_churn_rate';
  return `1 - (1 - logo_churn_rate) ^ ${from > to ? `(1 / ${from / to})` : to / from}`;
}

/** The same between two bases, for converting the rates of a plan: what a rate is multiplied by. */
export function basisConversionFormulas(from: Basis, to: Basis): ConversionFormulas {
  return betweenMonths(MONTHS_OF_BASIS[from], MONTHS_OF_BASIS[to]);
}

/**
 * Two factors, so that the stated NRR and the stated GRR both come back when the periods are compounded:
 *
 *     G = 1 - losses, N = G + expansion, g = G^(1/k), n = N^(1/k)
 *     losses times (1 - g)/(1 - G), expansion times (n - g)/(N - G)
 *
 * Written as sums, nothing divides by zero at G = 1 or N = G. Where N is 0 so are G and all expansion, and any factor does.
 * Losses above 100% have no root; where no root is drawn, `sqrt(grr_stated)` refuses them in the same way.
 */
function betweenMonths(from: number, to: number): ConversionFormulas {
  if (from === to) {
    return {
      grr_per_period: refusingLossesAboveAll('grr_stated'),
      nrr_per_period: 'nrr_stated',
      loss_scale: refusingLossesAboveAll('1'),
      expansion_scale: '1',
    };
  }
  if (from > to) {
    const k = from / to;
    return {
      grr_per_period: `grr_stated ^ (1 / ${k})`,
      nrr_per_period: `nrr_stated ^ (1 / ${k})`,
      loss_scale: `1 / (${differenceQuotient(k, '1', 'grr_per_period')})`,
      expansion_scale: `if(nrr_stated == 0, 1, 1 / (${differenceQuotient(k, 'nrr_per_period', 'grr_per_period')}))`,
    };
  }
  const k = to / from;
  return {
    grr_per_period: refusingLossesAboveAll(`grr_stated ^ ${k}`),
    nrr_per_period: `nrr_stated ^ ${k}`,
    loss_scale: refusingLossesAboveAll(differenceQuotient(k, '1', 'grr_stated')),
    expansion_scale: differenceQuotient(k, 'nrr_stated', 'grr_stated'),
  };
}

function refusingLossesAboveAll(formula: string): string {
  return `if(grr_stated < 0, sqrt(grr_stated), ${formula})`;
}

/** (n^k - g^k)/(n - g) as a product of sums; `n` is `1` for losses. */
function differenceQuotient(k: number, n: string, g: string): string {
  const two = (power: number) => (n === '1' ? `1 + ${raised(g, power)}` : `${raised(n, power)} + ${raised(g, power)}`);
  const three = n === '1' ? `1 + ${g} + ${g} ^ 2` : `${n} ^ 2 + ${n} * ${g} + ${g} ^ 2`;
  if (k === 3) return three;
  if (k === 4) return `(${two(1)}) * (${two(2)})`;
  if (k === 12) return `(${three}) * (${two(3)}) * (${two(6)})`;
  throw new Error(`no conversion over ${k} periods`);
}

function raised(name: string, power: number): string {
  return power === 1 ? name : `${name} ^ ${power}`;
}
