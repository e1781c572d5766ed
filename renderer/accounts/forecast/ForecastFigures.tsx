import type { ForecastReading } from '#analysis/accountForecast';
import type { Comparison } from '#analysis/bottomUpComparison';
import { currencySign, fixed, keyFigureMoney, NOT_AVAILABLE } from '../../format/figures';
import { FigureCell, type FigureCellProps } from '../../keyFigures/FigureCell';
import type { OpenPlan } from '../../state/session';
import { accountsText, amountSaid, comparedText, quartersText } from './forecastTexts';

interface FiguresProps {
  readonly open: OpenPlan;
  readonly reading: ForecastReading;
  /** Null where the roadmap cannot be read. */
  readonly comparison: Comparison | null;
  readonly asMrr: boolean;
}

/** What the accounts come to in all, whom the team reaches, and what the roadmap asks. */
export function ForecastFigures(props: FiguresProps) {
  return (
    <section className="key-figures" aria-label="Key figures" data-region="key figures" tabIndex={-1}>
      {cells(props).map((cell) => (
        <FigureCell key={cell.label} {...cell} />
      ))}
    </section>
  );
}

type Value = Pick<FigureCellProps, 'before' | 'number' | 'after' | 'isMissing'>;

const MISSING: Value = { number: NOT_AVAILABLE, after: '', isMissing: true };

function cells({ open, reading, comparison, asMrr }: FiguresProps): readonly FigureCellProps[] {
  const { plan, scenario } = open;
  const { forecast, capacity, quarters } = reading;
  const { total, won, inConversation, notReached } = forecast;
  const what = asMrr ? 'MRR' : 'ARR';
  const hasForecast = quarters.length > 0 && forecast.eligible.accounts > 0;
  const money = (value: number): Value => {
    const { before, number, after } = keyFigureMoney(asMrr ? value / 12 : value, currencySign(plan.currency));
    return { before, number, after };
  };
  const count = (text: string): Value => (hasForecast ? { number: text, after: '' } : MISSING);
  const asked = comparison?.motions.reduce((sum, { roadmapTotal }) => sum + roadmapTotal, 0) ?? Number.NaN;
  return [
    {
      label: `Expansion ${what}, likely`,
      ...(hasForecast ? money(total.likely) : MISSING),
      said: hasForecast ? quartersText(quarters) : 'nothing to forecast',
    },
    { label: 'Low', ...(hasForecast ? money(total.low) : MISSING), said: 'where little goes well' },
    { label: 'High', ...(hasForecast ? money(total.high) : MISSING), said: 'where all goes well' },
    {
      label: 'In talks',
      ...count(accountsText(inConversation.accounts)),
      said:
        capacity.places === null ? 'accounts, without limit' : `accounts, of ${accountsText(capacity.places)} places`,
    },
    {
      label: 'Won, likely',
      ...count(fixed(won.likely, 1)),
      said: hasForecast ? `accounts, ${fixed(won.low, 1)} to ${fixed(won.high, 1)}` : 'nothing to forecast',
    },
    {
      label: 'Roadmap asks',
      ...(Number.isFinite(asked) && reading.compared.length > 0 ? money(asked) : MISSING),
      said: `${comparedText(reading)}, ${plan.scenarios[scenario]?.name ?? ''}`,
    },
    {
      label: 'Not reached',
      ...count(accountsText(notReached.accounts)),
      said: `accounts, ${amountSaid(plan, notReached.arr, asMrr)} ${what}`,
      title: 'Triggered accounts for which the team has no place; they are not counted',
    },
  ];
}
