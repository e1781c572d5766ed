import { Close } from '@radix-ui/react-dialog';
import { useEffect, useMemo, useState } from 'react';
import { periodIndex, periodLabel } from '#domain/timeline';
import { type FormulaFault, type FormulaScope, formulaEdits, textFault, tryFormula } from '#plan/formulaTrial';
import { type Evaluation, valueIn } from '#plan/lanes';
import type { Line } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { parentOf } from '#plan/scenarioChanges';
import { entry } from '#plan/records';
import { FormDialog } from '../frame/FormDialog';
import { currencySign, gridScale } from '../format/figures';
import { formatValue, lineFormat } from '../format/lineFormat';
import { largestAmount } from '../plan/largestAmount';
import { useSelection } from '../state/selection';
import { commit, type OpenPlan, useSession } from '../state/session';
import { FormulaField } from './FormulaField';
import { closeLineDialog } from './lineDialog';

/** How long typing rests before the plan is worked out with the formula. */
const REST_MS = 120;

/** The formula of a line, for all scenarios or for the chosen one, with what it comes to in the selected cell. */
export function FormulaDialog({ open, line: id }: { readonly open: OpenPlan; readonly line: string }) {
  const line = lineOf(open.plan, id);
  if (line === undefined) return null;
  return <FormulaForm open={open} line={line} />;
}

function FormulaForm({ open, line }: { readonly open: OpenPlan; readonly line: Line }) {
  const { plan } = open;
  const scenario = plan.scenarios[open.scenario];
  const own = entry(scenario?.overrides ?? {}, line.id)?.formula ?? null;
  const planText = line.definition.type === 'formula' ? line.definition.text : '';
  const isBase = open.scenario === 0;
  const [isOwn, setIsOwn] = useState(own !== null);
  const [text, setText] = useState(own ?? planText);
  const scope: FormulaScope = useMemo(
    () => (isOwn ? { type: 'scenario', scenario: scenario?.id ?? '' } : { type: 'plan' }),
    [isOwn, scenario],
  );
  const written = useMemo(() => (text.trim() === '' ? null : textFault(plan, text)), [plan, text]);
  const [tried, setTried] = useState<Tried>({ evaluation: null, fault: null });
  useEffect(() => {
    if (written !== null || text.trim() === '') {
      setTried({ evaluation: null, fault: null });
      return;
    }
    const timer = setTimeout(() => {
      const trial = tryFormula(plan, line, scope, text);
      setTried(
        trial.ok ? { evaluation: trial.value.evaluation, fault: null } : { evaluation: null, fault: trial.error },
      );
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [plan, line, scope, text, written]);

  const fault = written ?? tried.fault;
  const isSame = text === (isOwn ? own : planText);
  const take = () => {
    if (isSame) return closeLineDialog();
    const trial = tryFormula(plan, line, scope, text);
    if (!trial.ok) return setTried({ evaluation: null, fault: trial.error });
    const where = isOwn && !isBase ? ` in ${scenario?.name}` : '';
    if (commit(`Formula of ${line.label}${where}`, formulaEdits(plan, line, scope, text))) closeLineDialog();
  };
  const follow = () => {
    const parent = parentOf(plan, scenario?.id ?? '');
    const edit = { type: 'setOverrideFormula', scenario: scenario?.id ?? '', line: line.id, formula: null } as const;
    if (commit(`${line.label} in ${scenario?.name} follows ${parent?.name ?? 'its parent'}`, [edit])) closeLineDialog();
  };

  return (
    <FormDialog
      title={line.label}
      text={
        line.definition.type === 'input' && !isOwn
          ? 'Now an input, with values typed in. A formula takes their place.'
          : 'Lines by name, numbers, and functions over time and segments. Names complete as you type.'
      }
      className="wide formula-dialog"
      onClose={closeLineDialog}
      keepsEscape={() => document.querySelector('.completions') !== null}
    >
      {!isBase && (
        <div role="radiogroup" aria-label="Where the formula holds" className="scope">
          <Scope isChosen={!isOwn} onChoose={() => setIsOwn(false)}>
            All scenarios
          </Scope>
          <Scope isChosen={isOwn} onChoose={() => setIsOwn(true)}>
            {scenario?.name ?? ''} only
          </Scope>
        </div>
      )}
      <FormulaField
        plan={plan}
        line={line.id}
        label={`Formula of ${line.label}`}
        value={text}
        fault={fault}
        onChange={setText}
        onCommit={take}
        isFirst
      />
      <Result open={open} line={line} evaluation={tried.evaluation} />
      <div className="dialog-actions">
        {own !== null && (
          <button type="button" className="button start-action" onClick={follow}>
            Follow the parent again
          </button>
        )}
        <Close className="button">Cancel</Close>
        <button type="button" className="button primary" disabled={fault !== null || text.trim() === ''} onClick={take}>
          Use formula
        </button>
      </div>
    </FormDialog>
  );
}

interface Tried {
  readonly evaluation: Evaluation | null;
  readonly fault: FormulaFault | null;
}

function Scope(props: {
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <label className="scope-choice">
      <input type="radio" name="formula-scope" checked={props.isChosen} onChange={props.onChoose} />
      {props.children}
    </label>
  );
}

interface ResultProps {
  readonly open: OpenPlan;
  readonly line: Line;
  readonly evaluation: Evaluation | null;
}

/** What the formula comes to in the selected cell, or else in the last period, beside what is there now. */
function Result({ open, line, evaluation }: ResultProps) {
  const asMrr = useSession((state) => state.asMrr);
  const selected = useSelection((state) => state.selected);
  const { plan } = open;
  const { timeline } = open.evaluation;
  const here = selected?.line === line.id ? selected : null;
  const period = (here === null ? null : periodIndex(timeline, here.period)) ?? timeline.periods - 1;
  const segment = plan.segments.findIndex(({ id }) => id === here?.segment);
  const slice = segment < 0 || !line.segmented ? 'total' : segment;
  const format = lineFormat(line, plan.basis, gridScale(largestAmount(plan)), currencySign(plan.currency), asMrr);
  const shown = (of: Evaluation) => formatValue(valueIn(of, line.id, slice, period, open.scenario), format);
  const where = [
    slice === 'total' ? null : plan.segments[slice]?.name,
    periodLabel(timeline, period),
    plan.scenarios[open.scenario]?.name,
  ];
  return (
    <p className="formula-result">
      <span>{where.filter((part) => part != null).join(', ')}</span>
      <output className="num">{evaluation === null ? '' : shown(evaluation)}</output>
      <small>
        {format.unit}, now <span className="num">{shown(open.evaluation)}</span>
      </small>
    </p>
  );
}
