import { currencySign, fixed } from '../../format/figures';
import { Scrolling } from '../../frame/Scrolling';
import type { OpenPlan } from '../../state/session';
import type { AccountChange, AccountsLook } from './accountsLook';

const WHAT = { new: 'New', changed: 'Changed', removed: 'Removed' } as const;

/** Who comes, changes and goes, and what of the file is left out and why. */
export function AccountsSummaryPart({ look, open }: { readonly look: AccountsLook; readonly open: OpenPlan }) {
  const { summary, unsure } = look;
  const { refusals, warnings, counts, count, changes, leftRows, leftRowCount, faults, faultCount, canApply } = summary;
  const isRefused = refusals.length > 0;
  return (
    <Scrolling className="import-summary" label="What will change">
      <h3>{unsure.length > 0 && !isRefused ? 'What will change, as proposed' : 'What will change'}</h3>
      <div role="status">
        {refusals.map((sentence) => (
          <p key={sentence} className="import-refusal">
            {sentence}
          </p>
        ))}
        {!isRefused && (
          <p>
            {count === 0 && !canApply
              ? `Nothing: the plan says all of this already (${counts}).`
              : `Accounts: ${counts}.`}
          </p>
        )}
      </div>
      {warnings.length > 0 && (
        <ul className="amber-box import-warnings" aria-label="To know before">
          {warnings.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <LeftOut title={rowsText(leftRowCount)} sentences={leftRows} />
      <LeftOut title={cellsText(faultCount)} sentences={faults} />
      {!isRefused && changes.length > 0 && (
        <>
          <table className="figure-table import-changes" aria-label="Each account that changes">
            <thead>
              <tr>
                <th scope="col">Account</th>
                <th scope="col">ARR now</th>
                <th scope="col">Then</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <ChangeRow key={change.id} change={change} currency={open.plan.currency} />
              ))}
            </tbody>
          </table>
          {count > changes.length && <p className="import-more">{`And ${fixed(count - changes.length, 0)} more.`}</p>}
        </>
      )}
    </Scrolling>
  );
}

function LeftOut({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <details className="import-left" open>
      <summary>{title}</summary>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}

function rowsText(count: number): string {
  return count === 1 ? '1 row is left out' : `${fixed(count, 0)} rows are left out`;
}

function cellsText(count: number): string {
  return count === 1 ? '1 cell is not kept' : `${fixed(count, 0)} cells are not kept`;
}

function ChangeRow({ change, currency }: { readonly change: AccountChange; readonly currency: string }) {
  const { name, what, fields, arr } = change;
  const text = (value: number | null) => (value === null ? '' : `${currencySign(currency)}${fixed(value, 0)}`);
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{fields.length === 0 ? WHAT[what] : `${WHAT[what]}: ${fields.join(', ')}`}</small>
      </th>
      <td className="num">{text(arr[0])}</td>
      <td className="num">{text(arr[1])}</td>
    </tr>
  );
}
