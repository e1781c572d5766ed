import type { RequirementYear } from '#analysis/growthReading';
import { change, figureScale, NOT_AVAILABLE } from '../format/figures';
import { FigureCell, type FigureCellProps } from '../keyFigures/FigureCell';
import { figureText, moneyParts, percentText } from './growthTexts';
import { firstYearLabel, type ShownGrowth, spanLabel } from './shownGrowth';

/** What the target takes, what the plan has of it, and what the base does by itself. Each figure says its time and method. */
export function GrowthFigures({ shown }: { readonly shown: ShownGrowth }) {
  return (
    <section className="key-figures" aria-label="Key figures" data-region="key figures" tabIndex={-1}>
      {cells(shown).map((cell) => (
        <FigureCell key={cell.label} {...cell} />
      ))}
    </section>
  );
}

function cells(shown: ShownGrowth): readonly FigureCellProps[] {
  const { plan, reading, grid, asked } = shown;
  const { currency } = plan;
  const years = reading.years.slice(0, asked.years);
  const cell = asked.nrr === null ? grid.own.cell : grid.cells[shown.ownRow]?.[shown.ownColumn];
  const { simple, share, moving, compensatory } = cell ?? NOTHING;
  const planned = sum(years.map((year) => year.planned));
  const gap = sum(years.map((year) => year.gap));
  const why = years.find(({ gapFigure }) => gapFigure.why !== null)?.gapFigure.why ?? null;
  const span = asked.years === 1 ? firstYearLabel(shown) : spanLabel(shown);
  return [
    targetCell(years, why),
    nrrCell(shown, why),
    {
      label: simple < 0 ? 'Surplus, nobody needed' : 'Required new logos',
      ...moneyParts(Math.abs(simple), currency),
      said: Number.isNaN(share) ? 'needs a target' : `${percentText(Math.abs(share))} of opening ARR, simple`,
      ...missing(simple, why, `${span}; new logos neither churn nor expand in their year`),
    },
    {
      label: `With ${plan.grain === 'month' ? 'monthly' : 'quarterly'} movement`,
      ...moneyParts(moving, currency),
      said: 'new logos move in the year',
      ...missing(moving, why, `${span}; new logos churn and expand from the period after; below zero a surplus`),
    },
    {
      label: 'Plan has',
      ...moneyParts(planned, currency),
      ...(Number.isNaN(gap) ? {} : { change: gapChange(gap, planned) }),
      said: span,
      title: 'New-logo ARR of the plan; gap or surplus against what the target takes with movement',
    },
    compensatoryCell(compensatory, share, grid.opening, why),
    doublingCell(shown),
  ];
}

const NOTHING = { simple: Number.NaN, share: Number.NaN, moving: Number.NaN, compensatory: Number.NaN };

function targetCell(years: readonly RequirementYear[], why: string | null): FigureCellProps {
  const target = years[0]?.target ?? Number.NaN;
  const differs = years.some((year) => year.target !== target);
  const said = differs ? 'first year, others differ' : 'a year, ARR on ARR';
  return {
    label: 'Growth target',
    ...split(percentText(target)),
    said: Number.isNaN(target) ? 'type one below' : said,
    ...missing(target, why),
  };
}

function nrrCell(shown: ShownGrowth, why: string | null): FigureCellProps {
  const { reading, asked } = shown;
  const nrr = reading.years[0]?.nrr ?? Number.NaN;
  const isOwn = asked.nrr === null;
  return {
    label: isOwn ? 'NRR' : 'NRR, chosen',
    ...split(percentText(nrr, 2)),
    said: isOwn ? `${firstYearLabel(shown)}, bridge` : 'a year, in place of the plan’s',
    isRetention: isOwn,
    ...missing(nrr, why),
  };
}

function doublingCell({ reading }: ShownGrowth): FigureCellProps {
  const label = 'Doubling time';
  if (reading.doublingYears === null) {
    return { label, number: NOT_AVAILABLE, after: '', isMissing: true, said: 'the base alone does not grow' };
  }
  return {
    label,
    number: figureText(reading.doublingYears, 1),
    after: ' yr',
    said: 'existing base alone',
    title: `ln 2 / ln NRR at the ${percentText(reading.lastNrr, 2)} of the last year`,
  };
}

function compensatoryCell(amount: number, share: number, opening: number, why: string | null): FigureCellProps {
  const points = (amount / opening) * 100;
  const text = figureText(points, 1);
  const said =
    points > 0 ? `of ${figureText(share * 100, 1)} points replace losses` : 'nothing to replace: all additive';
  return {
    label: 'Compensatory',
    number: text,
    after: Number.isNaN(points) ? '' : ' pt',
    said: Number.isNaN(points) ? 'needs a target' : said,
    ...missing(points, why, 'The part of the required share that replaces what the base loses, simple'),
  };
}

/** In the unit of the figure that it stands beside, or with its own where that is another. */
function gapChange(gap: number, planned: number): NonNullable<FigureCellProps['change']> {
  const { divisor, suffix } = figureScale(Math.abs(gap));
  const text = change(-gap / divisor, suffix === 'M' ? 2 : suffix === 'K' ? 1 : 0);
  if (text === '0') return { text: 'meets it', meaning: 'same' };
  const unit = figureScale(Math.abs(planned)).suffix === suffix ? '' : suffix;
  return gap > 0
    ? { text: `${text}${unit} gap`, meaning: 'worse' }
    : { text: `${text}${unit} surplus`, meaning: 'better' };
}

function missing(value: number, why: string | null, title?: string): Partial<FigureCellProps> {
  if (Number.isNaN(value)) return { isMissing: true, title: why ?? 'Not available' };
  return title === undefined ? {} : { title };
}

function split(text: string): { readonly number: string; readonly after: string } {
  return text.endsWith('%') ? { number: text.slice(0, -1), after: '%' } : { number: text, after: '' };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
