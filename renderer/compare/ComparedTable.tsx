import './comparedTable.css';
import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type ShownTable, tellTable } from '../export/viewTables';
import { Scrolling } from '../frame/Scrolling';
import type { GridColumn } from '../plan/gridColumns';
import { NOT_AVAILABLE } from '../format/figures';
import { useSession } from '../state/session';
import type { GridRow, LineRow } from '../plan/gridRows';
import { ComparedRow, SectionRow } from './ComparedRow';
import type { Compared } from './compared';
import {
  closedAtFirst,
  comparedRows,
  comparedTimes,
  formatOf,
  longestFigure,
  rowTexts,
  type ScenarioColumn,
  scenarioColumns,
  whyNotAvailable,
} from './comparedTable';
import { columnNeed, columnWidths } from './columnWidths';
import { type Stretch, useSight } from './useSight';
import { useIsWide } from '../inspector/useIsWide';

const ROW_HEIGHT = 24;
const HEAD_HEIGHT = 2 * ROW_HEIGHT;
/** As `--label-w` in the style sheet. */
const LABEL_WIDTH = { wide: 184, narrow: 172 } as const;

interface TableProps {
  readonly compared: Compared;
  /** Explains another line, at another time where one is named. */
  readonly onExplain: (line: string, time: string | null) => void;
}

/** Every line of the plan in the compared scenarios, with change and percentage, over months, quarters or years. */
export function ComparedTable({ compared, onExplain }: TableProps) {
  const asMrr = useSession((state) => state.asMrr);
  const { plan, evaluation, grain } = compared;
  const { timeline } = evaluation;
  const [closed, setClosed] = useState(() => closedAtFirst(plan));
  const [openLines, setOpenLines] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => comparedRows(plan, closed, openLines), [plan, closed, openLines]);
  const times = useMemo(() => comparedTimes(timeline, grain), [timeline, grain]);
  const columns = useMemo(() => scenarioColumns(compared), [compared]);
  const longest = useMemo(() => longestFigure(compared, times, rows, asMrr), [compared, times, rows, asMrr]);
  const needs = useMemo(() => columns.map((column) => columnNeed(column, longest)), [columns, longest]);
  const labelWidth = LABEL_WIDTH[useIsWide() ? 'wide' : 'narrow'];
  const box = useRef<HTMLElement>(null);
  const widthsIn = useCallback(
    (room: number) => columnWidths(needs, (room - labelWidth) / times.length),
    [needs, labelWidth, times.length],
  );
  const sight = useSight(box, {
    rowHeight: ROW_HEIGHT,
    widthsIn,
    headHeight: HEAD_HEIGHT,
    labelWidth,
  });
  const { widths, timeWidth } = sight;
  const shownRows = within(sight.rows, rows.length);
  const shownTimes = within(sight.times, times.length);
  const before = shownTimes.from * timeWidth;
  const after = (times.length - shownTimes.to) * timeWidth;

  const tell = useRef((): ShownTable => ({ title: '', rows: [] }));
  tell.current = () => wholeTable(compared, rows, times, columns, asMrr);
  useEffect(() => (box.current === null ? undefined : tellTable(box.current, () => tell.current())), []);

  const onSection = useCallback((section: string) => setClosed((set) => toggled(set, section)), []);
  const onLine = useCallback((line: string) => setOpenLines((set) => toggled(set, line)), []);

  const explainMissing = ({ target }: PointerEvent<HTMLElement>) => {
    const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('td.na') : null;
    if (cell === null || cell.title !== '') return;
    const found = cellAt(cell, rows, times, columns);
    if (found !== null) cell.title = whyNotAvailable(compared, found.row, found.time, found.column);
  };

  return (
    <Scrolling
      ref={box}
      className="compare-table"
      label="Figures of the scenarios side by side"
      data-region="figures"
      onScroll={sight.onScroll}
      onPointerOver={explainMissing}
    >
      <table aria-rowcount={rows.length + 2} style={{ width: labelWidth + times.length * timeWidth }}>
        <colgroup>
          <col style={{ width: labelWidth }} />
          {before > 0 && <col style={{ width: before }} />}
          {listOf(shownTimes).flatMap((time) =>
            columns.map(({ kind, lane }, at) => <col key={`${time} ${kind} ${lane}`} style={{ width: widths[at] }} />),
          )}
          {after > 0 && <col style={{ width: after }} />}
        </colgroup>
        <thead>
          <tr>
            <td className="label" />
            {before > 0 && <td />}
            {listOf(shownTimes).map((time) => (
              <th key={time} scope="colgroup" colSpan={columns.length} className="time">
                <span>{times[time]?.label}</span>
              </th>
            ))}
            {after > 0 && <td />}
          </tr>
          <tr>
            <th scope="col" className="label">
              Line
            </th>
            {before > 0 && <td />}
            {listOf(shownTimes).flatMap((time) =>
              columns.map(({ kind, lane, head }, at) => (
                <th key={`${time} ${kind} ${lane}`} scope="col" className={headClass(kind, at)} title={head}>
                  {head}
                </th>
              )),
            )}
            {after > 0 && <td />}
          </tr>
        </thead>
        <tbody>
          {shownRows.from > 0 && <tr style={{ height: shownRows.from * ROW_HEIGHT }} />}
          {listOf(shownRows).map((place) => {
            const row = rows[place];
            if (row === undefined) return null;
            if (row.type === 'section') {
              return (
                <SectionRow
                  key={row.section}
                  place={place}
                  row={row}
                  span={(shownTimes.to - shownTimes.from) * columns.length + Number(before > 0) + Number(after > 0)}
                  onToggle={onSection}
                />
              );
            }
            return (
              <ComparedRow
                key={`${row.line.id} ${row.slice} ${row.isRepeated}`}
                place={place}
                row={row}
                compared={compared}
                times={times}
                from={shownTimes.from}
                to={shownTimes.to}
                columns={columns}
                onToggle={onLine}
                onExplain={onExplain}
              />
            );
          })}
          {shownRows.to < rows.length && <tr style={{ height: (rows.length - shownRows.to) * ROW_HEIGHT }} />}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** All of the table, of which the page has what is in sight. */
function wholeTable(
  compared: Compared,
  rows: readonly GridRow[],
  times: readonly GridColumn[],
  columns: readonly ScenarioColumn[],
  asMrr: boolean,
): ShownTable {
  const heads = times.flatMap(({ label }) => columns.map(({ head }) => `${label}, ${head}`));
  return {
    title: 'Figures of the scenarios side by side',
    rows: [
      ['Line', 'Unit', ...heads],
      ...rows.map((row) => {
        if (row.type === 'section') return [row.section];
        const format = formatOf(compared.plan, row, asMrr);
        const textAt = rowTexts(compared, times, row, format);
        return [row.label, format.unit, ...times.flatMap((_, time) => columns.map((one) => textAt(time, one).text))];
      }),
    ],
  };
}

function headClass(kind: ScenarioColumn['kind'], at: number): string {
  return at === 0 ? 'first' : kind;
}

function within({ from, to }: Stretch, count: number): Stretch {
  const end = Math.min(to, count);
  return { from: Math.min(from, Math.max(0, end - 1)), to: end };
}

function listOf({ from, to }: Stretch): readonly number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

/** What a cell of the page shows, by the places written on it. */
function cellAt(
  cell: HTMLElement,
  rows: readonly GridRow[],
  times: readonly GridColumn[],
  columns: readonly ScenarioColumn[],
): { readonly row: LineRow; readonly time: GridColumn; readonly column: ScenarioColumn } | null {
  if (cell.textContent !== NOT_AVAILABLE) return null;
  const row = rows[Number(cell.closest('tr')?.dataset['row'])];
  const [time, column] = (cell.dataset['cell'] ?? '').split(' ').map(Number);
  const [shownTime, shownColumn] = [times[time ?? -1], columns[column ?? -1]];
  if (row?.type !== 'line' || shownTime === undefined || shownColumn === undefined) return null;
  return { row, time: shownTime, column: shownColumn };
}
