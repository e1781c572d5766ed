import { useMemo, useState } from 'react';
import { axisDecimals, roundAxis } from '../charts/axis';
import { ChartPanel } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import { DrawnChart } from '../charts/DrawnChart';
import { useSteadyAxis } from '../charts/useSteadyAxis';
import { fixed } from '../format/figures';
import { accountSteps } from './accountSteps';
import { costSteps } from './costSteps';
import { drawSteps, type StepsDrawing } from './drawSteps';
import type { Shown } from './shownCosts';

const CHOICES = [
  { id: 'cost', label: 'Programme cost over the plan' },
  { id: 'accounts', label: 'Accounts per CSM' },
];

/** What the programme costs period by period, with the steps between stages, or how many accounts a customer success manager has. */
export function ProgrammeChart({ shown }: { readonly shown: Shown }) {
  const [chosen, setChosen] = useState('cost');
  const made = useMemo(() => (chosen === 'cost' ? costSteps(shown) : accountSteps(shown)), [shown, chosen]);
  const axis = useSteadyAxis(roundAxis([0, ...made.reach]), `${chosen} ${made.unit}`);
  const drawing: StepsDrawing = useMemo(() => {
    const decimals = axisDecimals(axis);
    return { ...made.drawing, axis, tick: (value) => fixed(value, decimals) };
  }, [made, axis]);
  const draw: Draw = useMemo(() => (to, width, height) => drawSteps(to, width, height, drawing), [drawing]);
  return (
    <ChartPanel
      title={CHOICES.find(({ id }) => id === chosen)?.label ?? ''}
      caption={made.caption}
      choices={CHOICES}
      chosen={chosen}
      onChoose={setChosen}
      table={() => made.table}
      note={made.note}
      draw={draw}
    >
      {made.missing === null ? (
        <DrawnChart draw={draw} summary={made.summary} />
      ) : (
        <p className="empty chart-missing">{made.missing}</p>
      )}
    </ChartPanel>
  );
}
