import './newPlan.css';
import { type KeyboardEvent, type SyntheticEvent, useDeferredValue, useMemo, useState } from 'react';
import type { Result } from '#base/result';
import type { Basis } from '#domain/timeline';
import { findBasisDoubt } from '#plan/findBasisDoubt';
import { type Evaluation, evaluatePlan } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { currencySign } from '../format/figures';
import { BasisDoubtBox } from './BasisQuestion';
import { ChoiceField, FigureField } from './NewPlanFields';
import {
  aimChoices,
  emptyForm,
  type Field,
  type NewPlanForm,
  type Problems,
  readEmptyForm,
  readForm,
  tidyFigure,
  TYPED_FIGURES,
} from './newPlanForm';
import { NewPlanDetails } from './NewPlanDetails';
import { NewPlanPreview } from './NewPlanPreview';

const BASES: readonly (readonly [Basis, string])[] = [
  ['annual', 'year'],
  ['quarterly', 'quarter'],
  ['monthly', 'month'],
];

/** Five figures on one page, and what they lead to while they are typed; Enter makes the plan. `basisKept` says that its basis was asked about and stays. */
export function NewPlanPanel({ onMake }: { readonly onMake: (plan: Plan, basisKept: boolean) => void }) {
  const [form, setForm] = useState(() => emptyForm(new Date().getFullYear()));
  const [left, setLeft] = useState<ReadonlySet<Field>>(new Set());
  const [isUnfolded, setIsUnfolded] = useState(false);
  const read = useMemo(() => readForm(form), [form]);
  const preview = useDeferredValue(read.ok ? read.value : null);
  const evaluation = useMemo(() => evaluated(preview), [preview]);
  const doubt = useMemo(() => (evaluation === null ? null : findBasisDoubt(evaluation)), [evaluation]);
  const [keptBasis, setKeptBasis] = useState<Basis | null>(null);
  const aims = useMemo(() => aimChoices(form), [form]);
  // What was not reached yet is not wrong yet.
  const problem = (field: Field) => (read.ok || !left.has(field) ? undefined : read.error[field]);
  const change = (changed: Partial<NewPlanForm>) => {
    setForm((now) => ({ ...now, ...changed }));
    // Choices count at once, typed figures when their field is left.
    const chosen = (Object.keys(changed) as Field[]).filter((field) => !isFigure(field));
    if (chosen.length > 0) setLeft((fields) => new Set([...fields, ...chosen, 'by']));
  };
  const leave = (field: (typeof TYPED_FIGURES)[number]) => {
    setForm((now) => ({ ...now, [field]: tidyFigure(now, field) }));
    if (form[field].trim() !== '') setLeft((fields) => new Set([...fields, field]));
  };
  const make = (read: Result<Plan, Problems>, panel: HTMLFormElement | null) => {
    if (read.ok) {
      onMake(read.value, keptBasis === form.basis);
      return;
    }
    setLeft(new Set(Object.keys(form) as Field[]));
    if (DETAILS.some((field) => read.error[field] !== undefined)) setIsUnfolded(true);
    // After the sentences stand, the first field that has one.
    requestAnimationFrame(() => panel?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    make(read, event.currentTarget);
  };
  // Enter in a text field submits of itself; in a list it does as well.
  const submitFromList = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    // The grid is there before the key has gone all its way, and would take it for its own: to edit the cell it starts at.
    event.stopPropagation();
    event.currentTarget.requestSubmit();
  };
  const per = BASES.find(([basis]) => basis === form.basis)?.[1] ?? '';
  const figure = (field: (typeof TYPED_FIGURES)[number]) => ({
    text: form[field],
    problem: problem(field),
    onType: (text: string) => change({ [field]: text }),
    onLeave: () => leave(field),
  });
  return (
    <form
      className="new-plan"
      data-region="new plan"
      tabIndex={-1}
      onSubmit={submit}
      onKeyDown={submitFromList}
      noValidate
      aria-labelledby="new-plan-title"
    >
      <h2 id="new-plan-title">New plan</h2>
      <p className="new-plan-lead">Five figures make a plan; everything can be refined in the grid.</p>
      <fieldset className="basis-choice">
        <legend>Rates below are stated per</legend>
        <span className="basis-segments">
          {BASES.map(([basis, name]) => (
            <label key={basis}>
              <input type="radio" name="basis" checked={form.basis === basis} onChange={() => change({ basis })} />
              <span className="basis-name">{name}</span>
            </label>
          ))}
        </span>
      </fieldset>
      <div className="new-plan-figures">
        <FigureField
          label="ARR at the start"
          sign={currencySign(form.currency)}
          placeholder="e.g. 12M"
          isFirst
          {...figure('startingArr')}
        />
        <FigureField label={`NRR now, a ${per}`} unit="%" placeholder="e.g. 104" {...figure('nrr')} />
        <FigureField label={`GRR now, a ${per}`} unit="%" placeholder="e.g. 88" {...figure('grr')} />
        <FigureField label={`NRR aimed at, a ${per}`} unit="%" placeholder="e.g. 112" {...figure('aim')} />
        <ChoiceField
          label="By"
          chosen={aims.chosen}
          choices={aims.choices.map(({ month, label }) => [month, label] as const)}
          problem={problem('by')}
          onChoose={(by) => change({ by })}
        />
      </div>
      <NewPlanDetails
        form={form}
        problem={problem}
        onChange={change}
        isUnfolded={isUnfolded}
        onFold={() => setIsUnfolded(!isUnfolded)}
      />
      {evaluation !== null && doubt !== null && keptBasis !== form.basis && (
        <BasisDoubtBox
          evaluation={evaluation}
          doubt={doubt}
          onReread={(basis) => change({ basis })}
          onKeep={() => setKeptBasis(form.basis)}
        />
      )}
      <NewPlanPreview evaluation={evaluation} />
      <div className="new-plan-actions">
        <button
          type="button"
          className="button"
          onClick={(event) => make(readEmptyForm(form), event.currentTarget.form)}
        >
          Start empty
        </button>
        <button type="submit" className="button primary">
          Make the plan
        </button>
      </div>
    </form>
  );
}

function evaluated(plan: Plan | null): Evaluation | null {
  const evaluation = plan === null ? null : evaluatePlan(plan);
  return evaluation?.ok === true ? evaluation.value : null;
}

const DETAILS: readonly Field[] = ['title', 'currency', 'grain', 'start', 'years', 'fiscalYearStart', 'segments'];

function isFigure(field: Field): boolean {
  return TYPED_FIGURES.some((one) => one === field);
}
