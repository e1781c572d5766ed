import { useState } from 'react';
import type { ProposedInitiative, StrategyProposal } from '#analysis/strategyProposal';
import type { InitiativeDraft } from '#plan/initiativeEdits';
import { currencySign } from '../format/figures';
import { DialogFooter } from '../frame/DialogFooter';
import { FormDialog } from '../frame/FormDialog';
import { pointsText } from '../roadmap/initiativeTexts';
import { scenarioNameFault } from '../scenarios/scenarioCommands';
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

interface Fault {
  readonly at: number | null;
  readonly field: TextField | null;
  readonly sentence: string;
}

/** Asks for the figures of the scenario to be, each with what the sources say of it. Nothing changes before it is confirmed. */
export function MakeScenario({ open, proposal, onClose, onMade }: MakeProps) {
  const { initiatives } = proposal;
  const [name, setName] = useState(() => scenarioName(open, proposal));
  const [texts, setTexts] = useState(() => initiatives.map(proposedTexts));
  const [fault, setFault] = useState<Fault | null>(null);
  const type = (at: number, field: TextField, text: string) =>
    setTexts(texts.map((one, place) => (place === at ? { ...one, [field]: text } : one)));
  const take = () => {
    const wrongName = scenarioNameFault(open, name, null);
    if (wrongName !== null) return setFault({ at: null, field: null, sentence: wrongName });
    const drafts: InitiativeDraft[] = [];
    for (const [at, initiative] of initiatives.entries()) {
      const read = readDraft(initiative, texts[at] ?? proposedTexts(initiative));
      if (!read.ok) return setFault({ at, ...read.error });
      drafts.push(read.value);
    }
    const made = makeScenario(open, name.trim(), drafts);
    if (made === null) {
      return setFault({ at: null, field: null, sentence: useSession.getState().notice?.text ?? '' });
    }
    onClose();
    onMade(made);
  };
  const parent = open.plan.scenarios[open.scenario]?.name ?? '';
  return (
    <FormDialog
      title="Make this a scenario"
      text={`It follows ${parent} and has these initiatives on; in every other scenario they are off. One step, which undo takes back.`}
      className="make-dialog"
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <label className="form-field">
          <span>Name of the scenario</span>
          <input data-first value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </label>
        {initiatives.map((initiative, at) => (
          <InitiativeFields
            key={initiative.lever}
            initiative={initiative}
            proposal={proposal}
            currency={open.plan.currency}
            texts={texts[at] ?? proposedTexts(initiative)}
            wrong={fault?.at === at ? fault.field : null}
            onType={(field, text) => type(at, field, text)}
          />
        ))}
        <p className="form-fault" role="status">
          {fault?.sentence ?? ''}
        </p>
        <DialogFooter action="Make the scenario" />
      </form>
    </FormDialog>
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
