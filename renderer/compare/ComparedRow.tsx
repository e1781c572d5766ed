import { memo, useMemo } from 'react';
import { periodId } from '#domain/timeline';
import { NOT_AVAILABLE } from '../format/figures';
import { ChevronIcon } from '../frame/icons';
import type { GridColumn } from '../plan/gridColumns';
import type { GridRow, LineRow } from '../plan/gridRows';
import { useSession } from '../state/session';
import type { Compared } from './compared';
import { formatOf, rowTexts, type ScenarioColumn } from './comparedTable';
import type { ComparedText } from './comparedTexts';
import { LineHead, lineClass } from './LineHead';

interface SectionProps {
  readonly place: number;
  readonly row: Extract<GridRow, { type: 'section' }>;
  /** How many columns there are beside the label, those for what is out of sight included. */
  readonly span: number;
  readonly onToggle: (section: string) => void;
}

/** The heading over the lines of a section, which folds them away. */
export function SectionRow({ place, row, span, onToggle }: SectionProps) {
  return (
    <tr className="section" aria-rowindex={place + 3}>
      <th scope="rowgroup" className="label">
        <button type="button" aria-expanded={row.isOpen} onClick={() => onToggle(row.section)}>
          <ChevronIcon />
          {row.section}
        </button>
      </th>
      <td colSpan={span} />
    </tr>
  );
}

interface RowProps {
  readonly place: number;
  readonly row: LineRow;
  readonly compared: Compared;
  readonly times: readonly GridColumn[];
  /** The times in sight: from the first to the one before `to`. */
  readonly from: number;
  readonly to: number;
  readonly columns: readonly ScenarioColumn[];
  readonly onToggle: (line: string) => void;
  readonly onExplain: (line: string, time: string | null) => void;
}

/**
 * A line in the scenarios, in total or in one segment. Its name explains it, a cell explains it at that time. While the table scrolls,
 * rows that stay in sight stay as they are.
 */
export const ComparedRow = memo(function ComparedRow(props: RowProps) {
  const { place, row, compared, times, from, to, columns, onToggle, onExplain } = props;
  const asMrr = useSession((state) => state.asMrr);
  const format = useMemo(() => formatOf(compared.plan, row, asMrr), [compared.plan, row, asMrr]);
  const textAt = useMemo(() => rowTexts(compared, times, row, format), [compared, times, row, format]);
  const { line } = row;
  const isExplained = line.id === compared.line.id && row.slice === compared.slice && !row.isRepeated;
  return (
    <tr className={lineClass(row, isExplained)} data-row={place} aria-rowindex={place + 3}>
      <LineHead row={row} unit={format.unit} onToggle={onToggle}>
        {row.slice === 'total' && !row.isRepeated ? (
          <button
            type="button"
            className="row-name"
            aria-pressed={isExplained}
            title={`Explain ${line.label}`}
            onClick={() => onExplain(line.id, null)}
          >
            {row.label}
          </button>
        ) : (
          <span className="row-name">{row.label}</span>
        )}
      </LineHead>
      {from > 0 && <td />}
      {Array.from({ length: to - from }, (_, at) => from + at).flatMap((time) =>
        columns.map((column, at) => (
          // The figure and the time can be chosen by keyboard in the bar above.
          // biome-ignore lint/a11y/useKeyWithClickEvents: as said above
          <td
            key={`${time} ${column.kind} ${column.lane}`}
            data-cell={`${time} ${at}`}
            className={cellClass(column.kind, at, textAt(time, column))}
            onClick={() => onExplain(line.id, timeId(compared, times[time]))}
          >
            {textAt(time, column).text}
          </td>
        )),
      )}
      {to < times.length && <td />}
    </tr>
  );
});

function timeId({ evaluation }: Compared, time: GridColumn | undefined): string | null {
  if (time === undefined) return null;
  return time.type === 'period' ? periodId(evaluation.timeline, time.period) : time.id;
}

function cellClass(kind: ScenarioColumn['kind'], at: number, { text, meaning }: ComparedText): string {
  const missing = text === NOT_AVAILABLE ? ' na' : '';
  return `num ${at === 0 ? 'first' : kind}${meaning === null ? '' : ` ${meaning}`}${missing}`;
}
