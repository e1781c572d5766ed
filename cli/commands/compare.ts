import { ok } from '#base/result';
import { describeBridgeGap } from '#analysis/bridgeGap';
import type { PlacedFigure } from '#analysis/bridgeLanes';
import { type FigureBridge, largestFirst, type ScenarioBridge, scenarioBridge } from '#analysis/scenarioBridge';
import type { Plan } from '#plan/model';
import { describePlanModelError } from '#plan/planModel';
import { timelineOf } from '#plan/planParts';
import { type Compared, comparisonAsText } from '../comparisonAsText';
import { type Attempt, misuse, refusal } from '../failure';
import type { Options } from '../parseArguments';
import { findPeriod, findScenario, parsePlace } from '../places';
import { asOneSentence } from '../plainText';
import { readPlanFile } from '../planFile';
import type { Command } from '../world';

export const compareOptions: Options = { line: 'value', at: 'value', json: 'nothing' };

/** `compare PLAN A B`: what of the difference of a figure comes from each thing in which two scenarios differ. */
export const compareScenarios: Command = async (given, world) => {
  const [path, first, second, stray] = given.positionals;
  if (stray !== undefined) return misuse(`"${stray}" is one word too many; write compare PLAN A B --line closing_arr.`);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const { plan } = file.value;
  if (first === undefined || second === undefined)
    return misuse('Two scenarios are compared; write their names behind the plan, such as Base Upside.');
  const from = findScenario(plan, first);
  if (!from.ok) return from;
  const to = findScenario(plan, second);
  if (!to.ok) return to;
  const figure = figureOf(plan, given.value('line') ?? 'closing_arr', given.value('at') ?? 'last');
  if (!figure.ok) return figure;
  const made = scenarioBridge(plan, { from: from.value.id, to: to.value.id, figures: [figure.value] });
  if (!made.ok) return refusal(asOneSentence(describePlanModelError(made.error)));
  const [bridge] = made.value.bridges;
  if (bridge === undefined) throw new Error('A question about one figure has one answer');
  if (!bridge.ok) {
    return refusal(asOneSentence(describeBridgeGap(bridge.error, from.value.name, to.value.name)));
  }
  const compared: Compared = {
    plan,
    from: from.value.name,
    to: to.value.name,
    figure: figure.value,
    comparison: made.value,
    bridge: bridge.value,
  };
  const text = given.has('json') ? asJson(made.value, bridge.value) : comparisonAsText(compared, world.columns);
  return ok({ text, exit: 0 });
};

/** A line, in a segment where one is named behind `@`; of the whole plan where none is. */
function figureOf(plan: Plan, target: string, when: string): Attempt<PlacedFigure> {
  const timeline = timelineOf(plan);
  const place = parsePlace(plan, timeline, target);
  if (!place.ok) return place;
  const { line, segments, period: inside } = place.value;
  if (inside !== null) return misuse(`${target} names a period; write it behind --at.`);
  const period = findPeriod(timeline, when);
  if (!period.ok) return period;
  const [key] = segments.keys;
  const slice = segments.named ? plan.segments.findIndex(({ id }) => id === key) : 'total';
  return ok({ line: line.id, slice, when: period.value });
}

/** Fractions and plain amounts at full precision; a step of several differences names them. */
function asJson(comparison: ScenarioBridge, bridge: FigureBridge): string {
  const { from, to } = bridge;
  const steps = largestFirst(comparison, bridge).map(({ part, amount }) => ({
    name: part.name,
    amount,
    ...(part.differences.length > 1 ? { joins: part.differences.map(({ name }) => name) } : {}),
  }));
  return `${JSON.stringify({ from, to, difference: to - from, steps })}\n`;
}
