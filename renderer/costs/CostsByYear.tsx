import type { CostYear } from '#analysis/costReading';
import type { YearFigure } from '#analysis/planYears';
import { MOST_ACCOUNTS_PER_CSM } from '#domain/strategyFacts';
import { periodLabel } from '#domain/timeline';
import { shortPeriod } from '../charts/axis';
import { currencySign, fixed } from '../format/figures';
import { type CostUnit, costUnit, inUnit, knownValues, yearUnit } from './costTexts';
import { FigureTd } from './FigureTd';
import { CsmLine } from './CsmLine';
import type { Shown } from './shownCosts';

/** More years than this are named in short. */
const MOST_IN_FULL = 4;

/** The programme year by year, low to high, for what it brings; and whether its customer success managers can look after the accounts. */
export function CostsByYear({ shown }: { readonly shown: Shown }) {
  const { plan, reading, evaluation } = shown;
  const { years } = reading;
  const unit = yearUnit(plan.currency, Math.max(0, ...knownValues(years.flatMap((year) => [year.high, year.closing]))));
  const points = costUnit(plan.currency, Math.max(0, ...knownValues(years.map(({ perPoint }) => perPoint))));
  return (
    <section className="panel by-year" aria-label="By year">
      <header className="panel-header">
        <h2>By year</h2>
        <span className="panel-caption">{`${unit.unit} where not said, twelve months each`}</span>
      </header>
      {years.length === 0 ? (
        <p className="empty">The plan is shorter than twelve months; figures of a year need more periods.</p>
      ) : (
        <div className="side-scroll">
          <table className="side-table">
            <thead>
              <tr>
                <th scope="col">{plan.scenarios[shown.scenario]?.name}, year to</th>
                {years.map(({ number, to }) => (
                  <th key={number} scope="col">
                    {years.length > MOST_IN_FULL
                      ? shortPeriod(periodLabel(evaluation.timeline, to))
                      : periodLabel(evaluation.timeline, to)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rowsOf(plan.initiatives.length > 0, unit, points, currencySign(plan.currency).trim()).map((row) => (
                <tr key={row.label} className={row.isMain === true ? 'main' : undefined}>
                  <th scope="row" title={row.title}>
                    {row.label}
                  </th>
                  {years.map((year) => (
                    <FigureTd
                      key={year.number}
                      figure={row.of(year)}
                      text={row.text}
                      className={row.isBad?.(row.of(year).value) === true ? 'outside' : ''}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <CsmLine shown={shown} />
    </section>
  );
}

interface Row {
  readonly label: string;
  readonly title: string;
  readonly of: (year: CostYear) => YearFigure;
  readonly text: (value: number) => string;
  readonly isMain?: boolean;
  readonly isBad?: (value: number) => boolean;
}

function rowsOf(hasInitiatives: boolean, unit: CostUnit, points: CostUnit, sign: string): readonly Row[] {
  const money = (value: number) => inUnit(value, unit);
  const initiatives: Row = {
    label: 'of which initiatives',
    title: 'What initiatives cost themselves',
    of: (year) => year.initiatives,
    text: money,
  };
  return [
    { label: 'Programme, low', title: 'Motions at the low end of their bands', of: (year) => year.low, text: money },
    {
      label: 'Programme, chosen',
      title: 'Initiatives, motions and hidden costs, each once',
      of: (year) => year.chosen,
      text: money,
      isMain: true,
    },
    { label: 'Programme, high', title: 'Motions at the high end', of: (year) => year.high, text: money },
    ...(hasInitiatives ? [initiatives] : []),
    { label: 'Expansion ARR', title: 'All motions and price', of: (year) => year.expansion, text: money },
    {
      label: `Per point of NRR, ${points.unit}`,
      title: 'Programme, as chosen, over the points of NRR that expansion brings in the year',
      of: (year) => year.perPoint,
      text: (value) => inUnit(value, points),
    },
    {
      label: `Per ${sign}1 of expansion`,
      title: 'Programme, as chosen, over expansion ARR',
      of: (year) => year.perExpansion,
      text: (value) => fixed(value, 2),
    },
    {
      label: 'Share of new CAC, %',
      title:
        'What a unit of expansion ARR costs over what one of new logos costs, hidden costs and initiatives included',
      of: (year) => year.cacShare,
      text: (value) => fixed(value * 100, 1),
    },
    { label: 'Closing ARR', title: 'At the end of the year', of: (year) => year.closing, text: money },
    {
      label: 'Accounts per CSM',
      title: 'At the end of the year',
      of: (year) => year.accountsPerCsm,
      text: (value) => fixed(value, 1),
      isBad: (value) => value >= MOST_ACCOUNTS_PER_CSM.accounts,
    },
  ];
}
