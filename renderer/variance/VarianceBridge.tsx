import { useMemo } from 'react';
import { type Variance, type VarianceTime, varianceAt } from '#analysis/variance';
import { periodLabel } from '#domain/timeline';
import { lineOf } from '#plan/planParts';
import { decimalsOf } from '../charts/axis';
import { bridgeAxis } from '../charts/bridge';
import { ChartPanel } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { amountText, drawBridge } from '../charts/drawBridge';
import { DrawnChart } from '../charts/DrawnChart';
import { amountsOf, figureUnit } from '../compare/figureUnit';
import { fixed } from '../format/figures';
import { useSession } from '../state/session';
import { varianceSteps } from './varianceSteps';
import { yearLabel } from './varianceTexts';

interface BridgeProps {
  readonly variance: Variance;
  readonly time: VarianceTime;
}

/** From the closing ARR as planned through what came differently to the actual one. */
export function VarianceBridge({ variance, time }: BridgeProps) {
  const asMrr = useSession((state) => state.asMrr);
  const { plan } = variance.happened;
  const line = lineOf(plan, 'closing_arr');
  const made = useMemo(() => {
    if (line === undefined) return null;
    const plain = varianceSteps(variance, time, 1);
    if (plain === null) return null;
    const { planned } = varianceAt(variance, line.id, 'total', time);
    const { finest } = amountsOf(plain.filter(({ type }) => type === 'movement').map(({ amount }) => amount));
    const unit = figureUnit(plan, line, { largest: Math.abs(planned), finest: finest || Math.abs(planned) }, asMrr);
    return { steps: varianceSteps(variance, time, unit.factor) ?? [], unit };
  }, [variance, time, plan, line, asMrr]);
  const title = 'Where closing ARR differs';
  if (made === null) {
    return (
      <section className="panel" aria-label={title}>
        <header className="panel-header">
          <h2>{title}</h2>
        </header>
        <p className="panel-note">There is no actual that the closing ARR is made of.</p>
      </section>
    );
  }
  const { steps, unit } = made;
  const axis = bridgeAxis(steps);
  const draw: Draw = (to, width, height) =>
    drawBridge(to, width, height, { steps, axis, decimals: unit.decimals, sense: 1 });
  const caption = `${time.type === 'toDate' ? `${yearLabel(variance, time.period)} to ` : ''}${periodLabel(variance.planned.timeline, time.period)}, ${unit.unit}`;
  const texts = steps.map((step) => `${step.label} ${amountText(step, unit.decimals)}`);
  const start = unit.inWords(fixed(axis.min, decimalsOf(axis.min)));
  return (
    <div className="variance-bridge" data-region="bridge" tabIndex={-1}>
      <ChartPanel
        title={title}
        caption={caption}
        choices={[]}
        table={() => ({
          head: ['Step', unit.unit],
          rows: steps.map((step) => ({ label: step.label, cells: [amountText(step, unit.decimals)] })),
        })}
        note={axis.min > 0 ? `Axis starts at ${start}; broken bars are totals.` : ''}
        draw={draw}
      >
        <DrawnChart draw={draw} summary={`${title}, ${caption}: ${texts.join(', ')}.`} />
      </ChartPanel>
    </div>
  );
}
