import { inCurrency, type Roadmap } from '#analysis/roadmap';
import type { BridgeStep } from '#analysis/arrBridge';
import { amountText, hasInitiatives, pointsText } from './initiativeTexts';
import { change, fixed, NOT_AVAILABLE } from '../format/figures';

/** From today's NRR through each initiative to the end, and the gap to the target, in points and as a month of revenue. */
export interface GapSteps {
  /** Amounts in points, so 94.95 is an NRR of 94.95%. */
  readonly steps: readonly BridgeStep[];
  readonly points: readonly string[];
  readonly currency: readonly string[];
}

/** Whether today's NRR and the steps come to the end, as the status bar says. */
export function stepsSum({ start, steps, end }: Pick<Roadmap, 'start' | 'steps' | 'end'>): boolean {
  return Math.abs(steps.reduce((sum, { points }) => sum + points, start) - end) <= 1e-12;
}

export function gapSteps(roadmap: Roadmap): GapSteps {
  const { start, end, target, gap, readings } = roadmap;
  const rows: { step: BridgeStep; points: string; currency: string }[] = [];
  const total = (line: string, label: string, nrr: number) => {
    const amount = nrr * 100;
    rows.push({
      step: { line, label, type: 'total', amount, from: 0, to: amount },
      points: Number.isFinite(amount) ? fixed(amount, 2) : NOT_AVAILABLE,
      currency: amountText(inCurrency(roadmap, nrr)),
    });
  };
  total('start', 'Today', start);
  let from = start * 100;
  for (const { initiative, name, points, currency } of roadmap.steps) {
    const amount = points * 100;
    const to = from + amount;
    rows.push({
      step: { line: initiative ?? 'plan', label: name, type: 'movement', amount, from, to },
      points: pointsText(points),
      currency: Number.isFinite(currency) ? change(currency, 0) : NOT_AVAILABLE,
    });
    from = to;
  }
  total('end', readings.stated === null || !hasInitiatives(roadmap) ? 'End state' : 'By initiatives', end);
  if (gap !== null && target !== null) {
    const isPassed = gap.points < 0;
    rows.push({
      step: {
        line: 'gap',
        label: isPassed ? 'Above target' : 'Gap to target',
        type: 'gap',
        amount: Math.abs(gap.points) * 100,
        from: end * 100,
        to: target * 100,
      },
      points: fixed(Math.abs(gap.points) * 100, 2),
      currency: amountText(Math.abs(gap.currency)),
    });
    total('target', 'Target', target);
  }
  return {
    steps: rows.map(({ step }) => step),
    points: rows.map(({ points }) => points),
    currency: rows.map(({ currency }) => currency),
  };
}
