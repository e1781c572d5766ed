import { useMemo, useState } from 'react';
import { UNITS, type Unit } from '#domain/units';
import type { OverPeriods } from '#engine/model';
import { type FormulaFault, textFault } from '#plan/formulaTrial';
import { lineNameFrom, newLineEdits } from '#plan/lineChanges';
import type { Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import { commit, type OpenPlan } from '../state/session';
import { Choice } from './Choice';
import { FormulaField } from './FormulaField';
import { goToLine } from './lineCommands';
import { closeLineDialog } from './lineDialog';
import { PERIOD_RULES, SEGMENT_RULES, type SegmentRule, segmentRule, usualRules } from './lineRules';
import { nameFault } from './RenameLineDialog';

const OWN_SECTION = 'Your own lines';

const UNIT_NAMES: Readonly<Record<Unit, string>> = {
  money: 'Money',
  cash: 'Amount that is no ARR',
  rate: 'Percent',
  ratio: 'Ratio',
  count: 'Count',
  month: 'Month',
  number: 'Number',
};

/** Asks for a new line: what it is called, what it holds, how it totals. Everything but the label has a usual answer. */
export function NewLineDialog({ open, after }: { readonly open: OpenPlan; readonly after: string | null }) {
  const { plan } = open;
  const above = after === null ? undefined : lineOf(plan, after);
  const [label, setLabel] = useState('');
  const [ownName, setOwnName] = useState<string | null>(null);
  const [isFormula, setIsFormula] = useState(false);
  const [formula, setFormula] = useState('');
  const [unit, setUnit] = useState<Unit>('money');
  const [section, setSection] = useState(above?.section ?? OWN_SECTION);
  const [isSegmented, setIsSegmented] = useState(true);
  const [ownSegmentRule, setOwnSegmentRule] = useState<SegmentRule | null>(null);
  const [ownPeriodRule, setOwnPeriodRule] = useState<OverPeriods | null>(null);
  const usual = usualRules(unit, isFormula);
  const name = ownName ?? lineNameFrom(label, plan);
  const possible = <T extends { readonly rule: string }>(rules: readonly T[]) =>
    rules.filter(({ rule }) => isFormula || rule !== 'recompute');
  const written: FormulaFault | null = useMemo(
    () => (isFormula && formula.trim() !== '' ? formulaFault(plan, formula, name) : null),
    [plan, isFormula, formula, name],
  );
  const fault = label.trim() === '' ? '' : (nameFault(open, name, null) ?? '');
  const isReady = label.trim() !== '' && fault === '' && written === null && (!isFormula || formula.trim() !== '');
  const sections = [...new Set([...plan.lines.map((line) => line.section), OWN_SECTION])];

  const take = () => {
    if (!isReady) return;
    const edits = newLineEdits(plan, placeIn(plan, section, after), {
      id: name,
      label: label.trim(),
      section,
      unit,
      segmented: isSegmented,
      overSegments: segmentRule(ownSegmentRule ?? usual.overSegments),
      overPeriods: ownPeriodRule ?? usual.overPeriods,
      formula: isFormula ? formula : null,
    });
    if (!commit(`Add line ${label.trim()}`, edits)) return;
    goToLine(name);
    closeLineDialog();
  };

  return (
    <FormDialog
      title="New line"
      text={above === undefined ? 'It stands at the end of the plan.' : `It stands below ${above.label}.`}
      className="line-dialog"
      onClose={closeLineDialog}
      keepsEscape={() => document.querySelector('.completions') !== null}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <div className="field-pair">
          <label className="form-field">
            <span>Label</span>
            <input
              autoComplete="off"
              value={label}
              maxLength={200}
              onChange={(event) => setLabel(event.target.value)}
            />
          </label>
          <label className="form-field">
            <span>Name in formulas</span>
            <input
              autoComplete="off"
              className="code"
              value={label === '' && ownName === null ? '' : name}
              spellCheck={false}
              onChange={(event) => setOwnName(event.target.value)}
            />
          </label>
        </div>
        <div role="radiogroup" aria-label="What it holds" className="scope">
          <label className="scope-choice">
            <input type="radio" name="holds" checked={!isFormula} onChange={() => setIsFormula(false)} />
            Values you type
          </label>
          <label className="scope-choice">
            <input type="radio" name="holds" checked={isFormula} onChange={() => setIsFormula(true)} />A formula
          </label>
        </div>
        {isFormula && (
          <FormulaField
            plan={plan}
            line={name}
            label="Formula"
            value={formula}
            fault={written}
            onChange={setFormula}
            onCommit={take}
          />
        )}
        <div className="field-pair">
          <Choice label="Unit" value={unit} options={UNITS.map((one) => [one, UNIT_NAMES[one]])} onChoose={setUnit} />
          <Choice label="Section" value={section} options={sections.map((one) => [one, one])} onChoose={setSection} />
        </div>
        <div className="field-pair">
          <Choice
            label="Worked out"
            value={isSegmented ? 'each' : 'once'}
            options={[
              ['each', 'In each segment'],
              ['once', 'Once for the plan'],
            ]}
            onChoose={(choice) => setIsSegmented(choice === 'each')}
          />
          <Choice
            label="Total of segments"
            value={ownSegmentRule ?? usual.overSegments}
            options={possible(SEGMENT_RULES).map(({ rule, says }) => [rule, says])}
            onChoose={setOwnSegmentRule}
          />
        </div>
        <Choice
          label="Over a quarter or year"
          value={ownPeriodRule ?? usual.overPeriods}
          options={possible(PERIOD_RULES).map(({ rule, says }) => [rule, says])}
          onChoose={setOwnPeriodRule}
        />
        <p className="form-fault" role="status">
          {fault}
        </p>
        <DialogFooter action="Add line" isReady={isReady} />
      </form>
    </FormDialog>
  );
}

/** The new line may look back on itself, so its own name is known. */
function formulaFault(plan: Plan, text: string, name: string): FormulaFault | null {
  const fault = textFault(plan, text);
  return fault?.sentence.includes(`unknown name \`${name}\``) === true ? null : fault;
}

/** Below the line it was asked for at, where that is in the section; else at the end of the section, or of the plan. */
function placeIn(plan: Plan, section: string, after: string | null): string | null {
  if (after !== null && lineOf(plan, after)?.section === section) return after;
  return plan.lines.findLast((line) => line.section === section)?.id ?? null;
}
