import { ok } from '#base/result';
import { describeEditError } from '#plan/describeEditError';
import { applyAll } from '#plan/edits';
import { describeMergeError, type Merge, mergeScenarios } from '#plan/mergeScenarios';
import { baseOf } from '#plan/planParts';
import { misuse, refusal } from '../failure';
import { chooseScenarios } from '../figures';
import type { Options } from '../parseArguments';
import { readPlanFile, replacePlanFile } from '../planFile';
import type { Command } from '../world';

export const mergeOptions: Options = {
  scenario: 'values',
  add: 'nothing',
  'leave-out': 'nothing',
  'with-base': 'nothing',
  'dry-run': 'nothing',
};

/** `merge PLAN FILE`: brings scenarios of another plan, or of a file of scenarios, into a plan. */
export const mergeIntoPlan: Command = async (given, world) => {
  const [path, from, stray] = given.positionals;
  if (stray !== undefined)
    return misuse(`"${stray}" is one word too many; merge takes a plan and a file of scenarios.`);
  if (from === undefined) return misuse('No file of scenarios is named; write merge PLAN FILE.');
  if (given.has('add') && given.has('leave-out')) {
    return misuse('--add and --leave-out exclude each other; write one of them.');
  }
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const other = await readPlanFile(from, world);
  if (!other.ok) return other;
  const named = given.values('scenario');
  const chosen = chooseScenarios(other.value.plan, named, named.length === 0);
  if (!chosen.ok) return chosen;
  const scenarios = chosen.value.filter((scenario) => scenario !== baseOf(other.value.plan)).map(({ id }) => id);
  const wish = { scenarios, add: new Set<string>(), withBase: given.has('with-base') };
  const { plan } = file.value;
  const offered = mergeScenarios(plan, other.value.plan, wish);
  if (!offered.ok) return refusal(`${from}: ${describeMergeError(offered.error)}`);
  const { additions } = offered.value;
  const isDry = given.has('dry-run');
  if (additions.length > 0 && !given.has('add') && !given.has('leave-out') && !isDry) {
    const names = additions.map(({ name }) => name).join(', ');
    return refusal(
      `${from} speaks of what ${file.value.path} has not: ${names}; write --add to add it, or --leave-out to merge the rest.`,
    );
  }
  const add = new Set(given.has('leave-out') ? [] : additions.map(({ id }) => id));
  const merged = mergeScenarios(plan, other.value.plan, { ...wish, add });
  if (!merged.ok) return refusal(`${from}: ${describeMergeError(merged.error)}`);
  const text = describeMerge(merged.value, add, isDry);
  if (isDry) return ok({ text, exit: 0 });
  const applied = applyAll(plan, merged.value.edits);
  if (!applied.ok) return refusal(describeEditError(applied.error));
  const saved = await replacePlanFile(file.value, applied.value.plan, world);
  return saved.ok ? ok({ text, exit: 0 }) : saved;
};

function describeMerge(merge: Merge, added: ReadonlySet<string>, isDry: boolean): string {
  const { scenarios, additions, leftOut, differingBase } = merge;
  return [
    ...scenarios.map(
      ({ name, as, lines }) =>
        `${isDry ? 'Would add' : 'Added'} ${as}${as === name ? '' : ` (${name} there)`}: it says ${count(lines, 'line')}.`,
    ),
    ...additions.filter(({ id }) => added.has(id)).map(({ name }) => `With it: ${name}.`),
    ...leftOut.map(({ what, why }) => `Left out: ${what}, because ${why}.`),
    ...(differingBase.length === 0
      ? []
      : [
          `The plans themselves differ in ${count(differingBase.length, 'line')}: ${differingBase.map(({ id }) => id).join(', ')}.`,
        ]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
