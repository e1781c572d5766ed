import { change, figureScale } from '../format/figures';
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
  const [first] = years;
  const cell = asked.nrr === null ? grid.own.cell : grid.cells[shown.ownRow]?.[shown.ownColumn];
  const simple = cell?.simple ?? Number.NaN;
  const share = cell?.share ?? Number.NaN;
  const planned = sum(years.map((year) => year.planned));
  const gap = sum(years.map((year) => year.gap));
  const why = years.find(({ gapFigure }) => gapFigure.why !== null)?.gapFigure.why ?? null;
  const span = asked.years === 1 ? firstYearLabel(shown) : spanLabel(shown);
  const targets = new Set(years.map(({ target }) => target));
  return [
    {
      label: 'Growth target',
      ...split(percentText(first?.target ?? Number.NaN)),
      said: targets.size > 1 ? 'first year, others differ' : 'a year, ARR on ARR',
      ...missing(first?.target ?? Number.NaN, why),
    },
    {
      label: asked.nrr === null ? 'NRR' : 'NRR, chosen',
      ...split(percentText(first?.nrr ?? Number.NaN, 2)),
      said: asked.nrr === null ? `${firstYearLabel(shown)}, bridge` : 'a year, in place of the plan’s',
      isRetention: asked.nrr === null,
      ...missing(first?.nrr ?? Number.NaN, why),
    },
    {
      label: simple < 0 ? 'Surplus, nobody needed' : 'Required new logos',
      ...moneyParts(Math.abs(simple), currency),
      said: `${percentText(Math.abs(share))} of opening ARR, simple`,
      ...missing(simple, why, `${span}; new logos neither churn nor expand in their year`),
    },
    {
      label: `With ${plan.grain === 'month' ? 'monthly' : 'quarterly'} movement`,
      ...moneyParts(cell?.moving ?? Number.NaN, currency),
      said: 'new logos move in the year',
      ...missing(cell?.moving ?? Number.NaN, why, `${span}; new logos churn and expand from the period after`),
    },
    {
      label: 'Plan has',
      ...moneyParts(planned, currency),
      ...(Number.isNaN(gap) ? {} : { change: gapChange(gap, planned) }),
      said: span,
      title: 'New-logo ARR of the plan; gap or surplus against what the target takes with movement',
    },
    compensatory(cell?.compensatory ?? Number.NaN, share, grid.opening, why),
    reading.doublingYears === null
      ? { label: 'Doubling time', number: 'n/a', after: '', isMissing: true, said: 'the base alone does not grow' }
      : {
          label: 'Doubling time',
          number: figureText(reading.doublingYears, 1),
          after: ' yr',
          said: 'existing base alone',
          title: `ln 2 / ln NRR at the ${percentText(reading.lastNrr, 2)} of the last year`,
        },
  ];
}

function compensatory(amount: number, share: number, opening: number, why: string | null): FigureCellProps {
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

/** In the unit of the figure that it stands beside. */
function gapChange(gap: number, planned: number): NonNullable<FigureCellProps['change']> {
  const { divisor, suffix } = figureScale(Math.abs(planned));
  const text = change(-gap / divisor, suffix === 'M' ? 2 : suffix === 'K' ? 1 : 0);
  if (text === '0') return { text: 'meets it', meaning: 'same' };
  return gap > 0 ? { text: `${text} gap`, meaning: 'worse' } : { text: `${text} surplus`, meaning: 'better' };
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
