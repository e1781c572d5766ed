import { Close } from '@radix-ui/react-dialog';
import { useState } from 'react';
import { solutionScenario } from '#analysis/solutionScenario';
import { lineOf } from '#plan/planParts';
import { FormDialog } from '../frame/FormDialog';
import { editText } from '../format/lineFormat';
import { formatOf } from '../inspector/figureText';
import { scenarioNameFault } from '../scenarios/scenarioCommands';
import { chooseScenario, commit, type OpenPlan, useSession } from '../state/session';
import { type Found, type InputForm, solveForm, type TargetForm } from './solveForm';
import { InputRows, TargetRows } from './SolveRows';

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
    return [{ key: 0, line, segment: null, period, text }];
  });
  const [inputs, setInputs] = useState<readonly InputForm[]>([
    { key: 0, input: 'churn_rate', period: '', min: '', max: '' },
  ]);
  const [found, setFound] = useState<Found | string | null>(null);
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const usual = freeName(open);
  const solveAll = () => setFound(solveForm({ plan, scenario: scenario?.id ?? '', targets, inputs }));
  const changed =
    <T,>(set: (next: readonly T[]) => void) =>
    (next: readonly T[]) => {
      set(next);
      setFound(null);
      setFault(null);
    };
  const make = () => {
    if (found === null || typeof found === 'string') return;
    const wanted = name.trim() === '' ? usual : name.trim();
    const problem = scenarioNameFault(open, wanted, null);
    if (problem !== null) return setFault(problem);
    const { id, edits } = solutionScenario(plan, scenario?.id ?? '', wanted, found.solved);
    if (!commit(`Add scenario ${wanted}`, edits)) return setFault(useSession.getState().notice?.text ?? '');
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
              autoComplete="off"
              className="risk-control name"
              aria-label="Name of the scenario"
              aria-invalid={fault !== null}
              placeholder={usual}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setFault(null);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                make();
              }}
            />
            <button type="button" className="button" onClick={make}>
              Make a scenario of it
            </button>
          </div>
        )}
        {fault !== null && (
          <p className="form-fault" role="alert">
            {fault}
          </p>
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

/** A name that no scenario has yet. */
function freeName(open: OpenPlan): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'Solved' : `Solved ${number}`;
    if (scenarioNameFault(open, name, null) === null) return name;
  }
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
