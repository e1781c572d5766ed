import type { ReactNode } from 'react';
import { ChevronIcon } from '../frame/icons';
import type { LineRow } from '../plan/gridRows';

interface LineHeadProps {
  readonly row: LineRow;
  readonly unit: string;
  readonly onToggle: (line: string) => void;
  /** The name: text, or a button that does something with the line. */
  readonly children: ReactNode;
}

/** The head of a line in a table of lines: sign, segments to fold, name and unit. */
export function LineHead({ row, unit, onToggle, children }: LineHeadProps) {
  return (
    <th scope="row" className="label">
      <span className="row-label">
        <span className="row-sign">{row.sign === 'part' ? '' : row.sign}</span>
        {row.isOpen !== null && (
          <button
            type="button"
            className="row-fold"
            aria-expanded={row.isOpen}
            aria-label={`Segments of ${row.label}`}
            onClick={() => onToggle(row.line.id)}
          >
            <ChevronIcon />
          </button>
        )}
        {children}
        <span className="row-unit">{unit}</span>
      </span>
    </th>
  );
}

/** How such a line is set off from others: as the result, as a part, as the one that is shown beside the table. */
export function lineClass({ line, slice, sign }: LineRow, isChosen: boolean): string {
  const kinds = [
    line.id === 'closing_arr' && slice === 'total' ? 'result' : '',
    sign === 'part' || slice !== 'total' ? 'part' : '',
    isChosen ? 'explained' : '',
  ];
  return kinds.filter((kind) => kind !== '').join(' ');
}
