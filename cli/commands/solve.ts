import { ok } from '#base/result';
import { describeSolveError, type Solution, solve } from '#analysis/solve';
import { type SeveralSolution, solveSeveral } from '#analysis/solveSeveral';
import type { InputPlace } from '#analysis/variedInput';
import type { Line, Plan, Scenario } from '#plan/model';
import { type Attempt, misuse, refusal } from '../failure';
import { chooseScenarios } from '../figures';
import { numberOrNull } from '../figuresAsJson';
import { formatValues } from '../formatValue';
import { labelled } from '../labelled';
import type { Arguments, Options } from '../parseArguments';
import { parseQuantity } from '../parseNumber';
import { asOneSentence } from '../plainText';
import { readPlanFile } from '../planFile';
import { findFigure, findInput, type NamedInput } from '../questions';
import type { Command } from '../world';

export const solveOptions: Options = {
  line: 'values',
  at: 'values',
  target: 'values',
  vary: 'values',
  min: 'values',
  max: 'values',
  scenario: 'value',
  json: 'nothing',
};

const WANTED =
  'solve takes --line, --at, --target and --vary, such as --line nrr_ttm --at last --target 1.1 --vary churn_rate';

type Figure = NonNullable<ReturnType<typeof findFigure> extends Attempt<infer F> ? F : never>;

interface Asked {
  readonly plan: Plan;
  readonly scenario: Scenario;
  readonly targets: readonly { readonly figure: Figure; readonly value: number }[];
  readonly inputs: readonly { readonly input: NamedInput; readonly min: number | null; readonly max: number | null }[];
}

/** `solve PLAN`: the value of an input that brings a line to a target; several inputs and targets by least squares. */
export const solveForInput: Command = async (given, world) => {
  const [path, stray] = given.positionals;
  if (stray !== undefined) return misuse(`"${stray}" is one word too many; ${WANTED}.`);
  const missing = ['line', 'at', 'target', 'vary'].find((option) => given.values(option).length === 0);
  if (missing !== undefined) return misuse(`--${missing} is missing; ${WANTED}.`);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const asked = question(file.value.plan, given);
  if (!asked.ok) return asked;
  const { targets, inputs } = asked.value;
  return targets.length === 1 && inputs.length === 1 ? one(asked.value, given) : several(asked.value, given);
};

function question(plan: Plan, given: Arguments): Attempt<Asked> {
  const wanted = given.value('scenario');
  const scenarios = chooseScenarios(plan, wanted === null ? [] : [wanted], false);
  if (!scenarios.ok) return scenarios;
  const [scenario] = scenarios.value;
  if (scenario === undefined) throw new Error('A plan has at least its base scenario');
  const targets = targetsOf(plan, given);
  if (!targets.ok) return targets;
  const inputs = inputsOf(plan, given);
  return inputs.ok ? ok({ plan, scenario, targets: targets.value, inputs: inputs.value }) : inputs;
}

/** The n-th line goes with the n-th target and period; one period counts for all lines. */
function targetsOf(plan: Plan, given: Arguments): Attempt<Asked['targets']> {
  const [lines, periods, values] = [given.values('line'), given.values('at'), given.values('target')];
  if (values.length !== lines.length) return misuse('Each --line needs a --target of its own, in the same order.');
  if (periods.length !== 1 && periods.length !== lines.length)
    return misuse('Write one --at for all lines, or one for each --line in the same order.');
  const targets: Asked['targets'][number][] = [];
  for (const [at, line] of lines.entries()) {
    const figure = findFigure(plan, line, periods[at] ?? periods[0] ?? '');
    if (!figure.ok) return figure;
    const value = parseQuantity(values[at] ?? '', figure.value.named.line.unit, '--target');
    if (!value.ok) return value;
    targets.push({ figure: figure.value, value: value.value });
  }
  return ok(targets);
}

/** The n-th bound is that of the n-th input. */
function inputsOf(plan: Plan, given: Arguments): Attempt<Asked['inputs']> {
  const inputs: Asked['inputs'][number][] = [];
  const names = given.values('vary');
  for (const option of ['min', 'max'])
    if (![0, names.length].includes(given.values(option).length))
      return misuse(`Write --${option} for none of the inputs or for each of them, in the order of --vary.`);
  for (const [at, name] of names.entries()) {
    const input = findInput(plan, name);
    if (!input.ok) return input;
    if (inputs.some((one) => isSamePlace(one.input.place, input.value.place)))
      return misuse(`--vary names ${name} twice; keep one of them.`);
    const bound = (option: string): Attempt<number | null> => {
      const text = given.values(option)[at];
      return text === undefined ? ok(null) : parseQuantity(text, input.value.line.unit, `--${option}`);
    };
    const [min, max] = [bound('min'), bound('max')];
    if (!min.ok) return min;
    if (!max.ok) return max;
    inputs.push({ input: input.value, min: min.value, max: max.value });
  }
  return ok(inputs);
}

function isSamePlace(a: InputPlace, b: InputPlace): boolean {
  return a.line === b.line && a.segment === b.segment && a.period === b.period;
}

function one({ plan, scenario, targets, inputs }: Asked, given: Arguments): ReturnType<typeof answer> {
  const [target] = targets;
  const [input] = inputs;
  if (target === undefined || input === undefined) throw new Error('There is one target and one input');
  const { figure, value } = target;
  const solution = solve(plan, {
    scenario: scenario.id,
    figure,
    target: value,
    input: input.input.place,
    min: input.min,
    max: input.max,
  });
  if (!solution.ok) return refusal(asOneSentence(describeSolveError(solution.error)));
  const found = solution.value;
  return answer(given, { value: found.value, achieved: numberOrNull(found.achieved), reachable: found.reachable }, () =>
    asText(plan, { figure, value, input: input.input, found }),
  );
}

function answer(
  given: Arguments,
  json: object,
  text: () => string,
): Attempt<{ readonly text: string; readonly exit: 0 }> {
  return ok({ text: given.has('json') ? `${JSON.stringify(json)}\n` : text(), exit: 0 });
}

interface Told {
  readonly figure: Figure;
  readonly value: number;
  readonly input: NamedInput;
  readonly found: Solution;
}

function asText(plan: Plan, { figure, value, input, found }: Told): string {
  const target = written(plan, figure.named.line, value);
  const rows = [
    [
      input.text,
      precise(plan, input.line, found.value),
      found.before.value === null ? '' : `now ${precise(plan, input.line, found.before.value)}`,
    ],
    [
      `${figure.named.text}, ${figure.period}`,
      written(plan, figure.named.line, found.achieved),
      `now ${written(plan, figure.named.line, found.before.figure)}`,
    ],
  ];
  const [from, to] = [found.min, found.max].map((bound) => written(plan, input.line, bound));
  const [low, high] = [found.lowest, found.highest].map((bound) => written(plan, figure.named.line, bound));
  const verdict = found.reachable
    ? ''
    : !found.moves
      ? `${input.text} does not move ${figure.named.text}, which stays ${written(plan, figure.named.line, found.achieved)}.\n`
      : `${target} cannot be reached between ${from} and ${to}, where ${figure.named.text} lies between ${low} and ${high}${found.jumps ? ' and jumps over it' : ''}; this comes closest.\n`;
  return verdict + labelled(rows);
}

function several({ plan, scenario, targets, inputs }: Asked, given: Arguments): ReturnType<typeof answer> {
  const solution = solveSeveral(plan, {
    scenario: scenario.id,
    targets,
    inputs: inputs.map(({ input, min, max }) => ({ place: input.place, min, max })),
  });
  if (!solution.ok) return refusal(asOneSentence(describeSolveError(solution.error)));
  const { values, achieved, reachable } = solution.value;
  const json = {
    values: Object.fromEntries(inputs.map(({ input }, at) => [input.text, values[at] ?? null])),
    achieved: achieved.map(numberOrNull),
    reachable,
  };
  return answer(given, json, () => severalAsText({ plan, scenario, targets, inputs }, solution.value));
}

function severalAsText({ plan, targets, inputs }: Asked, { values, achieved, reachable }: SeveralSolution): string {
  const rows = [
    ...inputs.map(({ input }, at) => [input.text, precise(plan, input.line, values[at] ?? Number.NaN), '']),
    ...targets.map(({ figure, value }, at) => [
      `${figure.named.text}, ${figure.period}`,
      written(plan, figure.named.line, achieved[at] ?? Number.NaN),
      `target ${written(plan, figure.named.line, value)}`,
    ]),
  ];
  const verdict = reachable
    ? ''
    : 'The targets cannot all be reached inside the bounds; this comes closest, by least squares.\n';
  return verdict + labelled(rows);
}

function written(plan: Plan, line: Line, value: number): string {
  return formatValues([value], line.unit, plan.currency)[0] ?? '';
}

/** With as many digits as it takes to type the number again; months by name. */
function precise(plan: Plan, line: Line, value: number): string {
  if (line.unit !== 'rate')
    return line.unit === 'month' ? written(plan, line, value) : String(Number(value.toPrecision(12)));
  return `${Number((value * 100).toPrecision(12))}%`;
}
