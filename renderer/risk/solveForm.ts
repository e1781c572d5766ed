import { describeSolveError, type Solution, solve } from '#analysis/solve';
import type { FigurePlace } from '#analysis/figurePlace';
import type { Solved } from '#analysis/solutionScenario';
import { solveSeveral } from '#analysis/solveSeveral';
import type { InputPlace } from '#analysis/variedInput';
import type { PeriodId, Plan, SegmentKey } from '#plan/model';
import { inputLabel, periodText } from '#plan/inputLabel';
import { lineOf } from '#plan/planParts';
import { figureName } from '#plan/tables';
import { readNumber } from '../format/readNumber';
import { formatOf } from '../inspector/figureText';
import { inputOptions } from './rangeLabels';
import { preciseText, wordingOf } from './wording';

export interface TargetForm {
  readonly key: number;
  readonly line: string;
  /** Null for the total. */
  readonly segment: SegmentKey | null;
  readonly period: PeriodId;
  readonly text: string;
}

export interface InputForm {
  readonly key: number;
  readonly input: string;
  /** Empty for all that are open. */
  readonly period: PeriodId | '';
  readonly min: string;
  readonly max: string;
}

/** What was found, in words, and what a scenario can be made of. */
export interface Found {
  readonly isReached: boolean;
  readonly sentence: string;
  readonly inputs: readonly { readonly label: string; readonly value: string; readonly before: string }[];
  readonly figures: readonly { readonly label: string; readonly value: string; readonly wanted: string }[];
  readonly solved: readonly Solved[];
}

interface Asked {
  readonly plan: Plan;
  readonly scenario: string;
  readonly targets: readonly TargetForm[];
  readonly inputs: readonly InputForm[];
}

interface ReadTarget {
  readonly figure: FigurePlace;
  readonly value: number;
}

interface ReadInput {
  readonly place: InputPlace;
  readonly min: number | null;
  readonly max: number | null;
}

/** Solves what was typed; a sentence where that cannot be. */
export function solveForm(asked: Asked): Found | string {
  const { plan, scenario } = asked;
  const targets = readTargets(asked);
  if (typeof targets === 'string') return targets;
  const inputs = readInputs(asked);
  if (typeof inputs === 'string') return inputs;
  const [target] = targets;
  const [input] = inputs;
  if (target === undefined || input === undefined) return 'Name a target and an input.';
  if (targets.length > 1 || inputs.length > 1) return several(plan, scenario, targets, inputs);
  const solution = solve(plan, {
    scenario,
    figure: target.figure,
    target: target.value,
    input: input.place,
    min: input.min,
    max: input.max,
  });
  if (!solution.ok) return describeSolveError(solution.error, wordingOf(plan));
  const { value, achieved, before, input: found } = solution.value;
  const name = placeLabel(plan, input.place);
  const sentence = sentenceOf(plan, target, name, solution.value);
  const figure = (one: number) => preciseText(plan, target.figure.line, one);
  if (sentence === null) return `${name} does not move ${labelOf(plan, target)}, which stays ${figure(achieved)}.`;
  const typed = (one: number) => preciseText(plan, found.line.id, one);
  return {
    isReached: solution.value.reachable,
    sentence,
    inputs: [{ label: name, value: typed(value), before: before.value === null ? 'differs' : typed(before.value) }],
    figures: [{ label: labelOf(plan, target), value: figure(achieved), wanted: figure(target.value) }],
    solved: [{ input: found, value }],
  };
}

/** What was found of one input; null where the figure stays the same whatever the input is. */
function sentenceOf(plan: Plan, target: ReadTarget, name: string, solution: Solution): string | null {
  const { value, achieved, reachable, min, max, lowest, highest, jumps, moves, input } = solution;
  const figure = (one: number) => preciseText(plan, target.figure.line, one);
  const typed = (one: number) => preciseText(plan, input.line.id, one);
  const isMet = figure(achieved) === figure(target.value);
  if (reachable && (isMet || !input.isWhole)) return `${name} at ${typed(value)} reaches it.`;
  if (reachable)
    return `${name} at ${typed(value)} comes closest: ${input.line.unit === 'month' ? 'months are whole' : 'it moves in whole steps'}.`;
  if (!moves) return null;
  const where = `where ${figureName(plan, target.figure)} lies between ${figure(lowest)} and ${figure(highest)}${jumps ? ' and jumps over it' : ''}`;
  return `${figure(target.value)} cannot be reached between ${typed(min)} and ${typed(max)}, ${where}. This comes closest.`;
}

function several(
  plan: Plan,
  scenario: string,
  targets: readonly ReadTarget[],
  inputs: readonly ReadInput[],
): Found | string {
  const solution = solveSeveral(plan, { scenario, targets, inputs });
  if (!solution.ok) return describeSolveError(solution.error, wordingOf(plan));
  const { values, achieved, reachable, inputs: found } = solution.value;
  return {
    isReached: reachable,
    sentence: reachable
      ? 'All targets are reached.'
      : 'They cannot all be reached inside the bounds. This comes closest: the squares of what is missed add up to the least.',
    inputs: found.map((one, at) => ({
      label: placeLabel(plan, one.place),
      value: preciseText(plan, one.line.id, values[at] ?? Number.NaN),
      before: one.value === null ? 'differs' : preciseText(plan, one.line.id, one.value),
    })),
    figures: targets.map((target, at) => ({
      label: labelOf(plan, target),
      value: preciseText(plan, target.figure.line, achieved[at] ?? Number.NaN),
      wanted: preciseText(plan, target.figure.line, target.value),
    })),
    solved: found.map((input, at) => ({ input, value: values[at] ?? Number.NaN })),
  };
}

function readTargets({ plan, targets }: Asked): readonly ReadTarget[] | string {
  const read: ReadTarget[] = [];
  for (const { line: id, segment, period, text } of targets) {
    const line = lineOf(plan, id);
    if (line === undefined) return 'Choose a figure.';
    const value = readNumber(text, line.unit, formatOf(plan, line, false));
    if (!value.ok) return `${line.label}: ${value.error}`;
    read.push({ figure: { line: id, segment, period }, value: value.value });
  }
  return read;
}

function readInputs({ plan, inputs }: Asked): readonly ReadInput[] | string {
  const read: ReadInput[] = [];
  for (const { input, period, min, max } of inputs) {
    const option = inputOptions(plan).find(({ value }) => value === input);
    if (option === undefined) return 'Choose an input.';
    const { line, segment } = option;
    const place: InputPlace = { line: line.id, segment, period: line.once || period === '' ? null : period };
    const label = placeLabel(plan, place);
    if (read.some((one) => placeLabel(plan, one.place) === label))
      return `${label} stands there twice; keep one of them.`;
    const bounds: (number | null)[] = [];
    for (const text of [min, max]) {
      const bound = text.trim() === '' ? null : readNumber(text, line.unit, formatOf(plan, line, false));
      if (bound !== null && !bound.ok) return `${label}: ${bound.error}`;
      bounds.push(bound === null ? null : bound.value);
    }
    const [least = null, most = null] = bounds;
    read.push({ place, min: least, max: most });
  }
  return read;
}

function labelOf(plan: Plan, { figure }: ReadTarget): string {
  return `${figureName(plan, figure)}, ${periodText(plan, figure.period)}`;
}

function placeLabel(plan: Plan, { line, segment, period }: InputPlace): string {
  return inputLabel(plan, line, segment, period);
}
