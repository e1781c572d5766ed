import { ok } from '#base/result';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import { ADDABLE_PACKS, addPack, describePackError } from '#plan/packs';
import { misuse, refusal } from '../failure';
import type { Options } from '../parseArguments';
import { readPlanFile, replacePlanFile } from '../planFile';
import type { Command } from '../world';

export const packOptions: Options = {};

/** `pack add PLAN growth|costs`: gives the plan in a file the lines of a pack. */
export const packOfPlan: Command = async (given, world) => {
  const [word, path, name, stray] = given.positionals;
  if (word !== 'add') return misuse('Packs of lines are added; write pack add PLAN growth or pack add PLAN costs.');
  if (stray !== undefined) return misuse(`"${stray}" is one word too many; write pack add PLAN growth or costs.`);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const pack = ADDABLE_PACKS.find((one) => one === name);
  if (pack === undefined) {
    const fault = name === undefined ? 'The pack is missing' : `There is no pack ${name}`;
    return misuse(`${fault}; write growth or costs.`);
  }
  const { plan } = file.value;
  const edits = addPack(plan, pack);
  if (!edits.ok) return refusal(describePackError(edits.error));
  const applied = applyAll(plan, edits.value);
  if (!applied.ok) return refusal(describeEditError(applied.error));
  const saved = await replacePlanFile(file.value, applied.value.plan, world);
  const added = applied.value.plan.lines.length - plan.lines.length;
  return saved.ok ? ok({ text: `${file.value.path}: added the ${pack} pack, ${added} lines.\n`, exit: 0 }) : saved;
};
