import { useState } from 'react';
import { err, ok, type Result } from '#base/result';
import type { ProposedInitiative, StrategyProposal } from '#analysis/strategyProposal';
import type { InitiativeDraft } from '#plan/initiativeEdits';
import { currencySign } from '../format/figures';
import { pointsText } from '../roadmap/initiativeTexts';
import { NewScenarioForm } from '../scenarios/NewScenarioForm';
import { type OpenPlan, useSession } from '../state/session';
import {
  askedFields,
  FIELD_LABELS,
  type InitiativeTexts,
  proposedTexts,
  readDraft,
  type TextField,
  typedPoints,
} from './makeForm';
import { type MadeScenario, makeScenario, scenarioName } from './strategyCommands';
import { costHint, shareHint } from './strategyTexts';

interface MakeProps {
  readonly open: OpenPlan;
  readonly proposal: StrategyProposal;
  readonly onClose: () => void;
  readonly onMade: (made: MadeScenario) => void;
}

interface Wrong {
  readonly at: number;
  readonly field: TextField;
}

/** Asks for the figures of the scenario to be, each with what the sources say of it. */
export function MakeScenario({ open, proposal, onClose, onMade }: MakeProps) {
  const { initiatives } = proposal;
  const [texts, setTexts] = useState(() => initiatives.map(proposedTexts));
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const type = (at: number, field: TextField, text: string) =>
    setTexts(texts.map((one, place) => (place === at ? { ...one, [field]: text } : one)));
  const take = (name: string): Result<() => void, string> => {
    setWrong(null);
    const drafts: InitiativeDraft[] = [];
    for (const [at, initiative] of initiatives.entries()) {
      const read = readDraft(initiative, texts[at] ?? proposedTexts(initiative));
      if (!read.ok) {
        setWrong({ at, field: read.error.field });
        return err(read.error.sentence);
      }
      drafts.push(read.value);
    }
    const made = makeScenario(open, name, drafts);
    return made === null ? err(useSession.getState().notice?.text ?? '') : ok(() => onMade(made));
  };
  const parent = open.plan.scenarios[open.scenario]?.name ?? '';
  return (
    <NewScenarioForm
      open={open}
      title="Make this a scenario"
      text={`It follows ${parent} and has these initiatives on; in every other scenario they are off. One step, which undo takes back.`}
      className="make-dialog"
      firstName={scenarioName(open, proposal)}
      onTake={take}
      onClose={onClose}
    >
      {initiatives.map((initiative, at) => (
        <InitiativeFields
          key={initiative.lever}
          initiative={initiative}
          proposal={proposal}
          currency={open.plan.currency}
          texts={texts[at] ?? proposedTexts(initiative)}
          wrong={wrong?.at === at ? wrong.field : null}
          onType={(field, text) => type(at, field, text)}
        />
      ))}
    </NewScenarioForm>
  );
}

interface FieldsProps {
  readonly initiative: ProposedInitiative;
  readonly proposal: StrategyProposal;
  readonly currency: string;
  readonly texts: InitiativeTexts;
  readonly wrong: TextField | null;
  readonly onType: (field: TextField, text: string) => void;
}

function InitiativeFields({ initiative, proposal, currency, texts, wrong, onType }: FieldsProps) {
  const label = (field: TextField) =>
    field === 'cost' ? `${FIELD_LABELS.cost}, ${currencySign(currency).trim()}` : FIELD_LABELS[field];
  return (
    <fieldset className="make-initiative">
      <legend className="make-initiative-name">
        {initiative.name}
        <span className="make-initiative-points">
          <b className="num">{pointsText(typedPoints(initiative, texts))}</b> points
        </span>
      </legend>
      {askedFields(initiative).map((field) => (
        <label key={field} className="form-field make-field">
          <span>{label(field)}</span>
          <input
            autoComplete="off"
            className="num"
            aria-label={`${label(field)} of ${initiative.name}`}
            aria-invalid={wrong === field || undefined}
            value={texts[field]}
            onChange={(event) => onType(field, event.target.value)}
          />
          <small className="make-hint">{hintOf(field, initiative, proposal, currency)}</small>
        </label>
      ))}
    </fieldset>
  );
}

function hintOf(
  field: TextField,
  initiative: ProposedInitiative,
  proposal: StrategyProposal,
  currency: string,
): string {
  const { size, monthsSay, monthsSource } = initiative;
  switch (field) {
    case 'reach':
    case 'conversion':
    case 'lift':
      return size.type === 'reach' ? shareHint(size[field]) : '';
    case 'points':
      return size.type === 'points' ? 'what the rule asks for, in the basis of the plan; no source gives a range' : '';
    case 'start':
      return 'the first month that is not closed';
    case 'months':
      return monthsSource === null ? monthsSay : `${monthsSay} (${monthsSource})`;
    case 'cost':
      return costHint(initiative, proposal, currency);
  }
}
