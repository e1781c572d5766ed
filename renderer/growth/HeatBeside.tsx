import { Scrolling } from '../frame/Scrolling';
import { moneyText, percentText } from './growthTexts';
import { type HeatCells, roundPercent } from './heatCells';
import { HeatRange } from './HeatRange';
import { type HeatScale, NEED_STEPS, SURPLUS_STEPS } from './heatSteps';
import type { ShownGrowth } from './shownGrowth';

/** What the plan's own cell means, what points of NRR save, and the scale of the colours. */
export function HeatBeside({ shown, cells }: { readonly shown: ShownGrowth; readonly cells: HeatCells }) {
  return (
    <Scrolling className="heat-beside">
      <OwnCell shown={shown} />
      <Scale
        scale={cells.scale}
        hasSurplus={cells.rows.some(({ steps }) => steps.some((step) => step.startsWith('surplus')))}
      />
    </Scrolling>
  );
}

function OwnCell({ shown }: { readonly shown: ShownGrowth }) {
  const { plan, rows, columns, grid, ownRow, ownColumn, asked } = shown;
  const cell = grid.cells[ownRow]?.[ownColumn];
  if (cell === undefined || Number.isNaN(cell.simple)) {
    return (
      <p>
        <b>{ownColumn < 0 ? 'The plan states no growth target.' : 'The plan has no NRR in its first year.'}</b>
        {ownColumn < 0 ? ' Type one above to see where it stands.' : ''}
      </p>
    );
  }
  const who = asked.nrr === null ? 'This plan' : 'At the chosen NRR';
  const over = asked.years === 1 ? '' : ` over ${asked.years} years`;
  const amount = moneyText(Math.abs(cell.simple), plan.currency);
  const share = percentText(Math.abs(cell.share));
  const saved = savedByTenPoints(shown);
  return (
    <>
      <p>
        <b>{`${who}: ${roundPercent(rows[ownRow]?.at ?? Number.NaN)} and ${roundPercent(columns[ownColumn]?.at ?? Number.NaN)}`}</b>
        <br />
        {cell.simple < 0
          ? `outgrows the target${over}: a surplus of ${share} of opening ARR, ${amount}.`
          : `needs ${share} of opening ARR from new logos${over}, ${amount}.`}
      </p>
      {saved !== null && (
        <p>
          {`Ten points more NRR save ${percentText(saved.share)} of opening ARR in new logos${over}, ${moneyText(saved.simple, plan.currency)}${asked.years === 1 ? ', whatever the target' : ''}.`}
        </p>
      )}
    </>
  );
}

/** The difference of two cells of the plan's own target that lie ten points of NRR apart; null where there are none. */
function savedByTenPoints({ rows, grid, ownColumn }: ShownGrowth) {
  const round = rows.flatMap(({ isOwn, at }, row) => (isOwn ? [] : [{ at, row }]));
  for (const low of round) {
    const high = round.find(({ at }) => Math.abs(at - low.at - 0.1) < 1e-9);
    const [below, above] = [grid.cells[low.row]?.[ownColumn], grid.cells[high?.row ?? -1]?.[ownColumn]];
    if (below === undefined || above === undefined) continue;
    return { share: below.share - above.share, simple: below.simple - above.simple };
  }
  return null;
}

function Scale({ scale, hasSurplus }: { readonly scale: HeatScale; readonly hasSurplus: boolean }) {
  const end = (step: number, count: number) => roundPercent(step * (count - 1)).slice(0, -1);
  return (
    <div className="heat-scale">
      {hasSurplus && (
        <HeatRange
          label="Surplus, % of opening ARR"
          side="surplus"
          zeroAt="right"
          over={end(scale.surplus, SURPLUS_STEPS)}
        />
      )}
      <HeatRange label="To be bought, % of opening ARR" side="need" zeroAt="left" over={end(scale.need, NEED_STEPS)} />
    </div>
  );
}
