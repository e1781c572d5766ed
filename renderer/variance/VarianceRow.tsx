import { memo, useMemo } from 'react';
import type { Variance, VarianceTime } from '#analysis/variance';
import type { Slice } from '#engine/model';
import { formatOf } from '../compare/comparedTable';
import type { ComparedText } from '../compare/comparedTexts';
import { LineHead, lineClass } from '../compare/LineHead';
import { NOT_AVAILABLE } from '../format/figures';
import { type LineRow, NOT_SPLIT } from '../plan/gridRows';
import { useSession } from '../state/session';
import { type VarianceTexts, varianceTexts } from './varianceTexts';

interface RowProps {
  readonly place: number;
  readonly row: LineRow;
  readonly variance: Variance;
  readonly times: readonly VarianceTime[];
  readonly isChosen: boolean;
  readonly onToggle: (line: string) => void;
  readonly onChoose: (line: string, slice: Slice) => void;
}

const KINDS = ['first', 'value', 'change', 'percent'] as const;
const PARTLY = 'In part as planned: not all that this is made of has an actual.';

/** A line as planned and as it came, in total or in one segment. Its name shows it over time. */
export const VarianceRow = memo(function VarianceRow(props: RowProps) {
  const { place, row, variance, times, isChosen, onToggle, onChoose } = props;
  const asMrr = useSession((state) => state.asMrr);
  const { plan } = variance.happened;
  const format = useMemo(() => formatOf(plan, row, asMrr), [plan, row, asMrr]);
  const texts = useMemo(
    () => times.map((time) => varianceTexts(variance, row, time, format)),
    [variance, row, times, format],
  );
  const { line, slice } = row;
  return (
    <tr className={lineClass(row, isChosen)} aria-rowindex={place + 3}>
      <LineHead row={row} unit={format.unit} onToggle={onToggle}>
        {row.isRepeated ? (
          <span className="row-name">{row.label}</span>
        ) : (
          <button
            type="button"
            className="row-name"
            aria-pressed={isChosen}
            title={`${line.label} over time`}
            onClick={() => onChoose(line.id, slice)}
          >
            {row.label}
          </button>
        )}
      </LineHead>
      {times.flatMap(({ type }, at) =>
        KINDS.map((kind, column) => (
          <Cell key={`${type} ${kind}`} kind={kind} texts={texts[at] ?? null} text={texts[at]?.cells[column]} />
        )),
      )}
    </tr>
  );
});

interface CellProps {
  readonly kind: (typeof KINDS)[number];
  readonly texts: VarianceTexts | null;
  readonly text: ComparedText | undefined;
}

function Cell({ kind, texts, text }: CellProps) {
  const isPartly = texts?.known === 'partly' && kind === 'value';
  const state = `${text?.text === NOT_AVAILABLE || text?.text === NOT_SPLIT ? ' na' : ''}${isPartly ? ' partly' : ''}`;
  const meaning = text?.meaning === undefined || text.meaning === null ? '' : ` ${text.meaning}`;
  return (
    <td className={`num ${kind}${meaning}${state}`} {...(isPartly ? { title: PARTLY } : {})}>
      {text?.text}
      {isPartly && <span className="visually-hidden">, in part as planned</span>}
    </td>
  );
}
