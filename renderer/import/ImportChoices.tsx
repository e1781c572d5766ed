import type { Choices, ChoiceName, ForeignFile, Proposal, TextChoices } from '#exchange/import/choices';
import type { OpenPlan } from '../state/session';
import { CHOICE_GROUPS, CHOICE_LABELS, choiceText, ENCODING_TEXTS, SEPARATOR_TEXTS } from './choiceTexts';
import { choose, chooseText } from './importRun';
import type { Asked, Look } from './look';

interface ChoicesProps {
  readonly look: Look;
  readonly asked: Asked;
  readonly open: OpenPlan;
}

/** How the file is read, top to bottom: each choice with what is proposed for it. */
export function ImportChoices({ look, asked, open }: ChoicesProps) {
  return (
    <section className="import-choices" aria-label="How the file is read">
      {CHOICE_GROUPS.map(({ title, names }) => {
        const shown = names.filter((name) => isShown(name, look, open));
        if (shown.length === 0) return null;
        return (
          <fieldset key={title} className="import-group">
            <legend>{title}</legend>
            {shown.map((name) => (
              <ChoiceOf key={name} name={name} look={look} open={open} />
            ))}
          </fieldset>
        );
      })}
      {look.text !== null && <TextFields text={look.text} asked={asked.text} />}
    </section>
  );
}

/** A choice that there is: totals are split only in a plan with segments, and rates are read only where there are some. */
function isShown(name: ChoiceName, { choices, series }: Look, { plan }: OpenPlan): boolean {
  const { options, isSure } = choices[name];
  if (name === 'totals' && plan.segments.length === 0) return false;
  const lines = new Set(series.map(({ target }) => target.value?.line));
  if (name === 'rates' && isSure && !plan.lines.some(({ id, unit }) => unit === 'rate' && lines.has(id))) return false;
  return options.length > 1 || !isSure;
}

interface ChoiceProps<K extends ChoiceName> {
  readonly name: K;
  readonly look: Look;
  readonly open: OpenPlan;
}

function ChoiceOf<K extends ChoiceName>({ name, look, open }: ChoiceProps<K>) {
  const proposal: Proposal<Choices[K]> = look.choices[name];
  return (
    <ProposedField
      label={CHOICE_LABELS[name]}
      proposal={proposal}
      text={(value) => choiceText(name, value, look, open)}
      onChoose={(value) => choose({ [name]: value })}
    />
  );
}

interface TextFieldsProps {
  readonly text: ForeignFile['text'];
  readonly asked: TextChoices;
}

/** Encoding and separator of a text file; where it was not read at all, every one there is can be tried. */
export function TextFields({ text, asked }: TextFieldsProps) {
  const encodings = Object.keys(ENCODING_TEXTS) as (keyof typeof ENCODING_TEXTS)[];
  const separators = Object.keys(SEPARATOR_TEXTS) as (keyof typeof SEPARATOR_TEXTS)[];
  const all = <T,>(value: T | null, options: readonly T[]): Proposal<T> => ({
    value,
    isSure: true,
    options,
    because: '',
  });
  return (
    <fieldset className="import-group">
      <legend>Text</legend>
      <ProposedField
        label="Encoding"
        proposal={text?.encoding ?? all(asked.encoding, encodings)}
        text={(value) => ENCODING_TEXTS[value]}
        onChoose={(encoding) => chooseText({ encoding })}
      />
      <ProposedField
        label="Separator"
        proposal={text?.separator ?? all(asked.separator, separators)}
        text={(value) => SEPARATOR_TEXTS[value]}
        onChoose={(separator) => chooseText({ separator })}
      />
    </fieldset>
  );
}

interface ProposedFieldProps<T> {
  readonly label: string;
  readonly proposal: Proposal<T>;
  readonly text: (value: T) => string;
  readonly onChoose: (value: T) => void;
}

/** A choice with what is proposed; marked until a person has chosen where the file allows other readings. */
export function ProposedField<T>({ label, proposal, text, onChoose }: ProposedFieldProps<T>) {
  const { value, isSure, options, because } = proposal;
  const at = options.findIndex((option) => isSame(option, value));
  return (
    <div className={isSure ? 'import-field' : 'import-field unsure'}>
      <label className="import-label">
        <span>{label}</span>
        <select
          className="field"
          value={at}
          title={because}
          onChange={(event) => {
            const chosen = options[Number(event.target.value)];
            if (chosen !== undefined) onChoose(chosen);
          }}
        >
          {at < 0 && <option value={-1}>Choose…</option>}
          {options.map((option, place) => (
            <option key={text(option)} value={place}>
              {text(option)}
            </option>
          ))}
        </select>
      </label>
      {!isSure && (
        <p className="import-because">
          {because === '' ? 'To be chosen.' : asSentence(because)}
          {value !== null && (
            <button
              type="button"
              className="button small"
              aria-label={`That is right: ${label}, ${text(value)}`}
              onClick={() => onChoose(value)}
            >
              That is right
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** A reason as a sentence of its own. */
export function asSentence(because: string): string {
  return `${because.charAt(0).toUpperCase()}${because.slice(1)}.`;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
