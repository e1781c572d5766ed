import { type Motion, rateOfMotion } from '#domain/motions';
import type { Grain } from '#domain/timeline';
import type { Unit } from '#domain/units';
import type { OverPeriods, OverSegments } from '#engine/model';
import { canonicalFormula } from './canonicalFormula';
import type { Definition, Line, Plan } from './model';
import { segmentKeys } from './planParts';
import type { Initiative } from './places';

/**
 * The numbers of an initiative that a person sets, each an input line of one value for the whole plan:
 *
 *     on           1 or 0
 *     start        first month of the ramp, as a month number
 *     length       months until the full effect; 1 is at once
 *     shape        0 linear, 1 S-shaped
 *     points       of its rate at full effect, in the plan's basis; positive raises NRR. A formula where `reach` sizes it
 *     reach        share of the rate's base that the initiative addresses
 *     conversion   share of those who take it
 *     lift         change of what these pay
 *     onceCost     falls in the month of the start
 *     monthlyCost  from the start to `costEnd`, both included
 *     costEnd      a month number; NO_END for a cost that goes on
 */
export const INITIATIVE_FIELDS = [
  'on',
  'start',
  'length',
  'shape',
  'points',
  'reach',
  'conversion',
  'lift',
  'onceCost',
  'monthlyCost',
  'costEnd',
] as const;
export type InitiativeField = (typeof INITIATIVE_FIELDS)[number];

/** The lines that belong to the roadmap as a whole; there as soon as there is an initiative. */
export const PROGRAM_COST = 'program_cost';
export const PROGRAM_COST_TO_DATE = 'program_cost_to_date';

const PROGRAM_SECTION = 'Initiatives';
const NONE: OverSegments = { type: 'none' };
const SUM: OverSegments = { type: 'sum' };
const BY_OPENING: OverSegments = { type: 'weighted', by: 'opening_arr' };

interface FieldLine {
  readonly suffix: string;
  readonly label: string;
  readonly unit: Unit;
  readonly note: string;
}

const FIELD_LINES: Readonly<Record<InitiativeField, FieldLine>> = {
  on: { suffix: 'on', label: 'on (1) or off (0)', unit: 'count', note: '1 is on, 0 is off.' },
  start: { suffix: 'start', label: 'start', unit: 'month', note: 'First month of the ramp.' },
  length: {
    suffix: 'length',
    label: 'ramp, months',
    unit: 'count',
    note: 'Months until the full effect; 1 is at once.',
  },
  shape: { suffix: 'shape', label: 'shape (0 or 1)', unit: 'count', note: '0 is linear, 1 is S-shaped.' },
  points: { suffix: 'points', label: 'points', unit: 'rate', note: 'At full effect; positive raises NRR.' },
  reach: { suffix: 'reach', label: 'reach', unit: 'rate', note: 'Share of ARR that it addresses.' },
  conversion: { suffix: 'conversion', label: 'conversion', unit: 'rate', note: 'Share of those reached who take it.' },
  lift: { suffix: 'lift', label: 'lift', unit: 'rate', note: 'What those who take it pay more, or cost less.' },
  onceCost: { suffix: 'once_cost', label: 'one-off cost', unit: 'cash', note: 'Falls in the month of the start.' },
  monthlyCost: { suffix: 'monthly_cost', label: 'monthly cost', unit: 'cash', note: 'From the start to its end.' },
  costEnd: { suffix: 'cost_end', label: 'monthly cost until', unit: 'month', note: 'Last month of the monthly cost.' },
};

const REACH_FIELDS: readonly InitiativeField[] = ['reach', 'conversion', 'lift'];

/** The line that holds a number of an initiative. */
export function fieldLine(initiative: string, field: InitiativeField): string {
  return `${initiative}_${FIELD_LINES[field].suffix}`;
}

/** The lines that follow from the numbers of an initiative. */
export function shareLine(initiative: string): string {
  return `${initiative}_share`;
}

export function effectLine(initiative: string): string {
  return `${initiative}_effect`;
}

/** The effect line of the template that an initiative of this motion adds to. */
export function effectLineOf(motion: Motion): string {
  return `${rateOfMotion(motion)}_effect`;
}

/** Initiatives are told apart by name, and capitals do not make another one. */
export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export function costLine(initiative: string): string {
  return `${initiative}_cost`;
}

/** The fields that an initiative has as inputs. */
export function inputFields({ sizing }: Pick<Initiative, 'sizing'>): readonly InitiativeField[] {
  return INITIATIVE_FIELDS.filter((field) => (sizing === 'reach' ? field !== 'points' : !REACH_FIELDS.includes(field)));
}

/** Every line of an initiative, whatever sizes it. */
export function possibleLines(id: string): readonly string[] {
  return [...INITIATIVE_FIELDS.map((field) => fieldLine(id, field)), shareLine(id), effectLine(id), costLine(id)];
}

/** The lines an initiative of a plan has. */
export function linesOfInitiative(initiative: Pick<Initiative, 'id' | 'sizing'>): readonly string[] {
  const { id } = initiative;
  const fields = INITIATIVE_FIELDS.filter((field) => field === 'points' || inputFields(initiative).includes(field));
  return [...fields.map((field) => fieldLine(id, field)), shareLine(id), effectLine(id), costLine(id)];
}

/** What the numbers of an initiative are in the base; NaN where one is missing. */
export type FieldValues = Readonly<Record<InitiativeField, number>>;

/** The lines of a new initiative, in the order of the grid. In a segment it is for, its size stands; in the others 0. */
export function initiativeLines(
  plan: Pick<Plan, 'grain' | 'segments'>,
  initiative: Initiative,
  values: FieldValues,
): readonly Line[] {
  const { id, name, sizing, segment } = initiative;
  const inOne = segment !== null;
  const line = (lineId: string, label: string, unit: Unit, definition: Definition, rest: Partial<Line> = {}): Line => ({
    id: lineId,
    label: labelOf(name, label),
    pack: 'roadmap',
    section: sectionOf(name),
    unit,
    segmented: false,
    once: false,
    overSegments: NONE,
    overPeriods: 'none',
    definition,
    cells: {},
    note: '',
    source: '',
    ...rest,
  });
  const input = (field: InitiativeField): Line => {
    const segmented = inOne && field === (sizing === 'points' ? 'points' : 'reach');
    const { label, unit, note } = FIELD_LINES[field];
    const value = Number.isNaN(values[field]) ? null : values[field];
    const series = (key: string) => ({ every: segmented && key !== segment ? 0 : value, at: {} });
    const byKey = Object.fromEntries(segmentKeys(plan, { segmented }).map((key) => [key, series(key)]));
    return line(fieldLine(id, field), label, unit, { type: 'input', values: byKey }, { segmented, once: true, note });
  };
  const formula = (text: string): Definition => ({ type: 'formula', text: canonicalFormula(text) });
  const perSegment = inOne ? { segmented: true, overSegments: BY_OPENING } : {};
  const flow = { overSegments: SUM, overPeriods: 'sum' as OverPeriods };
  const lines: Line[] = inputFields(initiative).map(input);
  if (sizing === 'reach') {
    const [reach, conversion, lift] = REACH_FIELDS.map((field) => fieldLine(id, field));
    const points = formula(`${reach} * ${conversion} * ${lift}`);
    const { label, unit, note } = FIELD_LINES.points;
    lines.splice(7, 0, line(fieldLine(id, 'points'), label, unit, points, { ...perSegment, note }));
  }
  return [
    ...lines,
    line(shareLine(id), 'share of the effect', 'rate', formula(shareFormula(plan.grain, id))),
    line(effectLine(id), 'effect', 'rate', formula(effectFormula(id)), perSegment),
    line(costLine(id), 'cost', 'cash', formula(costFormula(plan.grain, id)), flow),
  ];
}

/** The lines of the roadmap as a whole, while there is no initiative. */
export function programLines(): readonly Line[] {
  const line = (id: string, label: string, text: string, overPeriods: OverPeriods): Line => ({
    id,
    label,
    pack: 'roadmap',
    section: PROGRAM_SECTION,
    unit: 'cash',
    segmented: false,
    once: false,
    overSegments: SUM,
    overPeriods,
    definition: { type: 'formula', text },
    cells: {},
    note: '',
    source: '',
  });
  return [
    line(PROGRAM_COST, 'Cost of initiatives', '0', 'sum'),
    line(PROGRAM_COST_TO_DATE, 'Cost of initiatives to date', canonicalFormula(`cumulative(${PROGRAM_COST})`), 'last'),
  ];
}

/** The label of a line of an initiative, which begins with its name. */
function labelOf(name: string, label: string): string {
  return `${name}: ${label}`;
}

/** The heading that the lines of an initiative stand under. */
export function sectionOf(name: string): string {
  return `Initiative: ${name}`;
}

/** The label without the initiative's name, as it reads under the initiative's heading; any other label as it is. */
export function labelInSection({ label, section }: Pick<Line, 'label' | 'section'>): string {
  const prefix = section.startsWith(sectionOf('')) ? labelOf(section.slice(sectionOf('').length), '') : null;
  if (prefix === null || !label.startsWith(prefix)) return label;
  return label.charAt(prefix.length).toUpperCase() + label.slice(prefix.length + 1);
}

/** Label and heading with the initiative's new name; what a person wrote instead stays. */
export function relabelled(
  { label, section }: Pick<Line, 'label' | 'section'>,
  from: string,
  to: string,
): Pick<Line, 'label' | 'section'> {
  const prefix = labelOf(from, '');
  return {
    label: label.startsWith(prefix) ? labelOf(to, label.slice(prefix.length)) : label,
    section: section === sectionOf(from) ? sectionOf(to) : section,
  };
}

/**
 * Share of the effect: x = (month - start + 1) / length held between 0 and 1, or 3x^2 - 2x^3; in a plan of quarters the mean of
 * the quarter's months. Month, start and length are inputs of a lane, so moving an initiative compiles nothing.
 */
function shareFormula(grain: Grain, id: string): string {
  const reached = (later: number) =>
    `max(0, min(1, (year * 12 + month + ${later} - ${fieldLine(id, 'start')}) / max(1, ${fieldLine(id, 'length')})))`;
  const curve = (x: string) => `${x}^2 * (3 - 2 * ${x})`;
  const months = grain === 'month' ? [`${reached(0)}`] : [0, 1, 2].map(reached);
  const mean = (texts: readonly string[]) =>
    texts.length === 1 ? (texts[0] ?? '') : `(${texts.join(' + ')}) / ${texts.length}`;
  return `if(${fieldLine(id, 'shape')} == 0, ${mean(months)}, ${mean(months.map(curve))})`.replaceAll(' + 0 -', ' -');
}

function effectFormula(id: string): string {
  return `${fieldLine(id, 'on')} * ${fieldLine(id, 'points')} * ${shareLine(id)}`;
}

/** The one-off cost in the period of the start, and the monthly cost for each month of the period between start and end. */
function costFormula(grain: Grain, id: string): string {
  const first = '(year * 12 + month - 1)';
  const last = grain === 'month' ? first : '(year * 12 + month + 1)';
  const start = fieldLine(id, 'start');
  const once = `if(${start} >= ${first} and ${start} <= ${last}, ${fieldLine(id, 'onceCost')}, 0)`;
  const months = `max(0, min(${last}, ${fieldLine(id, 'costEnd')}) - max(${first}, ${start}) + 1)`;
  return `${fieldLine(id, 'on')} * (${once} + ${fieldLine(id, 'monthlyCost')} * ${months})`;
}
