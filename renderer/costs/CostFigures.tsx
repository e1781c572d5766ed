import type { Figure } from '#analysis/planYears';
import type { CostStage } from '#domain/costBands';
import { COST_STAGES } from '#domain/costBands';
import { periodLabel, periodsPerYear } from '#domain/timeline';
import { USD_RATE } from '#plan/costsPack';
import { valueIn } from '#plan/lanes';
import { currencySign, fixed, MINUS, NOT_AVAILABLE } from '../format/figures';
import { inputValue } from './costInputs';
import { FigureCell, type FigureCellProps } from '../keyFigures/FigureCell';
import { costUnit, inUnit, moneyText, periodText, stageName, yearUnit, type CostUnit } from './costTexts';
import type { Shown } from './shownCosts';

interface CostFiguresProps {
  readonly shown: Shown;
  /** Place among the years. */
  readonly year: number;
}

/** What the programme costs, what for, and in which stage the plan is. Each figure says its time and method. */
export function CostFigures({ shown, year }: CostFiguresProps) {
  return (
    <section className="key-figures" aria-label="Key figures" data-region="key figures" tabIndex={-1}>
      {[...programme(shown, year), ...stages(shown), ofCac(shown, year)].map((cell) => (
        <FigureCell key={cell.label} {...cell} />
      ))}
    </section>
  );
}

/** Says in a word what is needed; the whole reason on hover. */
function missing(shown: Shown, label: string, { why }: Pick<Figure, 'why'>): FigureCellProps {
  const isMissing = (line: string) => Number.isNaN(inputValue(shown, line).value);
  const said = isMissing(USD_RATE)
    ? 'needs a rate to the dollar'
    : isMissing('cac_ratio')
      ? 'needs new CAC'
      : 'see why on hover';
  return { label, number: NOT_AVAILABLE, after: '', isMissing: true, said, title: `${label}: ${why ?? said}` };
}

function money(shown: Shown, label: string, figure: Figure, unit: CostUnit, said: string): FigureCellProps {
  if (Number.isNaN(figure.value)) return missing(shown, label, figure);
  const text = inUnit(Math.abs(figure.value), unit);
  const before = figure.value < 0 ? `${MINUS}${unit.sign}` : unit.sign;
  return { label, before, number: text, after: unit.suffix, said };
}

function programme(shown: Shown, at: number): readonly FigureCellProps[] {
  const { plan, evaluation, scenario, reading } = shown;
  const year = reading.years[at];
  const perMonth = periodsPerYear(plan.grain) / 12;
  const [low, chosen, high] = ['program_cost_low', 'program_cost', 'program_cost_high'].map(
    (line) => valueIn(evaluation, line, 'total', 0, scenario) * perMonth,
  ) as [number, number, number];
  const first = reading.stages[0];
  const unit = costUnit(plan.currency, high);
  const monthly = { value: chosen, why: first?.withHidden.chosen.why ?? null, missing: null };
  const month = money(
    shown,
    'Programme cost, month',
    monthly,
    unit,
    `${periodLabel(evaluation.timeline, 0)}, ${inUnit(low, unit)} to ${inUnit(high, unit)}${unit.suffix}`,
  );
  if (year === undefined) return [month];
  const sign = currencySign(plan.currency).trim();
  const ofYear = yearUnit(plan.currency, year.high.value);
  const to = `year to ${periodLabel(evaluation.timeline, year.to)}`;
  const ratio: FigureCellProps = Number.isNaN(year.perExpansion.value)
    ? missing(shown, `Per ${sign}1 of expansion ARR`, year.perExpansion)
    : {
        label: `Per ${sign}1 of expansion ARR`,
        before: currencySign(plan.currency),
        number: fixed(year.perExpansion.value, 2),
        after: '',
        said: `${to}, ${moneyText(year.expansion.value, plan.currency)}`,
      };
  return [
    month,
    money(
      shown,
      'Programme cost, year',
      year.chosen,
      ofYear,
      `${to}, ${inUnit(year.low.value, ofYear)} to ${inUnit(year.high.value, ofYear)}${ofYear.suffix}`,
    ),
    money(
      shown,
      'Per point of NRR',
      year.perPoint,
      costUnit(plan.currency, year.perPoint.value),
      `${to}, of expansion`,
    ),
    ratio,
  ];
}

function stages(shown: Shown): readonly FigureCellProps[] {
  const { plan, evaluation, reading } = shown;
  const [first] = reading.stages;
  if (first === undefined || first.stage === null) {
    return ['Stage', 'Next stage'].map((label) => missing(shown, label, { why: first?.why ?? null }));
  }
  const { stage, period } = first;
  const from = periodText(evaluation.timeline, period);
  const perMonth = periodsPerYear(plan.grain) / 12;
  const now: FigureCellProps = {
    label: 'Stage',
    number: stageName(stage),
    after: '',
    said: `${boundsOf(stage)}, ${from} on`,
  };
  const [step] = reading.steps;
  if (step !== undefined) {
    const added = `${step.added > 0 ? '+' : ''}${moneyText(step.added * perMonth, plan.currency)} a month`;
    return [
      now,
      {
        label: 'Next stage',
        number: periodText(evaluation.timeline, step.period),
        after: '',
        said: `${stageName(step.to)}, ${added}`,
      },
    ];
  }
  const above = COST_STAGES.find(({ number }) => number === stage.number + 1);
  const said = above === undefined ? 'the last there is' : `${stageName(above)} opens at $${above.arrFrom / 1e6}M`;
  return [now, { label: 'Next stage', number: 'not in the plan', after: '', isMissing: true, said }];
}

function boundsOf({ label }: CostStage): string {
  return label.replace(/^\w+, /, '').replace(' ARR', '');
}

function ofCac(shown: Shown, at: number): FigureCellProps {
  const { plan, evaluation, scenario, reading } = shown;
  const year = reading.years[at];
  const cac = valueIn(evaluation, 'cac_ratio', 'total', 0, scenario);
  const label = 'Share of new CAC';
  if (year === undefined) {
    return { label, number: NOT_AVAILABLE, after: '', isMissing: true, said: 'needs twelve months' };
  }
  if (Number.isNaN(year.cacShare.value)) return missing(shown, label, year.cacShare);
  return {
    label,
    number: fixed(year.cacShare.value * 100, 1),
    after: '%',
    said: `programme, new CAC ${currencySign(plan.currency)}${fixed(cac, 2)}`,
  };
}
