import type { Roadmap } from '#analysis/roadmap';
import { type Motion, motionReference } from '#domain/motions';
import { readMonth } from '#domain/months';
import { monthLabel, type MonthNumber } from '#domain/timeline';
import { err, ok, type Result } from '#base/result';
import type { InitiativeInScenario } from '#plan/initiatives';
import { change, fixed, NOT_AVAILABLE } from '../format/figures';
import { readNumber } from '../format/readNumber';

/** Points of NRR with their sign: `+5.00`. */
export function pointsText(value: number, decimals = 2): string {
  return Number.isFinite(value) ? change(value * 100, decimals) : NOT_AVAILABLE;
}

/** An amount of money in single units: `8,000`. */
export function amountText(value: number): string {
  return Number.isFinite(value) ? fixed(value, 0) : NOT_AVAILABLE;
}

export function shareText(value: number): string {
  return Number.isFinite(value) ? `${plain(value * 100)}%` : NOT_AVAILABLE;
}

/** A number with all its digits, as a person would type it. */
export function plain(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : '';
}

/** Points, or a share of customers, typed as percent: `5` and `5%` are both 5 points. */
export function readShare(text: string): Result<number, string> {
  return readNumber(text.trim().replace(/^\+/, ''), 'rate', { unit: '%', decimals: 2, factor: 100 });
}

export function readAmount(text: string): Result<number, string> {
  return readNumber(text, 'money', { unit: '', decimals: 0, factor: 1 });
}

export function readMonths(text: string): Result<number, string> {
  const months = Number(text.trim());
  return Number.isInteger(months) && months >= 1
    ? ok(months)
    : err(`“${text.trim().slice(0, 40)}” is no number of months. Type a whole number, 1 for at once.`);
}

export function readMonthText(text: string): Result<MonthNumber, string> {
  const month = readMonth(text);
  return month === null
    ? err(`“${text.trim().slice(0, 40)}” is not a month. Type year and month, such as 2027-03 or Mar 2027.`)
    : ok(month);
}

/** Whether any initiative is on: without, the plan's own rates make the end. */
export function hasInitiatives({ steps }: Pick<Roadmap, 'steps'>): boolean {
  return steps.some(({ initiative }) => initiative !== null);
}

/** What stands beside a bar: `+5 after 2 mo`. */
export function barLabel({ values }: InitiativeInScenario): string {
  const points = change(values.points.value * 100, decimalsNeeded(values.points.value * 100));
  if (values.on.value === 0) return 'off';
  return values.length.value <= 1 ? points : `${points} after ${values.length.value} mo`;
}

/** A motion in a word or two, for a narrow column. */
export function shortMotion(motion: Motion): string {
  return SHORT_MOTIONS[motion] ?? motionReference(motion).name;
}

const SHORT_MOTIONS: Readonly<Partial<Record<Motion, string>>> = {
  cross_sell: 'Cross-sell',
  churn: 'Less churn',
  contraction: 'Less contraction',
};

/** A bar in words. */
export function barName(initiative: InitiativeInScenario): string {
  const { name, motion, values } = initiative;
  const { length, shape, points, on, start } = values;
  const ramp = length.value <= 1 ? 'at once' : `${length.value} month ${shape.value === 1 ? 'S-shaped ' : ''}ramp`;
  const state = on.value === 0 ? ', off' : '';
  return `${name}, ${motionReference(motion).name}: from ${monthLabel(start.value)}, ${ramp}, ${pointsText(points.value)} points${state}`;
}

function decimalsNeeded(value: number): number {
  return [0, 1].find((digits) => Math.abs(value - Number(value.toFixed(digits))) < 1e-9) ?? 2;
}
