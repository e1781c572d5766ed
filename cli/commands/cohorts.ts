import { ok } from '#base/result';
import { accountYear, planReadings } from '#analysis/accountCohorts';
import { type AccountSegment, segmentKey } from '#domain/accounts/arrMonths';
import { COHORT_GRAINS, COHORT_READINGS } from '#domain/accounts/cohorts';
import { type ShownCohorts, cohortsAsJson } from '../cohortsAsJson';
import { cohortsAsText } from '../cohortsAsText';
import { type Attempt, misuse, refusal } from '../failure';
import { chooseScenarios, evaluate } from '../figures';
import type { Options } from '../parseArguments';
import { listOf } from '../places';
import { readPlanFile } from '../planFile';
import type { Command } from '../world';

export const cohortOptions: Options = {
  by: 'value',
  segment: 'value',
  reading: 'value',
  scenario: 'value',
  json: 'nothing',
};

/** `cohorts PLAN`: retention of the account list, customer by customer, beside what the plan says of twelve months. */
export const printCohorts: Command = async (given, world) => {
  const [path, stray] = given.positionals;
  if (stray !== undefined) return misuse(`"${stray}" is one word too many; write cohorts PLAN --by quarter.`);
  const grain = choice('by', given.value('by') ?? 'quarter', COHORT_GRAINS);
  if (!grain.ok) return grain;
  const reading = choice('reading', given.value('reading') ?? 'nrr', COHORT_READINGS);
  if (!reading.ok) return reading;
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const { plan } = file.value;
  if (plan.accounts.length === 0) {
    return refusal(`${file.value.path} has no list of accounts; bring one in with accounts PLAN --import FILE.`);
  }
  const wanted = given.value('scenario');
  const scenarios = chooseScenarios(plan, wanted === null ? [] : [wanted], false);
  if (!scenarios.ok) return scenarios;
  const [scenario] = scenarios.value;
  if (scenario === undefined) throw new Error('A plan has at least its base scenario');
  const year = accountYear(plan);
  const segment = segmentNamed(
    given.value('segment'),
    year.segments.map((one) => one.segment),
  );
  if (!segment.ok) return segment;
  const evaluation = evaluate(plan, [scenario], []);
  if (!evaluation.ok) return evaluation;
  const shown: ShownCohorts = {
    plan,
    scenario,
    year,
    beside: planReadings(plan, evaluation.value, 0, year.to),
    grain: grain.value,
    reading: reading.value,
    segment: segment.value,
  };
  return ok({ text: given.has('json') ? cohortsAsJson(shown) : cohortsAsText(shown, world.columns), exit: 0 });
};

function choice<T extends string>(option: string, text: string, words: readonly T[]): Attempt<T> {
  const found = words.find((word) => word === text.toLowerCase());
  return found === undefined
    ? misuse(`--${option} ${text} is none of the choices; write ${words.slice(0, -1).join(', ')} or ${words.at(-1)}.`)
    : ok(found);
}

/** Null for all segments. */
function segmentNamed(text: string | null, segments: readonly AccountSegment[]): Attempt<AccountSegment | null> {
  if (text === null) return ok(null);
  const found = segments.find(({ key }) => key !== null && key === segmentKey(text));
  if (found !== undefined) return ok(found);
  const names = segments.flatMap(({ name }) => (name === null ? [] : [name]));
  return misuse(
    names.length === 0
      ? 'The accounts of this plan have no segments; leave --segment out.'
      : `No account is of the segment "${text}"; the list has ${listOf(names)}.`,
  );
}
