import type { StageStep } from '#analysis/costStages';
import { periodIndex, periodLabels, periodsPerYear } from '#domain/timeline';
import { seriesOf } from '#engine/interpreter';
import type { ChartTable } from '../charts/ChartPanel';
import { NOT_AVAILABLE } from '../format/figures';
import { lookOf } from '../format/scenarioLooks';
import { type CostUnit, costUnit, inUnit, moneyText, periodText, stageName } from './costTexts';
import type { StepsDrawing } from './drawSteps';
import type { Shown } from './shownCosts';

/** A staircase made of a plan, with everything its panel says. */
export interface MadeSteps {
  readonly drawing: Omit<StepsDrawing, 'axis' | 'tick'>;
  /** What the axis has to reach. */
  readonly reach: readonly number[];
  readonly unit: string;
  readonly caption: string;
  readonly note: string;
  readonly summary: string;
  readonly table: ChartTable;
  /** Why there is nothing to draw; null where there is. */
  readonly missing: string | null;
}

/** A line of the chosen scenario, period by period. */
export function valuesOf({ evaluation, scenario }: Shown, line: string, factor = 1): readonly number[] {
  return [...seriesOf(evaluation.run, line, 'total', scenario)].map((value) => value * factor);
}

/** What the programme costs a month, low to high, with the periods in which the plan comes to another stage. */
export function costSteps(shown: Shown): MadeSteps {
  const { plan, evaluation, scenario, reading } = shown;
  const perMonth = periodsPerYear(plan.grain) / 12;
  const [low, values, high] = ['program_cost_low', 'program_cost', 'program_cost_high'].map((line) =>
    valuesOf(shown, line, perMonth),
  ) as [readonly number[], readonly number[], readonly number[]];
  const unit = costUnit(plan.currency, Math.max(0, ...high.filter(Number.isFinite)));
  const scaled = (amounts: readonly number[]) => amounts.map((value) => value / unit.divisor);
  const text = (value: number) => inUnit(value, unit);
  const labels = periodLabels(evaluation.timeline);
  const name = plan.scenarios[scenario]?.name ?? '';
  const look = lookOf(plan.scenarios, scenario);
  const last = labels.length - 1;
  const end = (which: string, amounts: readonly number[], color: string) => {
    const value = amounts[last] ?? Number.NaN;
    return { name: which, value: text(value), color, at: value / unit.divisor };
  };
  const marks = reading.steps.map((step) => ({
    period: periodIndex(evaluation.timeline, step.period) ?? 0,
    rises: step.added >= 0,
    head: `${periodText(evaluation.timeline, step.period)}: ${stepSaid(step)}`,
    text: `${stepCost(step, plan.currency, perMonth)} a month`,
  }));
  const isRange = high.some((value, at) => Math.abs(value - (low[at] ?? value)) > unit.divisor / 1000);
  const ends = [end('Chosen', values, look.token)];
  if (isRange) ends.push(end('High', high, '--text-2'), end('Low', low, '--text-2'));
  const has = values.some(Number.isFinite);
  return {
    drawing: {
      labels,
      values: scaled(values),
      look,
      range: { low: scaled(low), high: scaled(high) },
      limit: null,
      ends,
      marks,
    },
    reach: scaled(high),
    unit: unit.unit,
    caption: `${unit.unit} a month, by ${plan.grain}, ${name}: initiatives, motions and hidden costs`,
    note: stepsNote(shown, perMonth),
    summary: costSummary(shown, name, values, unit, labels),
    table: {
      head: ['Period', 'Stage', 'Low', 'Chosen', 'High'],
      rows: labels.map((label, at) => ({
        label,
        cells: [
          stageAt(shown, at),
          text(low[at] ?? Number.NaN),
          text(values[at] ?? Number.NaN),
          text(high[at] ?? Number.NaN),
        ],
      })),
    },
    missing: has ? null : (reading.stages[0]?.withHidden.chosen.why ?? 'The programme has no cost to draw.'),
  };
}

/** `opens above $25M`, or below where the plan falls back. */
function stepSaid({ from, to }: StageStep): string {
  const bound = (amount: number) => `$${amount / 1e6}M`;
  return to.number > from.number ? `opens at ${bound(to.arrFrom)} or above` : `opens below ${bound(from.arrFrom)}`;
}

function stepCost({ added }: StageStep, currency: string, perMonth: number): string {
  const text = moneyText(added * perMonth, currency);
  return added > 0 ? `+${text}` : text;
}

function stepsNote({ plan, evaluation, reading }: Shown, perMonth: number): string {
  const { steps, stages } = reading;
  if (steps.length > 0) {
    const parts = steps.map(
      (step) =>
        `${stageName(step.to)} in ${periodText(evaluation.timeline, step.period)}, ${stepCost(step, plan.currency, perMonth)} a month`,
    );
    return `Motions and hidden costs: ${parts.join('; ')}.`;
  }
  const [only] = stages;
  if (only?.stage == null) return 'A stage of ARR is found by the opening ARR in US dollars.';
  return `The plan opens every ${plan.grain} in the stage ${stageName(only.stage)}, so no step moves its bands.`;
}

function stageAt(shown: Shown, period: number): string {
  const number = valuesOf(shown, 'arr_stage')[period];
  const found = shown.reading.stages.find(({ stage }) => stage?.number === number)?.stage;
  return found == null ? NOT_AVAILABLE : stageName(found);
}

function costSummary(
  { reading, evaluation, plan }: Shown,
  name: string,
  values: readonly number[],
  unit: CostUnit,
  labels: readonly string[],
): string {
  const text = (value: number | undefined) => inUnit(value ?? Number.NaN, unit);
  const perMonth = periodsPerYear(plan.grain) / 12;
  const steps = reading.steps.map(
    (step) =>
      `${periodText(evaluation.timeline, step.period)} ${stepSaid(step)}, ${stepCost(step, plan.currency, perMonth)} a month`,
  );
  const said = steps.length === 0 ? 'no step between stages' : `steps: ${steps.join('; ')}`;
  return `Programme cost of ${name}, ${unit.unit} a month, ${labels[0] ?? ''} to ${labels.at(-1) ?? ''}: chosen from ${text(values[0])} to ${text(values.at(-1))}; ${said}.`;
}
