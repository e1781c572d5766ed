import { useMemo, useState } from 'react';
import { describeMergeError, type Merge, mergeScenarios, type MergeWish } from '#plan/mergeScenarios';
import type { Plan } from '#plan/model';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import { commit, type OpenPlan } from '../state/session';
import { closeMerging, useMerging } from './mergeState';

/** What of another plan comes into this one, looked over before it does. */
export function MergeDialog({ open }: { readonly open: OpenPlan }) {
  const merging = useMerging((state) => state.merging);
  if (merging === null) return null;
  return <MergeForm open={open} other={merging.other} name={merging.name} />;
}

interface MergeFormProps {
  readonly open: OpenPlan;
  readonly other: Plan;
  readonly name: string;
}

function MergeForm({ open, other, name }: MergeFormProps) {
  const offered = other.scenarios.slice(1);
  const [wish, setWish] = useState<MergeWish>(() => ({
    scenarios: offered.map(({ id }) => id),
    add: new Set<string>(),
    withBase: false,
  }));
  const merge = useMemo(() => mergeScenarios(open.plan, other, wish), [open.plan, other, wish]);
  const change = (changed: Partial<MergeWish>) => setWish({ ...wish, ...changed });
  const apply = () => {
    if (merge.ok && commit(`Merge scenarios from ${name}`, merge.value.edits)) closeMerging();
  };
  return (
    <FormDialog
      title={`Merge scenarios from ${name}`}
      text="They come in beside your own, which stay as they are; all of it is one step of undo."
      className="merge-dialog"
      onClose={closeMerging}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <Choices
          legend="Scenarios"
          choices={offered.map((scenario) => ({ id: scenario.id, name: scenario.name }))}
          chosen={new Set(wish.scenarios)}
          onChoose={(chosen) => change({ scenarios: offered.map(({ id }) => id).filter((id) => chosen.has(id)) })}
        />
        {merge.ok && <MergeChoices merge={merge.value} wish={wish} onChange={change} />}
        <div className="merge-summary" role="status">
          {merge.ok ? <Summary merge={merge.value} /> : <p>{describeMergeError(merge.error)}</p>}
        </div>
        <DialogFooter action="Merge" isReady={merge.ok} />
      </form>
    </FormDialog>
  );
}

function MergeChoices({
  merge: { additions, differingBase },
  wish,
  onChange,
}: {
  readonly merge: Merge;
  readonly wish: MergeWish;
  readonly onChange: (changed: Partial<MergeWish>) => void;
}) {
  return (
    <>
      {additions.length > 0 && (
        <Choices
          legend="Add what only the other plan has; an added initiative is off in your plan itself"
          choices={additions}
          chosen={wish.add}
          onChoose={(add) => onChange({ add })}
        />
      )}
      {(differingBase.length > 0 || wish.withBase) && (
        <label className="merge-check" title={differingBase.map(({ label }) => label).join(', ')}>
          <input
            type="checkbox"
            checked={wish.withBase}
            onChange={(event) => onChange({ withBase: event.target.checked })}
          />
          <span>
            Also what the plans themselves say differently ({differingBase.length}{' '}
            {differingBase.length === 1 ? 'line' : 'lines'}), so that the figures are those of the file
          </span>
        </label>
      )}
    </>
  );
}

function Summary({ merge: { scenarios, leftOut } }: { readonly merge: Merge }) {
  return (
    <>
      {scenarios.map(({ as, lines }) => (
        <p key={as}>
          <b>{as}</b> comes in, with {lines} {lines === 1 ? 'line' : 'lines'} of its own.
        </p>
      ))}
      {leftOut.length > 0 && (
        <>
          <p className="merge-left">
            {leftOut.length} {leftOut.length === 1 ? 'thing is' : 'things are'} left out:
          </p>
          <ul>
            {leftOut.map(({ what, why }) => (
              <li key={`${what}: ${why}`}>
                {what}: {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Choices({
  legend,
  choices,
  chosen,
  onChoose,
}: {
  readonly legend: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return (
    <fieldset className="merge-choices">
      <legend>{legend}</legend>
      {choices.map(({ id, name }) => (
        <label key={id} className="merge-check">
          <input type="checkbox" checked={chosen.has(id)} onChange={(event) => toggle(id, event.target.checked)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
