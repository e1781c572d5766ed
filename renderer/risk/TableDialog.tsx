import { useState } from 'react';
import { periodIds, periodLabels } from '#domain/timeline';
import type { Plan } from '#plan/model';
import { lineOf, timelineOf } from '#plan/planParts';
import { addTable, changeTable, type PlanTable, tableName } from '#plan/tables';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import { formatOf } from '../inspector/figureText';
import { commit, type OpenPlan, useSession } from '../state/session';
import { LineSelect } from './LineSelect';
import { inputOptions } from './rangeLabels';
import { type AxisForm, axisFor, axisForm, readAxis } from './tableForm';

interface TableDialogProps {
  readonly open: OpenPlan;
  /** The table to change; null for a new one. */
  readonly table: PlanTable | null;
  readonly line: string;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}

/** Asks what a data table shows, and which inputs it runs through. */
export function TableDialog({ open, table, line: first, onClose, onMade }: TableDialogProps) {
  const { plan } = open;
  const [line, setLine] = useState(table?.line ?? first);
  const [period, setPeriod] = useState(table?.period ?? '');
  const [rows, setRows] = useState(() => (table === null ? axisFor(open, 'churn_rate') : axisForm(plan, table.rows)));
  const [columns, setColumns] = useState(() => axisForm(plan, table?.columns ?? null));
  const [fault, setFault] = useState<string | null>(null);
  const ids = periodIds(timelineOf(plan));
  const labels = periodLabels(timelineOf(plan));
  const take = () => {
    const axes = readAxes(plan, rows, columns);
    if (typeof axes === 'string') return setFault(axes);
    const wanted = { line, segment: null, period: period === '' ? null : period, ...axes };
    const id = keepTable(plan, table, wanted);
    if (id === null) return setFault(useSession.getState().notice?.text ?? '');
    onMade(id);
    onClose();
  };
  return (
    <FormDialog
      title={table === null ? 'Data table' : 'Change the data table'}
      text="A line at a period, for values of one input or of two. It is kept in the plan and follows every change."
      className="risk-form"
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <div className="risk-fields two">
          <div className="form-field">
            <span>Figure</span>
            <LineSelect plan={plan} label="Figure" value={line} isFirst onChange={setLine} />
          </div>
          <label className="form-field">
            <span>at</span>
            <select
              className="risk-control"
              aria-label="Period"
              value={period}
              onChange={(event) => setPeriod(event.target.value)}
            >
              <option value="">The last period</option>
              {ids.map((id, at) => (
                <option key={id} value={id}>
                  {labels[at]}
                </option>
              ))}
            </select>
          </label>
        </div>
        <AxisFields open={open} name="Rows" form={rows} onChange={setRows} />
        <AxisFields open={open} name="Columns" form={columns} isOptional onChange={setColumns} />
        <p className="form-fault" role="status">
          {fault ?? ''}
        </p>
        <DialogFooter action={table === null ? 'Add' : 'Change'} />
      </form>
    </FormDialog>
  );
}

function readAxes(plan: Plan, rows: AxisForm, columns: AxisForm): Pick<PlanTable, 'rows' | 'columns'> | string {
  const down = readAxis(plan, rows);
  if (typeof down === 'string') return down;
  if (columns.input === '') return { rows: down, columns: null };
  if (rows.input === columns.input) return 'Rows and columns run through the same input; choose two, or no columns.';
  const across = readAxis(plan, columns);
  return typeof across === 'string' ? across : { rows: down, columns: across };
}

/** Keeps the table in the plan; the id it has there, or null where it was refused. */
function keepTable(plan: Plan, before: PlanTable | null, wanted: Omit<PlanTable, 'id'>): string | null {
  const edit = before === null ? addTable(plan, wanted) : changeTable(plan, before.id, wanted);
  const name = tableName(plan, { ...wanted, id: '' });
  if (!commit(`${before === null ? 'Add' : 'Change'} table ${name}`, [edit])) return null;
  const made = edit.type === 'setTables' ? edit.tables.at(-1)?.id : undefined;
  return before?.id ?? made ?? null;
}

interface AxisFieldsProps {
  readonly open: OpenPlan;
  readonly name: string;
  readonly form: AxisForm;
  readonly isOptional?: boolean;
  readonly onChange: (form: AxisForm) => void;
}

function AxisFields({ open, name, form, isOptional = false, onChange }: AxisFieldsProps) {
  const { plan } = open;
  const line = lineOf(plan, form.input.split('@')[0] ?? '');
  const unit = line === undefined ? '' : formatOf(plan, line, false).unit;
  const field = (key: 'from' | 'to' | 'count', label: string) => (
    <label className="form-field">
      <span>{label}</span>
      <input
        className="num risk-control"
        aria-label={`${name}: ${label}`}
        value={form[key]}
        disabled={form.input === ''}
        onChange={(event) => onChange({ ...form, [key]: event.target.value })}
      />
    </label>
  );
  return (
    <fieldset className="risk-fields" aria-label={name}>
      <label className="form-field">
        <span>{name}</span>
        <select
          className="risk-control"
          aria-label={`${name}: input`}
          value={form.input}
          onChange={(event) => onChange(axisFor(open, event.target.value))}
        >
          {isOptional && <option value="">None</option>}
          {inputOptions(plan).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {field('from', unit === '' ? 'from' : `from, ${unit}`)}
      {field('to', 'to')}
      {field('count', 'values')}
    </fieldset>
  );
}
