import { ok } from '#base/result';
import { BASES, type Basis, GRAINS, type Grain } from '#domain/timeline';
import { describeNewPlanError, type NewPlan, newPlan } from '#plan/newPlan';
import { baseOf } from '#plan/planParts';
import { isAssignment, parseAssignments } from '../assignments';
import { carryOut } from '../assignmentEdits';
import { type Attempt, misuse, refusal } from '../failure';
import type { Arguments, Options } from '../parseArguments';
import { savePlan } from '../planFile';
import type { Command, World } from '../world';

export const newOptions: Options = {
  basis: 'value',
  template: 'value',
  title: 'value',
  start: 'value',
  periods: 'value',
  grain: 'value',
  currency: 'value',
  'fiscal-year-start': 'value',
  segments: 'value',
  set: 'values',
  force: 'nothing',
};

/** `new OUT --basis …`: makes a plan of the template, with inputs set. */
export const newPlanFile: Command = async (given, world) => {
  const [out, ...rest] = given.positionals;
  if (out === undefined || out === '')
    return misuse('No file is named; write one for the new plan, such as plan.headroom.');
  const stray = rest.find((word) => !isAssignment(word));
  if (stray !== undefined) return misuse(`"${stray}" is one word too many; new makes one plan.`);
  const path = withEnding(out);
  const wanted = wantedPlan(given, path, world);
  if (!wanted.ok) return wanted;
  const plan = newPlan(wanted.value);
  if (!plan.ok) return misuse(describeNewPlanError(plan.error));
  const assignments = parseAssignments(plan.value, [...given.values('set'), ...rest]);
  if (!assignments.ok) return assignments;
  const filled = carryOut(plan.value, baseOf(plan.value), assignments.value);
  if (!filled.ok) return filled;
  if (!given.has('force')) {
    const there = await world.readFile(path);
    if (there.ok || there.error.type !== 'missing')
      return refusal(`${path} is there already; choose another name, or write --force to replace it.`);
  }
  const saved = await savePlan(path, filled.value, world);
  return saved.ok ? ok({ text: `Made ${path}.\n`, exit: 0 }) : saved;
};

const ENDING = '.headroom';

/** The file name, with the ending of plans where it has none. */
function withEnding(out: string): string {
  return /[^/\\.][^/\\]*\.[^/\\.]+$/.test(out) || /[/\\]$/.test(out) ? out : `${out}${ENDING}`;
}

function wantedPlan(given: Arguments, path: string, world: World): Attempt<NewPlan> {
  const basis = basisOf(given.value('basis'));
  if (!basis.ok) return basis;
  const template = given.value('template') ?? 'nrr';
  if (template !== 'nrr') return misuse(`There is no template ${template}; write --template nrr.`);
  const grain = grainOf(given.value('grain') ?? 'month');
  if (!grain.ok) return grain;
  const periods = wholeNumber(given, 'periods');
  if (!periods.ok) return periods;
  const fiscalYearStart = wholeNumber(given, 'fiscal-year-start');
  if (!fiscalYearStart.ok) return fiscalYearStart;
  const segments = given.value('segments');
  const currency = given.value('currency');
  return ok({
    basis: basis.value,
    template: 'nrr',
    grain: grain.value,
    start: given.value('start') ?? `${String(world.today().year + 1).padStart(4, '0')}-01`,
    title: given.value('title') ?? titleFrom(path),
    ...(periods.value === null ? {} : { periods: periods.value }),
    ...(currency === null ? {} : { currency: currency.toUpperCase() }),
    ...(fiscalYearStart.value === null ? {} : { fiscalYearStart: fiscalYearStart.value }),
    ...(segments === null ? {} : { segments: segments.split(',').map((name) => name.trim()) }),
  });
}

function basisOf(text: string | null): Attempt<Basis> {
  const basis = BASES.find((one) => one === text?.toLowerCase());
  if (basis !== undefined) return ok(basis);
  return text === null
    ? misuse(
        '--basis is missing: write annual, quarterly or monthly, whichever the rates of this plan are stated for, because 5% churn a month and 5% a year are very different plans.',
      )
    : misuse(`--basis ${text} is not a basis; the rates of a plan are annual, quarterly or monthly.`);
}

function grainOf(text: string): Attempt<Grain> {
  const grain = GRAINS.find((one) => one === text.toLowerCase());
  return grain === undefined
    ? misuse(`--grain ${text} is not a length of period; write --grain month or --grain quarter.`)
    : ok(grain);
}

function wholeNumber(given: Arguments, option: string): Attempt<number | null> {
  const text = given.value(option);
  if (text === null) return ok(null);
  return /^\d{1,9}$/.test(text)
    ? ok(Number(text))
    : misuse(`--${option} ${text} is not a whole number; write one such as 12.`);
}

function titleFrom(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  return name.replace(/\.[^.]*$/, '') || name;
}
