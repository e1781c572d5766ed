import { useMemo } from 'react';
import type { ForecastReading } from '#analysis/accountForecast';
import type { Plan } from '#plan/model';
import { zeroAxis } from '../../charts/axis';
import { ChartPanel } from '../../charts/ChartPanel';
import { DrawnChart } from '../../charts/DrawnChart';
import { useSteadyAxis } from '../../charts/useSteadyAxis';
import { drawForecast } from './drawForecast';
import { amountIn, amountSaid, forecastMoney } from './forecastTexts';

interface ChartProps {
  readonly plan: Plan;
  readonly reading: ForecastReading;
  readonly asMrr: boolean;
}

/** Fewest quarters that are drawn, where the plan has them. */
const LEAST_SHOWN = 4;

/** Expansion ARR of the accounts by quarter, likely, with the range from low to high. */
export function ForecastChart({ plan, reading, asMrr }: ChartProps) {
  const { forecast, quarters } = reading;
  // Behind the last quarter with an amount the list says nothing.
  const last = forecast.quarters.findLastIndex(({ high }) => high > 0);
  const shown = Math.max(last + 1, Math.min(LEAST_SHOWN, quarters.length));
  const amounts = forecast.quarters.slice(0, shown);
  const labels = quarters.slice(0, shown).map(({ label }) => label);
  const money = forecastMoney(
    plan,
    amounts.map(({ high }) => high),
    asMrr,
  );
  const axis = useSteadyAxis(
    zeroAxis(amounts.map(({ high }) => high * money.factor)),
    `${money.unit} ${labels.join(' ')}`,
  );
  const draw = useMemo(() => {
    const scaled = (which: 'low' | 'likely' | 'high') => amounts.map((one) => one[which] * money.factor);
    const drawing = {
      labels,
      low: scaled('low'),
      likely: scaled('likely'),
      high: scaled('high'),
      axis,
      text: (value: number) => amountIn(value / money.factor, money),
    };
    return (to: CanvasRenderingContext2D, width: number, height: number) => drawForecast(to, width, height, drawing);
  }, [amounts, labels, money, axis]);
  const { total, outside } = forecast;
  const what = asMrr ? 'MRR' : 'ARR';
  return (
    <ChartPanel
      title={`Expansion ${what} by quarter`}
      caption={`${money.unit}, likely, and from low to high`}
      choices={[]}
      leastHeight={240}
      table={() => ({
        head: ['Quarter', 'Low', 'Likely', 'High'],
        rows: amounts.map((one, at) => ({
          label: labels[at] ?? '',
          cells: [one.low, one.likely, one.high].map((value) => amountIn(value, money)),
        })),
      })}
      note={[
        'Who asks already is talked to at once; who will ask later is known only of renewals, ages and projected limits.',
        ...(outside.likely > 0
          ? [`${amountSaid(plan, outside.likely, asMrr)} more would be won outside these quarters and is not counted.`]
          : []),
      ].join(' ')}
      draw={draw}
    >
      {amounts.every(({ high }) => high === 0) ? (
        <p className="empty">No account brings anything in the quarters of the plan.</p>
      ) : (
        <DrawnChart
          draw={draw}
          summary={`Expansion ${what} from accounts in ${labels[0] ?? 'no quarter'} to ${labels.at(-1) ?? ''}: ${amountIn(total.likely, money)} ${money.unit} likely, ${amountIn(total.low, money)} low, ${amountIn(total.high, money)} high.`}
        />
      )}
    </ChartPanel>
  );
}
