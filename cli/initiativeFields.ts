import { nearestName } from '#base/nearestName';
import { ok } from '#base/result';
import { readMonth } from '#domain/months';
import { type Motion, MOTION_REFERENCES, MOTIONS } from '#domain/motions';
import { parsePeriod } from '#domain/parsePeriod';
import { periodMonth } from '#domain/timeline';
import type { InitiativeField } from '#plan/initiativeLines';
import { isSameName } from '#plan/initiativeLines';
import type { Plan } from '#plan/model';
import type { Initiative } from '#plan/places';
import { timelineOf } from '#plan/planParts';
import { type Attempt, misuse } from './failure';
import { parseNumber, parseQuantity } from './parseNumber';
import { listOf } from './places';

/** The numbers of an initiative as they are written on the command line. */
export const FIELD_WORDS: Readonly<Record<string, InitiativeField>> = {
  on: 'on',
  start: 'start',
  length: 'length',
  shape: 'shape',
  points: 'points',
  reach: 'reach',
  conversion: 'conversion',
  lift: 'lift',
  'once-cost': 'onceCost',
  'monthly-cost': 'monthlyCost',
  'cost-end': 'costEnd',
};

const YES = ['1', 'on', 'yes', 'true'];
const NO = ['0', 'off', 'no', 'false'];
export const SHAPE_WORDS: readonly string[] = ['linear', 's-shaped'];

/** A number of an initiative: `2027-03` or a period for months, `linear` or `s-shaped`, `on` or `off`, else a number. */
export function parseField(plan: Plan, field: InitiativeField, text: string, about: string): Attempt<number> {
  switch (field) {
    case 'on':
      if (YES.includes(text.toLowerCase())) return ok(1);
      if (NO.includes(text.toLowerCase())) return ok(0);
      return misuse(`${about}: "${text}" is neither on nor off.`);
    case 'shape': {
      const at = SHAPE_WORDS.indexOf(text.toLowerCase());
      return at < 0 ? misuse(`${about}: "${text}" is no shape; write ${SHAPE_WORDS.join(' or ')}.`) : ok(at);
    }
    case 'start':
      return parseStart(plan, text, about, 'first');
    case 'costEnd':
      return parseStart(plan, text, about, 'last');
    case 'points':
    case 'reach':
    case 'conversion':
    case 'lift':
      return parseQuantity(text, 'rate', about);
    default:
      return parseNumber(text, about);
  }
}

/** A month, or the first or last month of a period of the plan. */
function parseStart(plan: Plan, text: string, about: string, which: 'first' | 'last'): Attempt<number> {
  const month = readMonth(text);
  if (month !== null) return ok(month);
  const timeline = timelineOf(plan);
  const period = parsePeriod(timeline, text);
  if (!period.ok)
    return misuse(`${about}: "${text}" is no month; write one such as 2027-03, or a quarter such as 2027-Q1.`);
  const { from, to } =
    period.value.type === 'period' ? { from: period.value.index, to: period.value.index } : period.value.bucket;
  return ok(which === 'first' ? periodMonth(timeline, from) : periodMonth(timeline, to + 1) - 1);
}

/** A motion by its id or its name: `cross-sell`, `Tier upgrade`. */
export function parseMotion(text: string): Attempt<Motion> {
  const plain = text.toLowerCase().replaceAll(/[\s-]+/g, '_');
  const motion =
    MOTIONS.find((one) => one === plain) ?? MOTION_REFERENCES.find(({ name }) => isSameName(name, text))?.motion;
  return motion === undefined
    ? misuse(`There is no motion "${text}"; the motions are ${listOf(MOTIONS.map((one) => one.replaceAll('_', '-')))}.`)
    : ok(motion);
}

/** A segment's id by its name; `all` for every segment. */
export function parseSegment(plan: Plan, name: string): Attempt<string | null> {
  if (name.toLowerCase() === 'all') return ok(null);
  const segment = plan.segments.find((one) => isSameName(one.name, name));
  if (segment !== undefined) return ok(segment.id);
  if (plan.segments.length === 0) return misuse(`There is no segment "${name}"; the plan has none.`);
  return misuse(`There is no segment "${name}"; the plan has ${listOf(plan.segments.map((one) => one.name))}.`);
}

/** An initiative by its name or id. */
export function findInitiative(plan: Plan, name: string): Attempt<Initiative> {
  const found =
    plan.initiatives.find((one) => isSameName(one.name, name)) ?? plan.initiatives.find(({ id }) => id === name);
  if (found !== undefined) return ok(found);
  if (name === '') return misuse('No initiative is named; write its name behind the plan.');
  if (plan.initiatives.length === 0) return misuse(`There is no initiative "${name}"; the plan has none.`);
  const names = plan.initiatives.map((one) => one.name);
  const nearest = nearestName(name, names);
  if (nearest !== null) return misuse(`There is no initiative "${name}"; did you mean "${nearest}"?`);
  return misuse(`There is no initiative "${name}"; the plan has ${listOf(names)}.`);
}
