import { useState } from 'react';
import { describeTableError } from '#analysis/dataTable';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { addTable, axisName, changeTable, type PlanTable, tableName } from '#plan/tables';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import { formatOf } from '../inspector/figureText';
import { commit, type OpenPlan, useSession } from '../state/session';
import { FigureLine, InputSelects, PeriodSelect } from './FigureSelects';
import { type AxisForm, axisFor, axisForm, readAxis } from './tableForm';
import { tableFault } from './tableInPlan';
import { wordingOf } from './wording';

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
  const [figure, setFigure] = useState({ line: table?.line ?? first, segment: table?.segment ?? null });
  const [period, setPeriod] = useState(table?.period ?? '');
  const [rows, setRows] = useState(() => (table === null ? axisFor(open, 'churn_rate') : axisForm(plan, table.rows)));
  const [columns, setColumns] = useState(() => axisForm(plan, table?.columns ?? null));
  const [fault, setFault] = useState<string | null>(null);
  const take = () => {
    const axes = readAxes(plan, rows, columns);
    if (typeof axes === 'string') return setFault(axes);
    const wanted = { ...figure, period: period === '' ? null : period, ...axes };
    const error = tableFault(plan, plan.scenarios[open.scenario]?.id ?? '', wanted);
    if (error !== null) return setFault(describeTableError(error, wordingOf(plan)));
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
            <FigureLine plan={plan} {...figure} isFirst onChange={(line, segment) => setFigure({ line, segment })} />
          </div>
          <div className="form-field">
            <span>at</span>
            <PeriodSelect plan={plan} label="Period" value={period} none="The last period" onChange={setPeriod} />
          </div>
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
  const across = readAxis(plan, columns);
  if (typeof across === 'string') return across;
  if (axisName(plan, down) === axisName(plan, across))
    return 'Rows and columns run through the same input; choose two, or no columns.';
  return { rows: down, columns: across };
}

/** Keeps the table in the plan; the id it has there, or null where it was refused. */
function keepTable(plan: Plan, before: PlanTable | null, wanted: Omit<PlanTable, 'id'>): string | null {
  const edit = before === null ? addTable(plan, wanted) : changeTable(plan, before.id, wanted);
  const name = tableName(plan, wanted);
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
        autoComplete="off"
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
      <div className="form-field">
        <span>{name}</span>
        <span className="risk-figure">
          <InputSelects
            plan={plan}
            label={`${name}: input`}
            input={form.input}
            period={form.period}
            isOptional={isOptional}
            onInput={(input) => onChange(axisFor(open, input))}
            onPeriod={(when) => onChange({ ...form, period: when })}
          />
        </span>
      </div>
      {field('from', unit === '' ? 'from' : `from, ${unit}`)}
      {field('to', 'to')}
      {field('count', 'values')}
    </fieldset>
  );
}
