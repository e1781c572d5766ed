import { memo, useState } from 'react';
import { removeTable, tableName, tablesOf } from '#plan/tables';
import { commit, type OpenPlan, useSession } from '../state/session';
import type { RiskRun } from './riskRun';
import type { ShownRisk } from './shownRisk';
import { TableDialog } from './TableDialog';
import { TablePanel } from './TablePanel';
import { TornadoPanel } from './TornadoPanel';

interface LowerPanelProps {
  readonly open: OpenPlan;
  /** Null where no input has a range. */
  readonly run: RiskRun | null;
  readonly shown: ShownRisk | null;
  readonly label: string;
  readonly line: string;
}

const TORNADO = 'tornado';

/** What moves the figure, and the data tables that are kept in the plan. */
export const LowerPanel = memo(function LowerPanel({ open, run, shown, label, line }: LowerPanelProps) {
  const asMrr = useSession((state) => state.asMrr);
  const [wanted, setWanted] = useState(TORNADO);
  const [dialog, setDialog] = useState<'new' | 'change' | null>(null);
  const { plan } = open;
  const tables = tablesOf(plan);
  const hasTornado = run !== null && shown !== null && run.simulation.varied.length > 0;
  const table = tables.find(({ id }) => id === wanted) ?? (hasTornado ? undefined : tables[0]);
  const choices = [
    ...(hasTornado ? [{ id: TORNADO, label: 'What moves it' }] : []),
    ...tables.map((one) => ({ id: one.id, label: tableName(plan, one) })),
  ];
  const controls = (
    <span className="risk-controls">
      <button type="button" className="button small" onClick={() => setDialog('new')}>
        New table
      </button>
      {table !== undefined && (
        <>
          <button type="button" className="button small" onClick={() => setDialog('change')}>
            Change
          </button>
          <button
            type="button"
            className="button small"
            onClick={(event) => {
              // The button goes with its table, and the keyboard stays in its region.
              event.currentTarget.closest<HTMLElement>('[data-region]')?.focus();
              commit(`Remove table ${tableName(plan, table)}`, [removeTable(plan, table.id)]);
            }}
          >
            Remove
          </button>
        </>
      )}
    </span>
  );
  const shared = { asMrr, choices, onChoose: setWanted, controls };
  return (
    <div className="risk-lower" data-region="what moves it" tabIndex={-1}>
      {table !== undefined ? (
        <TablePanel plan={plan} scenario={plan.scenarios[open.scenario]?.id ?? ''} table={table} {...shared} />
      ) : hasTornado ? (
        <TornadoPanel run={run} shown={shown} label={label} {...shared} />
      ) : (
        <section className="panel" aria-label="Data tables">
          <header className="panel-header">
            <h2>Data tables</h2>
            <span className="panel-caption">live, and kept in the plan</span>
            {controls}
          </header>
          <p className="empty">
            No table is kept in this plan yet; one shows a figure for values of one input, or of two.
          </p>
        </section>
      )}
      {dialog !== null && (
        <TableDialog
          open={open}
          table={dialog === 'change' ? (table ?? null) : null}
          line={line}
          onClose={() => setDialog(null)}
          onMade={setWanted}
        />
      )}
    </div>
  );
});
