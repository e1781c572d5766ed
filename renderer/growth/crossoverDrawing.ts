import type { PlanCrossover } from '#analysis/planCrossover';
import { type Axis, zeroAxis } from '../charts/axis';
import { MOTION_NAMES, pointText } from './crossoverTexts';
import type { CrossoverDrawing, CrossoverLevel } from './drawCrossover';
import { chartMoney } from '../charts/money';
import { figureText, moneyText } from './growthTexts';

const COLORS = { upsell: '--part-1', cross_sell: '--part-2', usage: '--part-3' } as const;

/** The axis of points reaches at least so far. */
const LEAST_POINTS = 0.5;
/** And so far where nothing is held against the slope. */
const USUAL_POINTS = 3;

/** The crossover in the units of its axes: points across, and money a year in the scale of the largest sum. */
export function crossoverDrawing(found: PlanCrossover, currency: string): CrossoverDrawing {
  const shown = [found.yearly, ...found.motions.map(({ chosen }) => chosen.cost)];
  const points = [
    ...(Number.isNaN(found.yearly) ? [] : [found.points, found.breakEvenPoints]),
    ...found.motions.map(({ chosen }) => chosen.points),
  ];
  const finite = points.filter(Number.isFinite).map((one) => one * 100);
  const most = finite.length === 0 ? USUAL_POINTS : Math.max(...finite, LEAST_POINTS);
  const across = fromZero(most * 1.15);
  const slopeEnd = (found.worth * across.max) / 100;
  const top = Math.max(0, ...shown.filter(Number.isFinite)) * 1.15;
  const money = chartMoney(currency, Math.max(slopeEnd, top), false);
  const up = fromZero(Math.max(slopeEnd, top) * money.factor);
  const levels = found.motions
    .map(({ motion, chosen }): CrossoverLevel => {
      const cost = chosen.cost * money.factor;
      return {
        name: `${MOTION_NAMES[motion]} ${figureText(cost, money.decimals)}`,
        cost,
        points: chosen.points * 100,
        color: COLORS[motion],
      };
    })
    .filter(({ cost, points: at }) => Number.isFinite(cost) && Number.isFinite(at));
  return {
    across,
    up,
    unit: `${money.unit} a year`,
    perPoint: (found.worth * money.factor) / 100,
    perPointText: `${moneyText(found.worth / 100, currency)} per point`,
    levels,
    asked: Number.isNaN(found.yearly)
      ? null
      : {
          points: found.points * 100,
          cost: found.yearly * money.factor,
          label: `Sum asked ${figureText(found.yearly * money.factor, money.decimals)} for ${pointText(found.points)} pt`,
        },
  };
}

function fromZero(most: number): Axis {
  return zeroAxis([Number.isFinite(most) && most > 0 ? most : 1]);
}
