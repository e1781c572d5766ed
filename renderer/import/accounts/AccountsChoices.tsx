import { useState } from 'react';
import type { AccountChoiceName, AccountChoices } from '#exchange/accounts/accountImport';
import { asSentence, ProposedField, TextFields } from '../ImportChoices';
import { chooseAccounts } from '../importRun';
import type { Asked } from '../look';
import type { AccountsLook } from './accountsLook';

/** Choices with a list of options; the day of the list is written. */
type Listed = Exclude<AccountChoiceName, 'asOf'>;

const GROUPS: readonly { readonly title: string; readonly names: readonly Listed[] }[] = [
  { title: 'Into the plan', names: ['others'] },
  { title: 'Layout', names: ['sheet', 'headings'] },
  { title: 'Numbers and dates', names: ['decimal', 'dates', 'scale', 'revenue', 'emptyMonths', 'rates'] },
];

const LABELS: Readonly<Record<Listed, string>> = {
  others: 'Not in file',
  sheet: 'Sheet',
  headings: 'Headings',
  decimal: 'Decimal sign',
  dates: 'Dates',
  scale: 'Money',
  revenue: 'Revenue',
  emptyMonths: 'Empty month',
  rates: 'Shares',
};

type Texts = { readonly [K in Listed]: (value: AccountChoices[K], look: AccountsLook) => string };

const TEXTS: Texts = {
  others: (value) => (value === 'keep' ? 'Stay' : 'Are removed'),
  sheet: (value, { sheets }) => sheets[value] ?? `Sheet ${value + 1}`,
  headings: (value) => `Row ${value + 1}`,
  decimal: (value) => (value === '.' ? 'Point 1,234.5' : 'Comma 1.234,5'),
  dates: (value) => ({ ymd: 'Year first', dmy: 'Day first', mdy: 'Month first' })[value],
  scale: (value) => ({ 1: 'In single units', 1000: 'In thousands', 1000000: 'In millions' })[value],
  revenue: (value) => (value === 'arr' ? 'ARR' : 'MRR, × 12'),
  emptyMonths: (value) => (value === 'none' ? 'Nothing paid' : 'Not known'),
  rates: (value) => ({ byColumn: 'As columns show', percent: '5 is 5%', fraction: '0.05 is 5%' })[value],
};

/** How a file of accounts is read, top to bottom: each choice with what is proposed for it. */
export function AccountsChoices({ look, asked }: { readonly look: AccountsLook; readonly asked: Asked }) {
  return (
    <section className="import-choices" aria-label="How the file is read">
      {GROUPS.map(({ title, names }) => {
        const shown = names.filter((name) => isShown(name, look));
        if (shown.length === 0 && title !== 'Into the plan') return null;
        return (
          <fieldset key={title} className="import-group">
            <legend>{title}</legend>
            {title === 'Into the plan' && <DayOfList look={look} />}
            {shown.map((name) => (
              <ChoiceOf key={name} name={name} look={look} />
            ))}
          </fieldset>
        );
      })}
      {look.text !== null && <TextFields text={look.text} asked={asked.text} />}
    </section>
  );
}

/** A choice that there is: shares are read only where some column holds them, and others only where there are any. */
function isShown(name: Listed, { choices, columns }: AccountsLook): boolean {
  const { options, isSure, because } = choices[name];
  if (name === 'others') return !isSure || because === 'it was chosen';
  if (name === 'rates' && isSure)
    return columns.some(({ target: { value } }) => value?.type === 'field' && SHARES.has(value.field));
  return options.length > 1 || !isSure;
}

const SHARES: ReadonlySet<string> = new Set(['featuresAdopted', 'dauMau']);

function ChoiceOf<K extends Listed>({ name, look }: { readonly name: K; readonly look: AccountsLook }) {
  const text: Texts[K] = TEXTS[name];
  return (
    <ProposedField
      label={LABELS[name]}
      proposal={look.choices[name]}
      text={(value) => text(value as AccountChoices[K], look)}
      onChoose={(value) => chooseAccounts({ [name]: value })}
    />
  );
}

/** The day the list is of, as a date that is typed or chosen from a calendar. */
function DayOfList({ look }: { readonly look: AccountsLook }) {
  const { value, isSure, because } = look.choices.asOf;
  const [typed, setTyped] = useState<string | null>(null);
  const take = (day: string) => {
    setTyped(null);
    if (day !== '' && day !== value) chooseAccounts({ asOf: day });
  };
  return (
    <div className={isSure ? 'import-field' : 'import-field unsure'}>
      <label className="import-label">
        <span>List is of</span>
        <input
          autoComplete="off"
          type="date"
          className="field"
          title={because}
          value={typed ?? value ?? ''}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={(event) => take(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take(event.currentTarget.value);
          }}
        />
      </label>
      {!isSure && value !== null && (
        <p className="import-because">
          {asSentence(because)}
          <button
            type="button"
            className="button small"
            aria-label={`That is right: the list is of ${value}`}
            onClick={() => chooseAccounts({ asOf: value })}
          >
            That is right
          </button>
        </p>
      )}
    </div>
  );
}
