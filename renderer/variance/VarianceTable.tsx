import '../compare/comparedTable.css';
import { useCallback, useMemo, useState } from 'react';
import type { Variance, VarianceTime } from '#analysis/variance';
import type { Slice } from '#engine/model';
import { SectionRow } from '../compare/ComparedRow';
import { closedAtFirst, comparedRows } from '../compare/comparedTable';
import { Scrolling } from '../frame/Scrolling';
import { VarianceRow } from './VarianceRow';
import { timeLabel } from './varianceTexts';

const COLUMNS = ['Plan', 'Actual', 'Difference', '%'] as const;
/** Label, and four figures for each of two times. */
const SPAN = 2 * COLUMNS.length;

interface TableProps {
  readonly variance: Variance;
  /** Place of the closed period that is looked at. */
  readonly period: number;
  readonly line: string;
  readonly slice: Slice;
  readonly onChoose: (line: string, slice: Slice) => void;
}

/** Every line as planned and as it came: in the chosen period, and in its fiscal year to date. */
export function VarianceTable({ variance, period, line, slice, onChoose }: TableProps) {
  const { plan } = variance.happened;
  const [closed, setClosed] = useState(() => closedAtFirst(plan));
  const [openLines, setOpenLines] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => comparedRows(plan, closed, openLines), [plan, closed, openLines]);
  const times: readonly VarianceTime[] = useMemo(
    () => [
      { type: 'period', period },
      { type: 'toDate', period },
    ],
    [period],
  );
  const onSection = useCallback((section: string) => setClosed((set) => toggled(set, section)), []);
  const onLine = useCallback((id: string) => setOpenLines((set) => toggled(set, id)), []);
  return (
    <Scrolling className="compare-table variance-table" label="Plan against actual" data-region="figures">
      <table aria-rowcount={rows.length + 2}>
        <colgroup>
          <col className="label" />
          {times.flatMap(({ type }) =>
            COLUMNS.map((name) => <col key={`${type} ${name}`} className={HEAD_CLASSES[name]} />),
          )}
        </colgroup>
        <thead>
          <tr>
            <td className="label" />
            {times.map((time) => (
              <th key={time.type} scope="colgroup" colSpan={COLUMNS.length} className="time">
                <span>
                  {time.type === 'period' ? timeLabel(variance, time) : `Year to date, ${timeLabel(variance, time)}`}
                </span>
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col" className="label">
              Line
            </th>
            {times.flatMap(({ type }) =>
              COLUMNS.map((name) => (
                <th key={`${type} ${name}`} scope="col" className={HEAD_CLASSES[name]}>
                  {name}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) =>
            row.type === 'section' ? (
              <SectionRow key={row.section} place={place} row={row} span={SPAN} onToggle={onSection} />
            ) : (
              <VarianceRow
                key={`${row.line.id} ${row.slice} ${row.isRepeated}`}
                place={place}
                row={row}
                variance={variance}
                times={times}
                isChosen={row.line.id === line && row.slice === slice && !row.isRepeated}
                onToggle={onLine}
                onChoose={onChoose}
              />
            ),
          )}
        </tbody>
      </table>
    </Scrolling>
  );
}

const HEAD_CLASSES = { Plan: 'first', Actual: 'value', Difference: 'change', '%': 'percent' } as const;

function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
