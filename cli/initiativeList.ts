import { ok } from '#base/result';
import { monthText, NO_END } from '#domain/months';
import { motionReference } from '#domain/motions';
import { formatMonth } from '#domain/timeline';
import { type InitiativeInScenario, initiativesIn } from '#plan/initiatives';
import type { Plan } from '#plan/model';
import { baseOf } from '#plan/planParts';
import type { Attempt } from './failure';
import { numberOrNull } from './figuresAsJson';
import { formatValues, NOT_AVAILABLE } from './formatValue';
import { SHAPE_WORDS } from './initiativeFields';
import { findScenario } from './places';
import { plainText } from './plainText';

/** The initiatives of a plan as they are in a scenario. */
export function listedInitiatives(plan: Plan, scenarioName: string | null, asJson: boolean): Attempt<string> {
  const scenario = scenarioName === null ? ok(baseOf(plan)) : findScenario(plan, scenarioName);
  if (!scenario.ok) return scenario;
  const found = initiativesIn(plan, scenario.value.id);
  if (asJson) {
    return ok(
      `${JSON.stringify({ scenario: scenario.value.name, initiatives: found.map((one) => json(plan, one)) })}\n`,
    );
  }
  if (found.length === 0) return ok(`${plainText(plan.title)} has no initiatives.\n`);
  const columns = ['motion', 'segment', 'on', 'start', 'ramp', 'points', 'one-off', 'monthly', 'until'];
  const rows = found.map((initiative) => [plainText(initiative.name), ...cells(plan, initiative)]);
  const heading = `${plainText(plan.title)}: initiatives in ${plainText(scenario.value.name)}, ${plan.basis} points, costs in ${plan.currency}`;
  return ok(`${heading}\n\n${aligned([['', ...columns], ...rows])}\n`);
}

/** Columns as wide as what they hold: words on the left, figures on the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const cell = (text: string, at: number) =>
    at < FIRST_FIGURE ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0);
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

/** The columns before it hold words. */
const FIRST_FIGURE = 4;

function cells(plan: Plan, { motion, segment, values }: InitiativeInScenario): readonly string[] {
  const shown = (value: number, unit: 'rate' | 'money' | 'count') =>
    formatValues([value], unit, plan.currency)[0] ?? NOT_AVAILABLE;
  const shape = values.shape.value === 0 || values.length.value <= 1 ? '' : ' S';
  return [
    motionReference(motion).name,
    segmentName(plan, segment) ?? 'all',
    values.on.value === 0 ? 'off' : 'on',
    monthText(values.start.value) ?? NOT_AVAILABLE,
    values.length.value <= 1 ? 'at once' : `${shown(values.length.value, 'count')} months${shape}`,
    shown(values.points.value, 'rate'),
    shown(values.onceCost.value, 'money'),
    shown(values.monthlyCost.value, 'money'),
    values.monthlyCost.value === 0 ? '' : (monthText(values.costEnd.value) ?? NOT_AVAILABLE),
  ];
}

function json(plan: Plan, initiative: InitiativeInScenario) {
  const { name, motion, line, segment, sizing, owner, note, source, values } = initiative;
  const month = (value: number) => (Number.isInteger(value) && value !== NO_END ? formatMonth(value) : null);
  const number = (value: number | undefined) => numberOrNull(value ?? Number.NaN);
  return {
    name,
    motion,
    line,
    segment: segmentName(plan, segment),
    sizing,
    on: values.on.value !== 0,
    start: month(values.start.value),
    length: number(values.length.value),
    shape: SHAPE_WORDS[values.shape.value === 0 ? 0 : 1],
    points: number(values.points.value),
    reach: number(values.reach?.value),
    conversion: number(values.conversion?.value),
    lift: number(values.lift?.value),
    onceCost: number(values.onceCost.value),
    monthlyCost: number(values.monthlyCost.value),
    costEnd: month(values.costEnd.value),
    owner,
    note,
    source,
  };
}

function segmentName(plan: Plan, id: string | null): string | null {
  return plan.segments.find((segment) => segment.id === id)?.name ?? null;
}
