import { inputDomain } from '#plan/inputDomain';
import type { PeriodId, Plan } from '#plan/model';
import { lineOf, timelineOf } from '#plan/planParts';
import { MOST_TABLE_VALUES, type TableAxis } from '#plan/tables';
import { inputLabel } from '#plan/inputLabel';
import { editText } from '../format/lineFormat';
import { readFigure } from '#base/readFigure';
import { readNumber } from '../format/readNumber';
import { formatOf } from '../inspector/figureText';
import type { OpenPlan } from '../state/session';
import { inputOptions, inputValue } from './rangeLabels';
import { usualRange } from './riskCommands';

/** What is typed of one axis. */
export interface AxisForm {
  /** An input as `inputOptions` names it; empty for none. */
  readonly input: string;
  /** Empty for all that are open. */
  readonly period: PeriodId | '';
  readonly from: string;
  readonly to: string;
  readonly count: string;
}

const USUAL_COUNT = '5';

export function axisForm(plan: Plan, axis: TableAxis | null): AxisForm {
  if (axis === null) return { input: '', period: '', from: '', to: '', count: USUAL_COUNT };
  const input = inputValue(axis.line, axis.segment);
  const line = lineOf(plan, axis.line);
  const text = (value: number) => (line === undefined ? String(value) : editText(value, formatOf(plan, line, false)));
  const { from, to, count, period } = axis;
  return { input, period: period ?? '', from: text(from), to: text(to), count: String(count) };
}

/** An axis for another input: from half of what it is to half as much again; through all values of one that is on or off. */
export function axisFor(open: OpenPlan, input: string): AxisForm {
  const { plan } = open;
  const option = inputOptions(plan).find(({ value }) => value === input);
  if (option === undefined) return axisForm(plan, null);
  const { line, segment } = option;
  const range = usualRange(open, line.id, segment);
  if (range === null) return { ...axisForm(plan, null), input };
  const place = { line: line.id, segment, period: null };
  const domain = inputDomain(plan, line);
  if (line.unit === 'count' && Number.isFinite(domain.max))
    return axisForm(plan, { ...place, from: domain.min, to: domain.max, count: domain.max - domain.min + 1 });
  const { low, likely, high } = range;
  const by = (share: number) => Number((likely + (high - low) * share).toPrecision(2));
  if (line.unit === 'month') {
    const first = Math.min(likely, Math.max(low, timelineOf(plan).start));
    return axisForm(plan, { ...place, from: first, to: high, count: high - first + 1 });
  }
  const [from, to] = [likely === 0 ? 0 : by(-1.25), by(1.25)];
  const end = (value: number) => Math.min(domain.max, Math.max(domain.min, value));
  return axisForm(plan, { ...place, from: end(from), to: end(to), count: 5 });
}

/** The axis, or the sentence that says what is wrong with what was typed. */
export function readAxis(plan: Plan, form: AxisForm): TableAxis | string {
  const option = inputOptions(plan).find(({ value }) => value === form.input);
  if (option === undefined) return 'Choose an input to run through.';
  const { line, segment } = option;
  const format = formatOf(plan, line, false);
  const [from, to] = [form.from, form.to].map((text) => readNumber(text, line.unit, format));
  const name = inputLabel(plan, line.id, segment);
  if (from === undefined || to === undefined) throw new Error('There are two ends');
  if (!from.ok) return `${name}: ${from.error}`;
  if (!to.ok) return `${name}: ${to.error}`;
  if (from.value === to.value) return `${name}: the two ends are the same; type two different ones.`;
  const count = readFigure(form.count)?.number ?? Number.NaN;
  if (!(Number.isInteger(count) && count >= 2 && count <= MOST_TABLE_VALUES))
    return `${name}: “${form.count.trim()}” is no count of values; type 2 to ${MOST_TABLE_VALUES}.`;
  const period = line.once || form.period === '' ? null : form.period;
  return { line: line.id, segment, period, from: from.value, to: to.value, count };
}
