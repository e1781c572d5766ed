import type { Roadmap } from '#analysis/roadmap';
import { FigureCell, type FigureCellProps } from '../keyFigures/FigureCell';
import { currencySign, fixed, keyFigureMoney } from '../format/figures';
import { amountText, hasInitiatives, pointsText } from './initiativeTexts';
import type { Shown } from './shownRoadmap';

/** From today's NRR to the target, what is missing, what it costs and returns. Each figure says its time and method. */
export function RoadmapFigures({ shown }: { readonly shown: Shown }) {
  const { roadmap } = shown;
  return (
    <section className="key-figures" aria-label="Key figures" data-region="key figures" tabIndex={-1}>
      {roadmap.ok && cells(shown, roadmap.value).map((cell) => <FigureCell key={cell.label} {...cell} />)}
    </section>
  );
}

function cells({ plan, scenario }: Shown, roadmap: Roadmap): readonly FigureCellProps[] {
  const { readings, endPeriod, target, gap, cost, gain, roi } = roadmap;
  const sign = currencySign(plan.currency);
  const method = `${BASIS[plan.basis]}, bridge`;
  const stated = plan.scenarios.find(({ id }) => id === plan.statedEnd)?.name ?? '';
  const percent = (value: number) => ({ number: figure(value * 100, 2), after: '%' });
  const rise = (value: number) => ({
    text: pointsText(value) === '0' ? '0' : `${pointsText(value)} pt`,
    meaning: value > 0 ? ('better' as const) : value < 0 ? ('worse' as const) : ('same' as const),
  });
  const isStated = readings.stated !== null;
  const returned = isStated ? 'stated end state' : 'initiatives';
  return [
    {
      // A scenario that states an end says nothing of today.
      label: plan.scenarios[scenario]?.id === plan.statedEnd ? 'NRR as stated' : 'NRR today',
      ...percent(roadmap.start),
      said: `without initiatives, ${method}`,
      isRetention: true,
    },
    {
      label: hasInitiatives(roadmap) ? 'By initiatives' : 'End state',
      ...percent(readings.initiatives.end),
      change: rise(readings.initiatives.end - roadmap.start),
      said: `${endPeriod.label}, ${plan.scenarios[scenario]?.name ?? ''}`,
    },
    readings.stated === null
      ? {
          label: 'Run-rate ARR gained',
          ...keyFigureMoney(gain.againstNothing, sign),
          said: 'a year, against doing nothing',
        }
      : {
          label: 'Stated end state',
          ...percent(readings.stated.end),
          change: rise(readings.stated.end - roadmap.start),
          said: `${endPeriod.label}, ${stated}`,
        },
    target === null
      ? { label: 'Target', number: 'not set', after: '', isMissing: true, said: 'set it beside the waterfall' }
      : { label: 'Target', ...percent(target), said: `${endPeriod.label}, ${method}` },
    gap === null
      ? { label: 'Gap to target', number: 'n/a', after: '', isMissing: true, said: 'needs a target' }
      : {
          label: gap.points < 0 ? 'Above target' : 'Gap to target',
          number: figure(Math.abs(gap.points) * 100, 2),
          after: ' pt',
          change: {
            text: `${sign}${amountText(Math.abs(gap.currency))}/mo`,
            meaning: gap.points > 0 ? 'worse' : 'better',
          },
          said: 'from the initiatives',
        },
    { label: 'Programme cost', ...keyFigureMoney(cost, sign), said: `up to ${endPeriod.label}, all that are on` },
    roi.grossStart === null
      ? { label: 'ROI against start', number: 'n/a', after: '', isMissing: true, said: 'nothing is spent' }
      : {
          label: 'ROI against start',
          number: figure(roi.grossStart, 2),
          after: '×',
          change: { text: `${figure(roi.netStart ?? Number.NaN, 2)}× net`, meaning: 'same' },
          said: `${returned}, a year’s run rate`,
        },
  ];
}

const BASIS = { annual: 'annual', quarterly: 'by the quarter', monthly: 'by the month' } as const;

function figure(value: number, decimals: number): string {
  return Number.isFinite(value) ? fixed(value, decimals) : 'n/a';
}
