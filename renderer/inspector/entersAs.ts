import type { Basis, Grain } from '#domain/timeline';
import type { Slice } from '#engine/model';
import { canonicalFormula } from '#plan/canonicalFormula';
import { conversionFormulas } from '#plan/conversion';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { RATES } from '#plan/nrrTemplate';
import { lineOf } from '#plan/planParts';

/** How a rate that is stated for one length of time enters another: `name` times `factor` is the share of opening ARR. */
export interface EntersAs {
  /** The line whose value is scaled: the rate, or the rate in use where initiatives change it. */
  readonly name: string;
  readonly factor: number;
  /** What the period takes of its opening ARR. */
  readonly share: number;
  readonly isLoss: boolean;
  /** GRR and NRR that the rates of the plan state together. */
  readonly grr: number;
  readonly nrr: number;
  /** The root that takes a longer basis to a period (`root`), or the power that takes a shorter one there. */
  readonly way: 'root' | 'power';
  readonly count: number;
  readonly basis: Basis;
  readonly grain: Grain;
}

const MONTHS: Readonly<Record<Basis | Grain, number>> = { annual: 12, quarterly: 3, monthly: 1, quarter: 3, month: 1 };

/**
 * How a rate enters a period, by the conversion lines of the plan. Null for lines that are no rates, for rates stated for the
 * plan's own periods, and where a person has written a conversion of their own, of which nothing can be said.
 */
export function entersAs(
  evaluation: Evaluation,
  line: string,
  slice: Slice,
  period: number,
  lane: number,
): EntersAs | null {
  const { plan } = evaluation;
  const rate = RATES.find((one) => one.rate === line);
  const from = MONTHS[plan.basis];
  const to = MONTHS[plan.grain];
  if (rate === undefined || from === to || !hasOwnConversion(plan)) return null;
  const value = (id: string) => valueIn(evaluation, id, slice, period, lane);
  const used = `${line}_used`;
  const factor = value(rate.loss ? 'loss_scale' : 'expansion_scale');
  const share = value(used) * factor;
  if (Number.isNaN(share)) return null;
  return {
    name: value(used) === value(line) ? line : used,
    factor,
    share,
    isLoss: rate.loss,
    grr: value('grr_stated'),
    nrr: value('nrr_stated'),
    way: from > to ? 'root' : 'power',
    count: from > to ? from / to : to / from,
    basis: plan.basis,
    grain: plan.grain,
  };
}

/** Whether the lines that convert rates are those of the template for this basis and grain. */
function hasOwnConversion(plan: Plan): boolean {
  const formulas = conversionFormulas(plan.basis, plan.grain);
  return Object.entries(formulas).every(([id, text]) => {
    const line = lineOf(plan, id);
    return line?.definition.type === 'formula' && line.definition.text === canonical(text);
  });
}

const texts = new Map<string, string>();

function canonical(text: string): string {
  const known = texts.get(text) ?? canonicalFormula(text);
  texts.set(text, known);
  return known;
}
