import { columnText } from '#exchange/accounts/accountColumns';
import type { OpenPlan } from '../../state/session';
import type { Asked } from '../look';
import { PreviewTable } from '../PreviewTable';
import { AccountsChoices } from './AccountsChoices';
import type { AccountsLook } from './accountsLook';
import { AccountsMapping } from './AccountsMapping';
import { AccountsSummaryPart } from './AccountsSummaryPart';

interface AccountsReadProps {
  readonly open: OpenPlan;
  readonly asked: Asked;
  readonly look: AccountsLook;
}

/** A file of accounts: how it is read, what its columns are, who comes and goes. */
export function AccountsRead({ open, asked, look }: AccountsReadProps) {
  const targets = new Map(look.columns.map(({ column, target }) => [column, target.value]));
  const headings = look.choices.headings.value;
  return (
    <div className="import-parts">
      <AccountsChoices look={look} asked={asked} />
      <div className="import-table">
        <PreviewTable
          preview={look.preview}
          columnHead={(column) => {
            const target = targets.get(column) ?? null;
            return target === null ? undefined : columnText(target);
          }}
          rowHead={() => undefined}
          role={(row, column) =>
            row === headings ? 'is-label' : (targets.get(column) ?? null) === null ? 'is-left' : 'is-taken'
          }
        />
        <AccountsMapping look={look} />
      </div>
      <AccountsSummaryPart look={look} open={open} />
    </div>
  );
}
