import { isSameValue } from '#domain/accounts/sameAccount';
import { columnText } from '#exchange/accounts/accountColumns';
import { ACCOUNT_FIELDS, fieldLabel } from '#exchange/accounts/accountFields';
import type { ColumnTarget } from '#exchange/accounts/accountImport';
import { fixed } from '../../format/figures';
import { columnName } from '../choiceTexts';
import { chooseAccounts, useImport } from '../importRun';
import { LateSelect, MappingRow, MappingTable } from '../MappingTable';
import type { AccountsLook, ColumnLook } from './accountsLook';

const FIELD_TARGETS: readonly ColumnTarget[] = ACCOUNT_FIELDS.map((field) => ({ type: 'field', field }));

/** What each column of the file says of the accounts. */
export function AccountsMapping({ look }: { readonly look: AccountsLook }) {
  const chosen = useImport((state) => state.importing?.asked.accounts.columns);
  const choose = (column: number, target: ColumnTarget | null) =>
    chooseAccounts({ columns: { ...chosen, [column]: target } });
  const more =
    look.moreColumns === 1
      ? 'And 1 more column, which stays as proposed. Import fewer to choose it.'
      : `And ${fixed(look.moreColumns, 0)} more columns, which stay as proposed. Import fewer to choose them.`;
  return (
    <MappingTable becomes="Of the account" more={look.moreColumns > 0 ? more : null} className="of-accounts">
      {look.columns.map((column) => (
        <ColumnRow key={column.column} look={column} onChoose={(target) => choose(column.column, target)} />
      ))}
    </MappingTable>
  );
}

interface ColumnRowProps {
  readonly look: ColumnLook;
  readonly onChoose: (target: ColumnTarget | null) => void;
}

function ColumnRow({ look: { column, heading, samples, target, own }, onChoose }: ColumnRowProps) {
  const { value } = target;
  const name = heading === '' ? `Column ${columnName(column)}` : heading;
  const targets = [...FIELD_TARGETS, ...own];
  const at = targets.findIndex((one) => isSameValue(one, value));
  return (
    <MappingRow
      name={name}
      samples={samples}
      proposal={target}
      target={value === null ? 'leave out' : columnText(value)}
      onAgree={() => onChoose(value)}
    >
      <LateSelect
        label={`${name}: of the account`}
        title={target.because}
        value={String(at)}
        onChoose={(place) => onChoose(targets[Number(place)] ?? null)}
      >
        {(isFull) => (
          <>
            <option value={-1}>Leave out</option>
            {targets.map((one, place) =>
              isFull || place === at ? (
                <option key={columnText(one)} value={place}>
                  {one.type === 'field' ? fieldLabel(one.field) : columnText(one)}
                </option>
              ) : null,
            )}
          </>
        )}
      </LateSelect>
    </MappingRow>
  );
}
