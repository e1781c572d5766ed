import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { MOST_TABLE_VALUES, type TableAxis } from '#plan/tables';
import { editText } from '../format/lineFormat';
import { readFigure } from '#base/readFigure';
import { readNumber } from '../format/readNumber';
import { formatOf } from '../inspector/figureText';
import type { OpenPlan } from '../state/session';
import { inputLabel, inputOptions } from './rangeLabels';
import { usualRange } from './riskCommands';

/** What is typed of one axis. */
export interface AxisForm {
  /** An input as `inputOptions` names it; empty for none. */
  readonly input: string;
  readonly from: string;
  readonly to: string;
  readonly count: string;
}

const USUAL_COUNT = '5';

export function axisForm(plan: Plan, axis: TableAxis | null): AxisForm {
  if (axis === null) return { input: '', from: '', to: '', count: USUAL_COUNT };
  const input = axis.segment === null ? axis.line : `${axis.line}@${axis.segment}`;
  const line = lineOf(plan, axis.line);
  const text = (value: number) => (line === undefined ? String(value) : editText(value, formatOf(plan, line, false)));
  return { input, from: text(axis.from), to: text(axis.to), count: String(axis.count) };
}

/** An axis for another input: from half of what it is to half as much again. */
export function axisFor(open: OpenPlan, input: string): AxisForm {
  const { plan } = open;
  const option = inputOptions(plan).find(({ value }) => value === input);
  if (option === undefined) return axisForm(plan, null);
  const { line, segment } = option;
  const range = usualRange(open, line.id, segment);
  if (range === null) return { input, from: '', to: '', count: USUAL_COUNT };
  const { low, likely, high } = range;
  const by = (share: number) => Number((likely + (high - low) * share).toPrecision(2));
  const isMonth = line.unit === 'month';
  const [from, to] = isMonth ? [low, high] : [likely === 0 ? 0 : by(-1.25), by(1.25)];
  return axisForm(plan, { line: line.id, segment, from, to, count: 5 });
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
  return { line: line.id, segment, from: from.value, to: to.value, count };
}
