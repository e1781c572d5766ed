import { ok } from '#base/result';
import {
  type CohortMovement,
  describeRetentionError,
  grossRevenueRetention,
  netNewArr,
  netRevenueRetention,
} from '#domain/retention';
import { type Money, money } from '#domain/units';
import { type Attempt, misuse, refusal } from '../failure';
import { formatValues } from '../formatValue';
import type { Arguments, Options } from '../parseArguments';
import { parseNumber } from '../parseNumber';
import type { Command } from '../world';

export const nrrOptions: Options = {
  opening: 'value',
  expansion: 'value',
  contraction: 'value',
  churn: 'value',
  json: 'nothing',
};

/** `nrr --opening …`: NRR and GRR of one cohort over one period, without a plan. */
export const nrrOfCohort: Command = async (given) => {
  const [stray] = given.positionals;
  if (stray !== undefined)
    return misuse(`"${stray}" is one word too many; nrr takes --opening, --expansion, --contraction and --churn.`);
  const movement = movementOf(given);
  if (!movement.ok) return movement;
  const nrr = netRevenueRetention(movement.value);
  if (!nrr.ok) return refusal(describeRetentionError(nrr.error));
  const grr = grossRevenueRetention(movement.value);
  if (!grr.ok) return refusal(describeRetentionError(grr.error));
  const netNew = netNewArr({ ...movement.value, newLogo: money(0), reactivation: money(0), restatement: money(0) });
  if (!netNew.ok) return refusal(describeRetentionError(netNew.error));
  if (![nrr.value, grr.value, netNew.value].every(Number.isFinite)) {
    return refusal('The amounts are too large to be computed with; their sum exceeds about 1.8e308.');
  }
  if (given.has('json'))
    return ok({ text: `${JSON.stringify({ nrr: nrr.value, grr: grr.value, netNew: netNew.value })}\n`, exit: 0 });
  const [nrrText, grrText] = formatValues([nrr.value, grr.value], 'rate', 'USD');
  const [netNewText] = formatValues([netNew.value], 'money', 'USD');
  const width = Math.max(nrrText?.length ?? 0, grrText?.length ?? 0);
  const read = (text = '') => `${text.padStart(width)}  of the one period given, bridge`;
  return ok({ text: `NRR      ${read(nrrText)}\nGRR      ${read(grrText)}\nNet new  ${netNewText}\n`, exit: 0 });
};

function movementOf(given: Arguments): Attempt<CohortMovement> {
  const amount = (option: string): Attempt<Money> => {
    const text = given.value(option);
    if (text === null)
      return misuse(`--${option} is missing; nrr takes --opening, --expansion, --contraction and --churn.`);
    const number = parseNumber(text, `--${option}`);
    return number.ok ? ok(money(number.value)) : number;
  };
  const opening = amount('opening');
  if (!opening.ok) return opening;
  const expansion = amount('expansion');
  if (!expansion.ok) return expansion;
  const contraction = amount('contraction');
  if (!contraction.ok) return contraction;
  const churn = amount('churn');
  if (!churn.ok) return churn;
  return ok({ opening: opening.value, expansion: expansion.value, contraction: contraction.value, churn: churn.value });
}
