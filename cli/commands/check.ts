import { ok } from '#base/result';
import { checkPlan, describeFinding } from '#plan/check';
import { describePlanModelError } from '#plan/planModel';
import { misuse } from '../failure';
import type { Options } from '../parseArguments';
import { asOneSentence, plainText } from '../plainText';
import { readPlanFile } from '../planFile';
import type { Command } from '../world';

export const checkOptions: Options = {};

/** `check PLAN`: every difference that should not be, one to a line, and how many; 0 where there is none, 1 where there is one. */
export const checkPlanFile: Command = async (given, world) => {
  const [path, stray] = given.positionals;
  if (stray !== undefined) return misuse(`"${stray}" is one word too many; check takes one plan.`);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const { plan } = file.value;
  const findings = checkPlan(plan);
  if (!findings.ok) return misuse(asOneSentence(describePlanModelError(findings.error)));
  const scope = countOf(plan.scenarios.length, 'scenario');
  if (findings.value.length === 0) return ok({ text: `${file.value.path}: fine, in ${scope}.\n`, exit: 0 });
  const lines = findings.value.map((finding) => plainText(describeFinding(plan, finding)));
  return ok({
    text: `${[...lines, `${file.value.path}: ${countOf(lines.length, 'finding')} in ${scope}.`].join('\n')}\n`,
    exit: 1,
  });
};

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
