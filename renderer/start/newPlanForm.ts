import { err, ok, type Result } from '#base/result';
import {
  type Basis,
  createTimeline,
  formatMonth,
  type Grain,
  parseMonth,
  periodLabel,
  periodsPerYear,
  quarterId,
} from '#domain/timeline';
import type { Plan } from '#plan/model';
import { describeNewPlanError, type NewPlan, newPlan } from '#plan/newPlan';
import { describeStartingPlanError, startingPlan, type StartingPlanError } from '#plan/startingPlan';
import type { LineFormat } from '../format/lineFormat';
import { readNumber } from '../format/readNumber';

/** The form as it is filled in: texts as typed, choices as chosen. */
export interface NewPlanForm {
  readonly basis: Basis;
  readonly startingArr: string;
  readonly nrr: string;
  readonly grr: string;
  readonly aim: string;
  /** A month, whatever the grain: the aim is to be reached in its period. Null until chosen: the end of the second year. */
  readonly by: string | null;
  readonly title: string;
  readonly currency: string;
  readonly grain: Grain;
  /** `2027-01` */
  readonly start: string;
  readonly years: number;
  readonly fiscalYearStart: number;
  /** Names, separated by commas. */
  readonly segments: string;
}

export type Field = keyof NewPlanForm;
export type Problems = Partial<Readonly<Record<Field, string>>>;
export const TYPED_FIGURES = ['startingArr', 'nrr', 'grr', 'aim'] as const;

/** What a new plan is when nothing but its figures is said. `year` is the present one. */
export function emptyForm(year: number): NewPlanForm {
  return {
    basis: 'annual',
    startingArr: '',
    nrr: '',
    grr: '',
    aim: '',
    by: null,
    title: 'Untitled plan',
    currency: 'USD',
    grain: 'month',
    start: `${year + 1}-01`,
    years: 3,
    fiscalYearStart: 1,
    segments: '',
  };
}

/** The plan that the form makes, or by field the sentence that says what to change. */
export function readForm(form: NewPlanForm): Result<Plan, Problems> {
  const problems: Record<string, string> = {};
  const figure = (field: (typeof TYPED_FIGURES)[number]): number => {
    const read = readFigure(form, field);
    if (!read.ok) problems[field] = read.error;
    return read.ok ? read.value : Number.NaN;
  };
  const figures = {
    startingArr: figure('startingArr'),
    nrr: figure('nrr'),
    grr: figure('grr'),
    aim: figure('aim'),
    by: byOf(form),
  };
  if (form.title.trim() === '') problems['title'] = UNTITLED;
  const plan = startingPlan({ ...aboutOf(form), figures });
  // A figure that could not be read is not a number, which the plan complains about too.
  if (!plan.ok) {
    for (const error of plan.error) {
      const field = fieldOf(error);
      if (isAboutReadFigures(error, problems))
        problems[field] ??= describeStartingPlanError(error, labelOfPeriod(form));
    }
  }
  return plan.ok && Object.keys(problems).length === 0 ? ok(plan.value) : err(problems);
}

/** A plan without figures, of what is said beside them. */
export function readEmptyForm(form: NewPlanForm): Result<Plan, Problems> {
  if (form.title.trim() === '') return err({ title: UNTITLED });
  const plan = newPlan(aboutOf(form));
  return plan.ok ? plan : err({ [fieldOf({ type: 'plan', error: plan.error })]: describeNewPlanError(plan.error) });
}

function aboutOf(form: NewPlanForm): NewPlan {
  return {
    basis: form.basis,
    start: form.start.trim(),
    grain: form.grain,
    periods: periodsOf(form),
    fiscalYearStart: form.fiscalYearStart,
    currency: form.currency,
    title: form.title.trim(),
    segments: segmentNames(form.segments),
  };
}

const UNTITLED = 'A plan needs a title.';
const AMOUNT: LineFormat = { unit: '', decimals: 0, factor: 1 };
const SHARE: LineFormat = { unit: '%', decimals: 1, factor: 100 };
/** A retention that small is a fraction that was typed for a percentage. */
const LEAST_RETENTION = 0.02;

function readFigure(form: NewPlanForm, field: (typeof TYPED_FIGURES)[number]): Result<number, string> {
  const text = form[field];
  if (text.trim() === '') return err(EMPTY[field]);
  if (field === 'startingArr') return readNumber(text, 'money', AMOUNT);
  const read = readNumber(text, 'rate', SHARE);
  if (!read.ok || read.value <= 0 || read.value > LEAST_RETENTION) return read;
  const [typed, meant] = [plain(read.value * 100), plain(read.value * 10_000)];
  return err(`${typed} is read as ${typed}%. Type ${meant} for ${meant}%.`);
}

function plain(value: number): string {
  return String(Number(value.toPrecision(12)));
}

const EMPTY = {
  startingArr: 'Type the ARR at the start, such as 12M or 12,000,000.',
  nrr: 'Type NRR as it is now, such as 104.',
  grr: 'Type GRR as it is now, such as 88.',
  aim: 'Type the NRR that is aimed at, such as 112.',
} as const;

/** A typed figure as it is written once the field is left; what cannot be read stays as it was typed. */
export function tidyFigure(form: NewPlanForm, field: (typeof TYPED_FIGURES)[number]): string {
  const read = readFigure(form, field);
  if (!read.ok) return form[field];
  return field === 'startingArr' ? grouped(read.value) : figureText(read.value * 100);
}

function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const text = /e/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? text : `${text}.${fraction}`;
}

/** A percentage with a decimal, or as many as were typed. */
function figureText(percent: number): string {
  const value = Number(percent.toPrecision(12));
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

function fieldOf(error: StartingPlanError): Field {
  switch (error.type) {
    case 'startingArr':
      return 'startingArr';
    case 'grrOutOfRange':
      return 'grr';
    case 'nrrBelowGrr':
      return 'nrr';
    case 'aimBelowGrr':
      return 'aim';
    case 'retentionTooHigh':
      return error.of;
    case 'byOutside':
      return 'by';
    case 'plan':
      return error.error.type === 'timeline' ? 'start' : error.error.type === 'currency' ? 'currency' : 'segments';
  }
}

function isAboutReadFigures(error: StartingPlanError, problems: Readonly<Record<string, string>>): boolean {
  switch (error.type) {
    case 'startingArr':
      return problems['startingArr'] === undefined;
    case 'grrOutOfRange':
      return problems['grr'] === undefined;
    case 'retentionTooHigh':
      return problems[error.of] === undefined;
    default:
      return true;
  }
}

export function periodsOf({ grain, years }: Pick<NewPlanForm, 'grain' | 'years'>): number {
  return years * periodsPerYear(grain);
}

export function segmentNames(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The last month of the second year, or of the plan where it is shorter. */
function monthOfAim(form: NewPlanForm): string {
  if (form.by !== null) return form.by;
  const start = parseMonth(form.start.trim());
  return start === null ? '' : formatMonth(start + 12 * Math.min(2, form.years) - 1);
}

/** The id of the period in which the aim is to be reached. */
function byOf(form: NewPlanForm): string {
  return periodOfMonth(form, monthOfAim(form));
}

function periodOfMonth(form: NewPlanForm, text: string): string {
  const month = parseMonth(text);
  return month === null || form.grain === 'month' ? text : quarterId(month, form.fiscalYearStart);
}

/** The periods the aim can be reached in, each by its last month; the one that is chosen also where it lies outside. */
export function aimChoices(form: NewPlanForm): {
  readonly chosen: string;
  readonly choices: readonly { readonly month: string; readonly label: string }[];
} {
  const { grain, fiscalYearStart } = form;
  const timeline = createTimeline({ grain, start: form.start.trim(), periods: periodsOf(form), fiscalYearStart });
  if (!timeline.ok) return { chosen: '', choices: [{ month: '', label: '–' }] };
  const months = grain === 'month' ? 1 : 3;
  const choices = Array.from({ length: timeline.value.periods }, (_, period) => ({
    month: formatMonth(timeline.value.start + (period + 1) * months - 1),
    label: periodLabel(timeline.value, period),
  }));
  const aim = byOf(form);
  const inside = choices.find(({ month }) => periodOfMonth(form, month) === aim);
  if (inside !== undefined) return { chosen: inside.month, choices };
  const outside = { month: monthOfAim(form), label: labelOfPeriod(form)(aim) };
  return { chosen: outside.month, choices: [outside, ...choices] };
}

/** `Mar 2029` for a period of the form's grain, also outside its timeline. */
function labelOfPeriod({ grain, fiscalYearStart }: NewPlanForm): (id: string) => string {
  return (id) => {
    const month = parseMonth(id);
    if (grain === 'quarter' || month === null) return id.replace(/^(\d{4})-(Q\d)$/, '$2 $1');
    const alone = createTimeline({ grain, start: id, periods: 1, fiscalYearStart });
    return alone.ok ? periodLabel(alone.value, 0) : id;
  };
}
