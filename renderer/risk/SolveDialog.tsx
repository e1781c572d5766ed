import { Close } from '@radix-ui/react-dialog';
import { useState } from 'react';
import { solutionScenario } from '#analysis/solutionScenario';
import { periodIds, periodLabels } from '#domain/timeline';
import { lineOf, timelineOf } from '#plan/planParts';
import { FormDialog } from '../frame/FormDialog';
import { CloseIcon } from '../frame/icons';
import { editText } from '../format/lineFormat';
import { formatOf } from '../inspector/figureText';
import { scenarioNameFault } from '../scenarios/scenarioCommands';
import { chooseScenario, commit, type OpenPlan, useSession } from '../state/session';
import { LineSelect } from './LineSelect';
import { inputOptions } from './rangeLabels';
import { type Found, type InputForm, solveForm, type TargetForm } from './solveForm';

interface SolveDialogProps {
  readonly open: OpenPlan;
  readonly line: string;
  readonly period: string;
  /** What the figure should be; null where nothing is aimed at yet. */
  readonly target: number | null;
  readonly onClose: () => void;
}

/** Which value of an input, or of several, brings figures to what they should be; and the same as a scenario. */
export function SolveDialog({ open, line, period, target, onClose }: SolveDialogProps) {
  const { plan } = open;
  const scenario = plan.scenarios[open.scenario];
  const [targets, setTargets] = useState<readonly TargetForm[]>(() => {
    const found = lineOf(plan, line);
    const text = target === null || found === undefined ? '' : editText(target, formatOf(plan, found, false));
    return [{ key: 0, line, period, text }];
  });
  const [inputs, setInputs] = useState<readonly InputForm[]>([{ key: 0, input: 'churn_rate', min: '', max: '' }]);
  const [found, setFound] = useState<Found | string | null>(null);
  const [name, setName] = useState('');
  const solveAll = () => setFound(solveForm({ plan, scenario: scenario?.id ?? '', targets, inputs }));
  const changed =
    <T,>(set: (next: readonly T[]) => void) =>
    (next: readonly T[]) => {
      set(next);
      setFound(null);
    };
  const make = () => {
    if (found === null || typeof found === 'string') return;
    const wanted = name.trim() === '' ? `Solved ${plan.scenarios.length}` : name.trim();
    const fault = scenarioNameFault(open, wanted, null);
    if (fault !== null) return setFound(fault);
    const { id, edits } = solutionScenario(plan, scenario?.id ?? '', wanted, found.solved);
    if (!commit(`Add scenario ${wanted}`, edits)) return setFound(useSession.getState().notice?.text ?? '');
    chooseScenario(useSession.getState().open?.plan.scenarios.findIndex((one) => one.id === id) ?? 0);
    onClose();
  };
  return (
    <FormDialog
      title="Solve"
      text={`The value of an input in ${scenario?.name ?? 'the scenario'} that brings a figure to what it should be. Several at once are met as nearly as they can be.`}
      className="risk-form"
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          solveAll();
        }}
      >
        <TargetRows open={open} rows={targets} onChange={changed(setTargets)} />
        <InputRows open={open} rows={inputs} onChange={changed(setInputs)} />
        <div role="status">{found !== null && <Answer found={found} />}</div>
        {found !== null && typeof found !== 'string' && (
          <div className="risk-make">
            <input
              className="risk-control name"
              aria-label="Name of the scenario"
              placeholder={`Solved ${plan.scenarios.length}`}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <button type="button" className="button" onClick={make}>
              Make a scenario of it
            </button>
          </div>
        )}
        <div className="dialog-actions">
          <Close className="button">Close</Close>
          <button type="submit" className="button primary">
            Solve
          </button>
        </div>
      </form>
    </FormDialog>
  );
}

function Answer({ found }: { readonly found: Found | string }) {
  if (typeof found === 'string') return <p className="form-fault">{found}</p>;
  return (
    <>
      <p className={found.isReached ? 'risk-sentence' : 'amber-box'}>{found.sentence}</p>
      <table className="figure-table">
        <tbody>
          {found.inputs.map(({ label, value, before }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="num risk-strong">{value}</td>
              <td className="num quiet">now {before}</td>
            </tr>
          ))}
          {found.figures.map(({ label, value, wanted }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="num">{value}</td>
              <td className="num quiet">target {wanted}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface RowsProps<T> {
  readonly open: OpenPlan;
  readonly rows: readonly T[];
  readonly onChange: (rows: readonly T[]) => void;
}

/** What is mostly varied beside churn. */
const NEXT = 'upsell_rate';

const nextKey = (rows: readonly { readonly key: number }[]) => Math.max(-1, ...rows.map(({ key }) => key)) + 1;

function TargetRows({ open, rows, onChange }: RowsProps<TargetForm>) {
  const { plan } = open;
  const ids = periodIds(timelineOf(plan));
  const labels = periodLabels(timelineOf(plan));
  const change = (row: TargetForm, part: Partial<TargetForm>) =>
    onChange(rows.map((one) => (one === row ? { ...one, ...part } : one)));
  return (
    <fieldset className="risk-rows" aria-label="Targets">
      {rows.map((row, at) => {
        const line = lineOf(plan, row.line);
        const unit = line === undefined ? '' : formatOf(plan, line, false).unit;
        return (
          <div key={row.key} className="risk-fields four">
            <LineSelect
              plan={plan}
              label="Figure"
              value={row.line}
              onChange={(id) => change(row, { line: id, text: '' })}
            />
            <select
              className="risk-control"
              aria-label="Period"
              value={row.period}
              onChange={(event) => change(row, { period: event.target.value })}
            >
              {ids.map((id, place) => (
                <option key={id} value={id}>
                  {labels[place]}
                </option>
              ))}
            </select>
            <input
              className="num risk-control"
              data-first={at === 0 || undefined}
              aria-label={`Target${unit === '' ? '' : `, ${unit}`}`}
              placeholder="target"
              value={row.text}
              onChange={(event) => change(row, { text: event.target.value })}
            />
            <span className="risk-unit">{unit}</span>
            <RemoveRow
              name="Remove the target"
              isOnly={rows.length === 1}
              onClick={() => onChange(rows.filter((one) => one !== row))}
            />
          </div>
        );
      })}
      <button
        type="button"
        className="link"
        onClick={() =>
          onChange([...rows, { key: nextKey(rows), line: 'closing_arr', period: ids.at(-1) ?? '', text: '' }])
        }
      >
        Another target
      </button>
    </fieldset>
  );
}

function InputRows({ open, rows, onChange }: RowsProps<InputForm>) {
  const { plan } = open;
  const options = inputOptions(plan);
  const nextInput = () => {
    const free = options.filter(({ value }) => rows.every(({ input }) => input !== value));
    return (free.find(({ line }) => line.id === NEXT) ?? free[0])?.value ?? '';
  };
  const unitOf = (input: string) => {
    const line = options.find(({ value }) => value === input)?.line;
    return line === undefined ? '' : formatOf(plan, line, false).unit;
  };
  const change = (row: InputForm, part: Partial<InputForm>) =>
    onChange(rows.map((one) => (one === row ? { ...one, ...part } : one)));
  return (
    <fieldset className="risk-rows" aria-label="Inputs">
      {rows.map((row) => (
        <div key={row.key} className="risk-fields four">
          <select
            className="risk-control"
            aria-label="Input to vary"
            value={row.input}
            onChange={(event) => change(row, { input: event.target.value })}
          >
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          {(['min', 'max'] as const).map((bound) => (
            <input
              key={bound}
              className="num risk-control"
              aria-label={bound === 'min' ? 'Not below' : 'Not above'}
              placeholder={bound === 'min' ? 'not below' : 'not above'}
              value={row[bound]}
              onChange={(event) => change(row, { [bound]: event.target.value })}
            />
          ))}
          <span className="risk-unit">{unitOf(row.input)}</span>
          <RemoveRow
            name="Remove the input"
            isOnly={rows.length === 1}
            onClick={() => onChange(rows.filter((one) => one !== row))}
          />
        </div>
      ))}
      <button
        type="button"
        className="link"
        onClick={() => onChange([...rows, { key: nextKey(rows), input: nextInput(), min: '', max: '' }])}
      >
        Another input
      </button>
    </fieldset>
  );
}

function RemoveRow({
  name,
  isOnly,
  onClick,
}: {
  readonly name: string;
  readonly isOnly: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" className="icon-button" aria-label={name} disabled={isOnly} onClick={onClick}>
      <CloseIcon />
    </button>
  );
}
