import { useMemo, useState } from 'react';
import { cellScenario, describeCellScenarioError } from '#analysis/cellScenario';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import { scenarioNameFault } from '../scenarios/scenarioCommands';
import { chooseScenario, commit, type OpenPlan, useSession } from '../state/session';
import { moneyText, percentText } from './growthTexts';
import { roundPercent } from './heatCells';
import type { HeatPlace } from './HeatMap';
import type { ShownGrowth } from './shownGrowth';

interface CellDialogProps {
  readonly open: OpenPlan;
  readonly shown: ShownGrowth;
  readonly place: HeatPlace;
  readonly onClose: () => void;
  /** The scenario is made and chosen. */
  readonly onMade: () => void;
}

/** Asks how a cell of the heat map is to become a scenario, and makes it in one step. */
export function CellDialog({ open, shown, place, onClose, onMade }: CellDialogProps) {
  const row = shown.rows[place.row];
  const column = shown.columns[place.column];
  const [nrrText, targetText] = [roundPercent(row?.at ?? Number.NaN), roundPercent(column?.at ?? Number.NaN)];
  const [name, setName] = useState(`NRR ${nrrText} for ${targetText} growth`);
  const [winsRequired, setWinsRequired] = useState(true);
  const [fault, setFault] = useState<string | null>(null);
  const { plan, scenario } = open;
  const parent = plan.scenarios[scenario];
  const made = useMemo(
    () =>
      cellScenario(plan, {
        name: name.trim(),
        parent: parent?.id ?? '',
        nrr: row?.value ?? null,
        target: column?.value ?? null,
        winsRequired,
      }),
    [plan, parent, name, row, column, winsRequired],
  );
  const take = () => {
    const wrong = scenarioNameFault(open, name, null);
    if (wrong !== null) return setFault(wrong);
    if (!made.ok) return setFault(describeCellScenarioError(made.error));
    if (!commit(`Add scenario ${name.trim()}`, made.value.edits)) {
      return setFault(useSession.getState().notice?.text ?? '');
    }
    const after = useSession.getState().open?.plan.scenarios ?? [];
    chooseScenario(after.findIndex(({ id }) => id === made.value.id));
    onMade();
  };
  const how = made.ok ? leverText(made.value.lever, nrrText) : '';
  return (
    <FormDialog
      title={`A scenario of NRR ${nrrText} and a target of ${targetText}`}
      text={`It follows ${parent?.name ?? ''} and overrides what brings it there. ${how}`}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <label className="form-field">
          <span>Name</span>
          <input
            autoComplete="off"
            data-first
            value={name}
            maxLength={80}
            onChange={(event) => {
              setName(event.target.value);
              setFault(null);
            }}
          />
        </label>
        <label className="check-field">
          <input type="checkbox" checked={winsRequired} onChange={(event) => setWinsRequired(event.target.checked)} />
          <span>
            Win the new logos that the target takes
            <small>{wonText(shown, place)}</small>
          </span>
        </label>
        <p className="form-fault" role="status">
          {fault ?? (made.ok ? '' : describeCellScenarioError(made.error))}
        </p>
        <DialogFooter action="Make the scenario" isReady={made.ok} />
      </form>
    </FormDialog>
  );
}

function leverText(lever: 'upsell_rate' | 'churn_rate' | null, nrr: string): string {
  switch (lever) {
    case 'upsell_rate':
      return `Its upsell rate is whatever brings NRR to ${nrr} in every period and segment; change that for another motion in the grid.`;
    case 'churn_rate':
      return `Its churn rate is whatever brings NRR down to ${nrr} in every period and segment; change that in the grid.`;
    case null:
      return 'Its NRR stays that of the scenario it follows.';
  }
}

function wonText(shown: ShownGrowth, { row, column }: HeatPlace): string {
  const moving = shown.grid.cells[row]?.[column]?.moving ?? Number.NaN;
  if (Number.isNaN(moving)) return 'They cannot be computed yet.';
  const span = shown.asked.years === 1 ? 'in the first year' : `over ${shown.asked.years} years`;
  return moving < 0
    ? `The base outgrows the target by ${moneyText(-moving, shown.plan.currency)} ${span}, so nobody is won.`
    : `${moneyText(moving, shown.plan.currency)} ${span}, ${percentText(moving / shown.grid.opening)} of opening ARR, moving in the year; new customers and other inputs stay as they are.`;
}
