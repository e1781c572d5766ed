import { ok } from '#base/result';
import { type Reading, type Roadmap, roadmapOf } from '#analysis/roadmap';
import { describeRoadmapError } from '#analysis/roadmapLanes';
import { timelineOf } from '#plan/planParts';
import { periodId } from '#domain/timeline';
import { misuse, refusal } from '../failure';
import { chooseScenarios } from '../figures';
import { numberOrNull } from '../figuresAsJson';
import type { Options } from '../parseArguments';
import { findPeriod } from '../places';
import { asOneSentence } from '../plainText';
import { readPlanFile } from '../planFile';
import { roadmapAsText } from '../roadmapAsText';
import type { Command } from '../world';

export const roadmapOptions: Options = { scenario: 'value', at: 'value', json: 'nothing' };

/** `roadmap PLAN`: what initiatives do to NRR, step by step, and what is missing to the target. */
export const printRoadmap: Command = async (given, world) => {
  const [path, stray] = given.positionals;
  if (stray !== undefined) return misuse(`"${stray}" is one word too many; write roadmap PLAN --scenario NAME.`);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const { plan } = file.value;
  const wanted = given.value('scenario');
  const scenarios = chooseScenarios(plan, wanted === null ? [] : [wanted], false);
  if (!scenarios.ok) return scenarios;
  const [scenario] = scenarios.value;
  if (scenario === undefined) throw new Error('A plan has at least its base scenario');
  const at = given.value('at');
  const period = at === null ? null : findPeriod(timelineOf(plan), at);
  if (period !== null && !period.ok) return period;
  const last = period === null ? null : period.value.type === 'period' ? period.value.index : period.value.bucket.to;
  const end = last === null ? {} : { end: periodId(timelineOf(plan), last) };
  const roadmap = roadmapOf(plan, { scenario: scenario.id, ...end });
  if (!roadmap.ok) return refusal(asOneSentence(describeRoadmapError(roadmap.error)));
  const text = given.has('json') ? roadmapAsJson(roadmap.value) : roadmapAsText(plan, roadmap.value, world.columns);
  return ok({ text, exit: 0 });
};

/** Fractions and plain amounts at full precision; null where there is no number, or no target. */
function roadmapAsJson(roadmap: Roadmap): string {
  const { path, steps, readings, cost, start, target } = roadmap;
  const initiatives = readingAsJson(readings.initiatives);
  const stated = readings.stated === null ? null : readingAsJson(readings.stated);
  const { gain, roi } = stated ?? initiatives;
  return `${JSON.stringify({
    start: numberOrNull(start),
    path: path.map(({ period, nrr }) => ({ period, nrr: numberOrNull(nrr) })),
    steps: steps.map(({ name, points, currency }) => ({
      initiative: name,
      points: numberOrNull(points),
      currency: numberOrNull(currency),
    })),
    end: initiatives.end,
    target,
    gap: initiatives.gap,
    cost: numberOrNull(cost),
    gain,
    roi,
    readings: { initiatives, stated },
  })}\n`;
}

function readingAsJson({ end, gap, gain, roi }: Reading) {
  return {
    end: numberOrNull(end),
    gap: gap === null ? null : { points: numberOrNull(gap.points), currency: numberOrNull(gap.currency) },
    gain: { againstStart: numberOrNull(gain.againstStart), againstNothing: numberOrNull(gain.againstNothing) },
    roi: {
      grossStart: numberOrNull(roi.grossStart ?? Number.NaN),
      netStart: numberOrNull(roi.netStart ?? Number.NaN),
      grossNothing: numberOrNull(roi.grossNothing ?? Number.NaN),
      netNothing: numberOrNull(roi.netNothing ?? Number.NaN),
    },
  };
}
