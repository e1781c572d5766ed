import type { Roadmap } from '#analysis/roadmap';
import { pointsText } from './initiativeTexts';
import { fixed } from '../format/figures';
import type { Shown } from './shownRoadmap';

interface Conflict {
  readonly head: string;
  readonly text: string;
}

/** Apart by less than a hundredth of a point, two ends are the same on the screen. */
const SAME = 5e-5;
const NUMBERS = ['', 'One', 'Two', 'Three'];

/** What has to be known before one end state is trusted: that the readings differ, and where; null where they agree. */
export function conflictText({ plan }: Shown, roadmap: Roadmap): Conflict | null {
  const { end, target, readings, differences, endPeriod } = roadmap;
  const ends = [end, readings.stated?.end ?? null, target].filter((value) => value !== null);
  const distinct = ends.filter((value, at) => ends.findIndex((other) => Math.abs(other - value) < SAME) === at);
  if (distinct.length < 2 || (roadmap.steps.length === 0 && readings.stated === null)) return null;
  const stated = plan.scenarios.find(({ id }) => id === plan.statedEnd)?.name ?? '';
  const figure = (value: number) => fixed(value * 100, 2);
  const said = [
    ...(target === null ? [] : [`the target says ${figure(target)}`]),
    roadmap.steps.length === 0
      ? `without initiatives it stays at ${figure(end)}`
      : `the initiatives lead to ${figure(end)}`,
    ...(readings.stated === null ? [] : [`${stated} says ${figure(readings.stated.end)}`]),
  ];
  const hasSteps = roadmap.steps.length > 0;
  const parts = differences
    .filter(({ points }) => Math.abs(points) >= SAME)
    .map(
      ({ component, initiatives, stated: other, points }) =>
        `${component} is stated as ${figure(other)}% where ${hasSteps ? 'the initiatives make it' : 'here it is'} ${figure(initiatives)}% (${pointsText(points)})`,
    );
  const text = `${capital(listed(said))}, all in ${endPeriod.label}. ${parts.length === 0 ? '' : `${capital(listed(parts))}.`}`;
  return { head: `${NUMBERS[distinct.length] ?? distinct.length} end states, one plan.`, text: text.trim() };
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
