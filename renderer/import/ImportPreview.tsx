import { lineOf } from '#plan/planParts';
import type { OpenPlan } from '../state/session';
import type { Look } from './look';
import { PreviewTable } from './PreviewTable';

/** The first rows of the sheet as they are read now; what becomes of a column or row stands at its head. */
export function ImportPreview({ look, open }: { readonly look: Look; readonly open: OpenPlan }) {
  const { preview, choices } = look;
  const isAcross = choices.orientation.value === 'across';
  const names = new Map(
    preview.targets.map(({ at, target }) => [at, lineOf(open.plan, target.line)?.label ?? target.line]),
  );
  const role = (row: number, column: number) => {
    const [along, across] = isAcross ? [column, row] : [row, column];
    if (across === choices.periodsAt.value) return 'is-period';
    if (along === choices.labelsAt.value) return 'is-label';
    if (!isAcross && across === choices.segmentsAt.value) return 'is-label';
    return names.has(across) ? 'is-taken' : 'is-left';
  };
  return (
    <PreviewTable
      preview={preview}
      columnHead={(column) => (isAcross ? undefined : names.get(column))}
      rowHead={(row) => (isAcross ? names.get(row) : undefined)}
      role={role}
    />
  );
}
