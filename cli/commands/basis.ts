import { ok } from '#base/result';
import { BASES } from '#domain/timeline';
import { changeBasis, describeChangeBasisError } from '#plan/changeBasis';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import { misuse, refusal } from '../failure';
import type { Options } from '../parseArguments';
import { readPlanFile, replacePlanFile } from '../planFile';
import type { Command } from '../world';

export const basisOptions: Options = { convert: 'nothing', reread: 'nothing' };

/** `basis PLAN annual|quarterly|monthly`: changes what the rates are stated for, one of two ways that the user has to name. */
export const changeBasisOfPlan: Command = async (given, world) => {
  const [path, word, stray] = given.positionals;
  if (stray !== undefined)
    return misuse(`"${stray}" is one word too many; write basis PLAN annual, quarterly or monthly.`);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const { plan } = file.value;
  const basis = BASES.find((one) => one === word?.toLowerCase());
  if (basis === undefined) {
    const fault = word === undefined ? 'The new basis is missing' : `${word} is not a basis`;
    return misuse(`${fault}; write annual, quarterly or monthly (the plan has ${plan.basis} rates).`);
  }
  if (basis === plan.basis)
    return ok({ text: `${file.value.path}: the rates are ${basis} already, nothing was changed.\n`, exit: 0 });
  if (given.has('convert') === given.has('reread')) {
    return misuse(
      `From ${plan.basis} to ${basis} there are two ways: --convert changes the rates and keeps NRR and GRR of every period, --reread keeps the rates and changes what they come to; write one of them.`,
    );
  }
  const how = given.has('convert') ? 'convert' : 'reread';
  const edits = changeBasis(plan, basis, how);
  if (!edits.ok) return refusal(describeChangeBasisError(edits.error));
  const applied = applyAll(plan, edits.value);
  if (!applied.ok) return refusal(describeEditError(applied.error));
  const saved = await replacePlanFile(file.value, applied.value.plan, world);
  const what = how === 'convert' ? 'converted, the figures stay' : 'reread, the figures change';
  return saved.ok
    ? ok({ text: `${file.value.path}: ${plan.basis} rates are now ${basis}, ${what}.\n`, exit: 0 })
    : saved;
};
