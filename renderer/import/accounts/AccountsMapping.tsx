import { columnText } from '#exchange/accounts/accountColumns';
import { ACCOUNT_FIELDS } from '#exchange/accounts/accountFields';
import type { ColumnTarget } from '#exchange/accounts/accountImport';
import { fixed } from '../../format/figures';
import { columnName } from '../choiceTexts';
import { asSentence } from '../ImportChoices';
import { chooseAccounts, useImport } from '../importRun';
import { LazySelect } from '../LazySelect';
import type { AccountsLook, ColumnLook } from './accountsLook';

const FIELD_TARGETS: readonly ColumnTarget[] = ACCOUNT_FIELDS.map((field) => ({ type: 'field', field }));

/** What each column of the file says of the accounts. */
export function AccountsMapping({ look }: { readonly look: AccountsLook }) {
  const chosen = useImport((state) => state.importing?.asked.accounts.columns);
  const choose = (column: number, target: ColumnTarget | null) =>
    chooseAccounts({ columns: { ...chosen, [column]: target } });
  return (
    <section className="import-mapping of-accounts" aria-label="What becomes of it">
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">First values</th>
            <th scope="col">Of the account</th>
          </tr>
        </thead>
        <tbody>
          {look.columns.map((column) => (
            <ColumnRow key={column.column} look={column} onChoose={(target) => choose(column.column, target)} />
          ))}
        </tbody>
      </table>
      {look.moreColumns > 0 && (
        <p className="import-more">
          {look.moreColumns === 1
            ? 'And 1 more column, which stays as proposed. Import fewer to choose it.'
            : `And ${fixed(look.moreColumns, 0)} more columns, which stay as proposed. Import fewer to choose them.`}
        </p>
      )}
    </section>
  );
}

interface ColumnRowProps {
  readonly look: ColumnLook;
  readonly onChoose: (target: ColumnTarget | null) => void;
}

function ColumnRow({ look: { column, heading, samples, target, own }, onChoose }: ColumnRowProps) {
  const { value, isSure, because } = target;
  const name = heading === '' ? `Column ${columnName(column)}` : heading;
  return (
    <tr className={isSure ? '' : 'unsure'}>
      <th scope="row" title={name}>
        {name}
        {!isSure && because !== '' && <small>{asSentence(because)}</small>}
      </th>
      <td className="num">{samples.join('  ·  ')}</td>
      <td>
        <span className="import-target">
          <TargetSelect label={`${name}: of the account`} value={value} own={own} title={because} onChoose={onChoose} />
          {!isSure && (
            <button
              type="button"
              className="button small"
              aria-label={`That is right: ${name}, ${value === null ? 'leave out' : columnText(value)}`}
              onClick={() => onChoose(value)}
            >
              That is right
            </button>
          )}
        </span>
      </td>
    </tr>
  );
}

interface TargetSelectProps {
  readonly label: string;
  readonly value: ColumnTarget | null;
  readonly own: readonly ColumnTarget[];
  readonly title: string;
  readonly onChoose: (target: ColumnTarget | null) => void;
}

/** What a column can be, or that it is left out. */
function TargetSelect({ label, value, own, title, onChoose }: TargetSelectProps) {
  const targets = (isFull: boolean) => (isFull ? [...FIELD_TARGETS, ...own] : value === null ? [] : [value]);
  return (
    <LazySelect
      label={label}
      title={title}
      value={value === null ? '' : columnText(value)}
      onChoose={(text) => onChoose(targets(true).find((target) => columnText(target) === text) ?? null)}
      options={(isFull) => (
        <>
          <option value="">Leave out</option>
          {targets(isFull).map((target) => (
            <option key={columnText(target)} value={columnText(target)}>
              {columnText(target)}
            </option>
          ))}
        </>
      )}
    />
  );
}
