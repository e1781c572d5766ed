import { memo } from 'react';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { figureScale, fixed } from '../format/figures';
import { FigureCell, type FigureCellProps } from '../keyFigures/FigureCell';
import { changeText, largestOf, type LineScale, lineScale, numberText, valueText } from './lineScale';
import { ARR_LINE, nrrLine } from '#analysis/trialFigures';
import type { AtDate, ShownRisk } from './shownRisk';

interface RiskFiguresProps {
  readonly shown: ShownRisk | null;
  readonly hasRanges: boolean;
  readonly label: string;
  readonly asMrr: boolean;
}

/** How likely the target is, and how far NRR and ARR may come to lie from the plan. */
export const RiskFigures = memo(function RiskFigures({ shown, hasRanges, label, asMrr }: RiskFiguresProps) {
  return (
    <section className="key-figures" aria-label="Key figures" data-region="key figures" tabIndex={-1}>
      {(shown === null ? nothing(hasRanges) : cells(shown, label, asMrr)).map((cell) => (
        <FigureCell key={cell.label} {...cell} />
      ))}
    </section>
  );
});

/** Until there are trials. */
const NAMES = [
  'Probability of target',
  'NRR, median',
  'NRR, 5th to 95th',
  'ARR, median',
  'ARR, 5th to 95th',
  'ARR as planned or more',
];

function nothing(hasRanges: boolean): readonly FigureCellProps[] {
  const said = hasRanges ? 'no trials yet' : 'needs ranges of inputs';
  return NAMES.map((label) => ({ label, number: 'n/a', after: '', isMissing: true, said }));
}

function cells(shown: ShownRisk, label: string, asMrr: boolean): readonly FigureCellProps[] {
  const { plan, nrr, arr, arrAsPlanned } = shown;
  const method = nrrLine(plan) === 'nrr_ttm' ? `12 months to ${label}, bridge` : `as stated, ${label}, bridge`;
  const rate = scaleOf(plan, nrrLine(plan), [nrr.p95], asMrr);
  const money = scaleOf(plan, ARR_LINE, [arr.p95, arr.point], asMrr);
  const arrName = asMrr ? 'MRR' : 'ARR';
  return [
    targetCell(shown, label, asMrr),
    { label: 'NRR, median', ...median(nrr, rate, 'pt'), said: method, isRetention: true },
    { label: 'NRR, 5th to 95th', ...between(nrr, rate), said: method, isRetention: true },
    {
      label: `${arrName}, median`,
      ...median(arr, money, ''),
      said: `against the plan, ${valueText(arr.point, money)}`,
    },
    { label: `${arrName}, 5th to 95th`, ...between(arr, money), said: label },
    {
      label: `${arrName} as planned or more`,
      ...share(arrAsPlanned.probability),
      said: `${valueText(arr.point, money)}, ${label}`,
    },
  ];
}

function targetCell({ plan, line, target, reached }: ShownRisk, label: string, asMrr: boolean): FigureCellProps {
  if (target === null || reached === null) {
    return {
      label: 'Probability of target',
      number: 'not set',
      after: '',
      isMissing: true,
      said: 'set it beside the chart',
    };
  }
  const scale = lineScale(plan, line, Math.abs(target.value), asMrr);
  const direction = target.direction === 'atLeast' ? 'or more' : 'or less';
  return {
    label: 'Probability of target',
    ...share(reached.probability),
    ...(reached.count > 0 && { change: { text: `± ${fixed(reached.standardError * 100, 1)} pt`, meaning: 'same' } }),
    said: `${shortName(line.label)} ${valueText(target.value, scale)} ${direction}, ${label}`,
  };
}

/** `NRR` for `NRR, 12 months`: the strip says the period by itself. */
function shortName(label: string): string {
  return label.split(',')[0] ?? label;
}

function scaleOf(plan: Plan, id: string, values: readonly number[], asMrr: boolean): LineScale {
  const line = lineOf(plan, id);
  if (line === undefined) throw new Error(`The plan has no line ${id}`);
  const scale = lineScale(plan, line, largestOf(values), asMrr);
  if (line.unit !== 'money') return scale;
  // Figures that stand alone go by the million from one million on, charts only where differences still show.
  const months = asMrr ? 1 / 12 : 1;
  const { divisor, suffix } = figureScale(largestOf(values) * months);
  const decimals = suffix === 'M' ? 2 : suffix === 'K' ? 1 : 0;
  return { ...scale, factor: months / divisor, decimals, after: suffix };
}

function share(probability: number) {
  return Number.isNaN(probability)
    ? { number: 'n/a', after: '', isMissing: true }
    : { number: fixed(probability * 100, 1), after: '%' };
}

function median({ p50, point }: AtDate, scale: LineScale, unit: string): Omit<FigureCellProps, 'label' | 'said'> {
  if (Number.isNaN(p50)) return { number: 'n/a', after: '', isMissing: true };
  const figure = { before: scale.before, number: numberText(p50, scale), after: scale.after };
  // There are trials without what the plan itself cannot compute.
  if (Number.isNaN(point)) return figure;
  const text = changeText(p50 - point, scale);
  const meaning = text === '0' ? 'same' : p50 > point ? 'better' : 'worse';
  return { ...figure, change: { text: text === '0' || unit === '' ? text : `${text} ${unit}`, meaning } };
}

function between({ p5, p95 }: AtDate, scale: LineScale): Omit<FigureCellProps, 'label' | 'said'> {
  if (Number.isNaN(p5)) return { number: 'n/a', after: '', isMissing: true };
  return { before: scale.before, number: `${numberText(p5, scale)} to ${numberText(p95, scale)}`, after: scale.after };
}
