import { describeSolveError, solve } from '#analysis/solve';
import type { Solved } from '#analysis/solutionScenario';
import { solveSeveral } from '#analysis/solveSeveral';
import type { InputPlace } from '#analysis/variedInput';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { readNumber } from '../format/readNumber';
import { figureText, formatOf } from '../inspector/figureText';
import { inputLabel } from '#plan/inputLabels';
import { inputOptions } from './rangeLabels';

export interface TargetForm {
  readonly key: number;
  readonly line: string;
  readonly period: string;
  readonly text: string;
}

export interface InputForm {
  readonly key: number;
  readonly input: string;
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
  readonly figure: { readonly line: string; readonly segment: null; readonly period: string };
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
  if (!solution.ok) return describeSolveError(solution.error);
  const { value, achieved, reachable, min, max, before, lowest, highest, input: found } = solution.value;
  const figure = (one: number) => lineText(plan, target.figure.line, one);
  const typed = (one: number) => lineText(plan, found.line.id, one);
  const name = inputLabel(plan, input.place.line, input.place.segment);
  return {
    isReached: reachable,
    sentence: reachable
      ? `${name} at ${typed(value)} reaches it.`
      : `${figure(target.value)} cannot be reached between ${typed(min)} and ${typed(max)}, where it lies between ${figure(lowest)} and ${figure(highest)}. This comes closest.`,
    inputs: [{ label: name, value: typed(value), before: before.value === null ? 'differs' : typed(before.value) }],
    figures: [{ label: labelOf(plan, target), value: figure(achieved), wanted: figure(target.value) }],
    solved: [{ input: found, value }],
  };
}

function several(
  plan: Plan,
  scenario: string,
  targets: readonly ReadTarget[],
  inputs: readonly ReadInput[],
): Found | string {
  const solution = solveSeveral(plan, { scenario, targets, inputs });
  if (!solution.ok) return describeSolveError(solution.error);
  const { values, achieved, reachable, inputs: found } = solution.value;
  return {
    isReached: reachable,
    sentence: reachable
      ? 'All targets are reached.'
      : 'They cannot all be reached inside the bounds. This comes closest: the squares of what is missed add up to the least.',
    inputs: found.map((one, at) => ({
      label: inputLabel(plan, one.place.line, one.place.segment),
      value: lineText(plan, one.line.id, values[at] ?? Number.NaN),
      before: one.value === null ? 'differs' : lineText(plan, one.line.id, one.value),
    })),
    figures: targets.map((target, at) => ({
      label: labelOf(plan, target),
      value: lineText(plan, target.figure.line, achieved[at] ?? Number.NaN),
      wanted: lineText(plan, target.figure.line, target.value),
    })),
    solved: found.map((input, at) => ({ input, value: values[at] ?? Number.NaN })),
  };
}

function readTargets({ plan, targets }: Asked): readonly ReadTarget[] | string {
  const read: ReadTarget[] = [];
  for (const { line: id, period, text } of targets) {
    const line = lineOf(plan, id);
    if (line === undefined) return 'Choose a figure.';
    const value = readNumber(text, line.unit, formatOf(plan, line, false));
    if (!value.ok) return `${line.label}: ${value.error}`;
    read.push({ figure: { line: id, segment: null, period }, value: value.value });
  }
  return read;
}

function readInputs({ plan, inputs }: Asked): readonly ReadInput[] | string {
  const read: ReadInput[] = [];
  for (const { input, min, max } of inputs) {
    const option = inputOptions(plan).find(({ value }) => value === input);
    if (option === undefined) return 'Choose an input.';
    const { line, segment, label } = option;
    if (read.some(({ place }) => place.line === line.id && place.segment === segment))
      return `${label} stands there twice; keep one of them.`;
    const bounds: (number | null)[] = [];
    for (const text of [min, max]) {
      const bound = text.trim() === '' ? null : readNumber(text, line.unit, formatOf(plan, line, false));
      if (bound !== null && !bound.ok) return `${label}: ${bound.error}`;
      bounds.push(bound === null ? null : bound.value);
    }
    const [least = null, most = null] = bounds;
    read.push({ place: { line: line.id, segment, period: null }, min: least, max: most });
  }
  return read;
}

function labelOf(plan: Plan, { figure }: ReadTarget): string {
  return `${lineOf(plan, figure.line)?.label ?? figure.line}, ${figure.period}`;
}

/** A figure with as many decimals as tell a solution from its neighbours: rates to a hundredth of a point. */
function lineText(plan: Plan, id: string, value: number): string {
  const line = lineOf(plan, id);
  if (line === undefined) return String(value);
  if (line.unit !== 'rate' || Number.isNaN(value)) return figureText(plan, line, value, false);
  return `${(value * 100).toFixed(2)}%`.replace('-', '−');
}
