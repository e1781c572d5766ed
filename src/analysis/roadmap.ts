import { err, ok, type Result } from '#base/result';
import { type Bucket, periodIndex, periodId, periodLabel, periodsPerYear, quarters } from '#domain/timeline';
import { costLine } from '#plan/initiativeLines';
import type { Plan } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { componentDifferences, type ComponentDifference, type Floor, floorsOf, shortfall } from './roadmapFloors';
import { type RoadmapError, roadmapLanes, type RoadmapLanes, totalIn } from './roadmapLanes';
import { lastTargetPeriod, NRR_STATED, nrrTargetAt } from './targets';

/** NRR in the plan's basis over a quarter or a period: of the scenario, without its initiatives, of the stated end state, and wanted. */
export interface PathPoint {
  /** `2027-Q1` or `2027-03`. */
  readonly period: string;
  readonly label: string;
  readonly nrr: number;
  readonly nothing: number;
  readonly stated: number | null;
  readonly target: number | null;
}

/** The change of NRR at the end that comes from switching one initiative on, after those before it. */
export interface RoadmapStep {
  /** Id of the initiative; null for what the plan's own rates and mix change between start and end. */
  readonly initiative: string | null;
  readonly name: string;
  readonly points: number;
  /** A month of revenue on the starting base: points x opening ARR / 12. */
  readonly currency: number;
  /** Points that the floor of a rate holds back: no rate goes below zero. */
  readonly floored: number;
}

export interface Gap {
  /** Target less end; below zero the target is passed. */
  readonly points: number;
  /** The same as a month of revenue on the starting base. */
  readonly currency: number;
}

/** Run-rate ARR a year on the starting base: opening ARR x (NRR at the end less 1, or less NRR at the start). */
export interface Gain {
  readonly againstStart: number;
  readonly againstNothing: number;
}

/** Gain over cost, gross and after the cost; null where nothing is spent. */
export interface Returns {
  readonly grossStart: number | null;
  readonly netStart: number | null;
  readonly grossNothing: number | null;
  readonly netNothing: number | null;
}

/** One way to say where the roadmap ends. */
export interface Reading {
  readonly end: number;
  readonly gap: Gap | null;
  readonly gain: Gain;
  readonly roi: Returns;
  /** Modelled ARR at the end less that of the scenario without its initiatives; null for a target, which no model leads to. */
  readonly modelledArr: number | null;
}

export interface Roadmap {
  readonly scenario: string;
  /** The period in which the end is read. */
  readonly endPeriod: { readonly index: number; readonly id: string; readonly label: string };
  /** ARR at the opening of the plan, which points are turned into money on. */
  readonly base: number;
  /** NRR without initiatives in the first period. */
  readonly start: number;
  /** NRR without initiatives at the end. */
  readonly nothing: number;
  readonly end: number;
  /** By fiscal quarter: the mean of its months. */
  readonly path: readonly PathPoint[];
  /** By period of the plan. */
  readonly periods: readonly PathPoint[];
  readonly steps: readonly RoadmapStep[];
  readonly target: number | null;
  readonly gap: Gap | null;
  /** Of the initiatives that are on, up to and including the end. */
  readonly cost: number;
  /** Of the stated end state where there is one, else of the initiatives. */
  readonly gain: Gain;
  readonly roi: Returns;
  readonly readings: {
    readonly initiatives: Reading;
    readonly stated: Reading | null;
    readonly target: Reading | null;
  };
  /** Where the stated end state differs from what the initiatives add up to; empty without one. */
  readonly differences: readonly ComponentDifference[];
  /** Rates that would be below zero without their floor. */
  readonly floors: readonly Floor[];
  /** The first period from which what initiatives brought in covers what they cost, for good; null where that never is. */
  readonly payback: { readonly index: number; readonly id: string; readonly label: string } | null;
}

/** Which scenario, and the period to read the end in: that of the last NRR target, else the last of the plan. */
export interface RoadmapQuestion {
  readonly scenario: string;
  readonly end?: string;
}

/**
 * What the initiatives of a scenario do to NRR, step by step, and what is missing to the target.
 *
 * Every figure is read from lanes of the plan's program; the steps differ in which initiatives are on. NRR is the line
 * `nrr_stated`, in the plan's basis. Readings and their units: docs/metrics.md#roadmap.
 */
export function roadmapOf(plan: Plan, { scenario, end }: RoadmapQuestion): Result<Roadmap, RoadmapError> {
  const timeline = timelineOf(plan);
  const index = end === undefined ? lastTargetPeriod(plan, timeline) : periodIndex(timeline, end);
  if (index === null) return err({ type: 'unknownPeriod', period: end ?? '' });
  const lanes = roadmapLanes(plan, scenario);
  return lanes.ok ? ok(roadmapFrom(plan, scenario, lanes.value, index)) : lanes;
}

/** An NRR as a month of revenue: what is left of the base of a roadmap, over 12. */
export function inCurrency({ base }: Pick<Roadmap, 'base'>, nrr: number): number {
  return (base / 12) * nrr;
}

function roadmapFrom(plan: Plan, scenario: string, lanes: RoadmapLanes, end: number): Roadmap {
  const { timeline } = lanes.evaluation;
  const named = (index: number) => ({ index, id: periodId(timeline, index), label: periodLabel(timeline, index) });
  const nrr = (lane: number, period = end) => totalIn(lanes, NRR_STATED, period, lane);
  const start = nrr(lanes.nothing, 0);
  const cost = costAt(plan, lanes, end, lanes.whole);
  const target = nrrTargetAt(plan, end);
  const base: Base = { arr: totalIn(lanes, 'opening_arr', 0, lanes.whole), start, cost, target };
  const closing = (lane: number) => totalIn(lanes, 'closing_arr', end, lane);
  const modelled = (lane: number) => closing(lane) - closing(lanes.nothing);
  const initiatives = readingOf(base, nrr(lanes.whole), modelled(lanes.whole));
  const stated = lanes.stated === null ? null : readingOf(base, nrr(lanes.stated), modelled(lanes.stated));
  return {
    scenario,
    endPeriod: named(end),
    base: base.arr,
    start,
    nothing: nrr(lanes.nothing),
    end: initiatives.end,
    path: quarters(timeline).map((bucket) => pathPoint(plan, lanes, bucket)),
    periods: Array.from({ length: timeline.periods }, (_, at) =>
      pathPoint(plan, lanes, { ...named(at), from: at, to: at, complete: true }),
    ),
    steps: stepsOf(lanes, end, base),
    target,
    gap: initiatives.gap,
    cost,
    gain: (stated ?? initiatives).gain,
    roi: (stated ?? initiatives).roi,
    readings: { initiatives, stated, target: target === null ? null : targetReading(base, target) },
    differences: lanes.stated === null ? [] : componentDifferences(lanes, end, lanes.stated),
    floors: floorsOf(plan, lanes),
    payback: paybackOf(plan, lanes, named),
  };
}

/** What the readings are taken on. */
interface Base {
  /** ARR at the opening of the plan. */
  readonly arr: number;
  readonly start: number;
  readonly cost: number;
  readonly target: number | null;
}

function readingOf({ arr, start, cost, target }: Base, end: number, modelledArr: number | null): Reading {
  const gain: Gain = { againstStart: arr * (end - 1), againstNothing: arr * (end - start) };
  const over = (amount: number) => (cost === 0 ? null : amount / cost);
  return {
    end,
    gap: target === null ? null : { points: target - end, currency: (arr / 12) * (target - end) },
    gain,
    roi: {
      grossStart: over(gain.againstStart),
      netStart: over(gain.againstStart - cost),
      grossNothing: over(gain.againstNothing),
      netNothing: over(gain.againstNothing - cost),
    },
    modelledArr,
  };
}

/** What it would bring to reach the target. What that would cost nobody has said, so it has no return. */
function targetReading(base: Base, target: number): Reading {
  return readingOf({ ...base, cost: 0 }, target, null);
}

function pathPoint(plan: Plan, lanes: RoadmapLanes, { id, label, from, to }: Bucket): PathPoint {
  const mean = (lane: number) => {
    let sum = 0;
    for (let period = from; period <= to; period++) sum += totalIn(lanes, NRR_STATED, period, lane);
    return sum / (to - from + 1);
  };
  return {
    period: id,
    label,
    nrr: mean(lanes.whole),
    nothing: mean(lanes.nothing),
    stated: lanes.stated === null ? null : mean(lanes.stated),
    target: nrrTargetAt(plan, to),
  };
}

/** Below this a change without initiatives is rounding, and no step of its own. */
const ROUNDING = 1e-13;

function stepsOf(lanes: RoadmapLanes, end: number, { arr, start }: Base): readonly RoadmapStep[] {
  const nrr = (lane: number) => totalIn(lanes, NRR_STATED, end, lane);
  const step = (initiative: string | null, name: string, points: number, floored: number): RoadmapStep => ({
    initiative,
    name,
    points,
    currency: (arr / 12) * points,
    floored,
  });
  const drift = nrr(lanes.nothing) - start;
  const steps = lanes.steps.map(({ id, name }, lane) =>
    step(id, name, nrr(lane + 1) - nrr(lane), shortfall(lanes, end, lane + 1) - shortfall(lanes, end, lane)),
  );
  return Math.abs(drift) <= ROUNDING ? steps : [step(null, 'Without initiatives', drift, 0), ...steps];
}

/** What the initiatives cost up to a period, that included: the programme may hold more than them. */
function costAt(plan: Plan, lanes: RoadmapLanes, period: number, lane: number): number {
  let cost = 0;
  for (let at = 0; at <= period; at++) cost += costIn(plan, lanes, at, lane);
  return cost;
}

function costIn(plan: Plan, lanes: RoadmapLanes, period: number, lane: number): number {
  return plan.initiatives.reduce((sum, { id }) => sum + totalIn(lanes, costLine(id), period, lane), 0);
}

/** Revenue of a period is the mean of its opening and closing ARR, for its part of a year. */
function paybackOf<T>(plan: Plan, lanes: RoadmapLanes, named: (index: number) => T): T | null {
  const { timeline } = lanes.evaluation;
  const revenue = (period: number, lane: number) =>
    (totalIn(lanes, 'opening_arr', period, lane) + totalIn(lanes, 'closing_arr', period, lane)) /
    2 /
    periodsPerYear(timeline.grain);
  let gained = 0;
  let cost = 0;
  let first: number | null = null;
  for (let period = 0; period < timeline.periods; period++) {
    gained += revenue(period, lanes.whole) - revenue(period, lanes.nothing);
    cost += costIn(plan, lanes, period, lanes.whole);
    if (cost === 0 || !(gained >= cost)) first = null;
    else first ??= period;
  }
  return first === null ? null : named(first);
}
