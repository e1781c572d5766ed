import '../../growth/heatMap.css';
import { type KeyboardEvent, useRef } from 'react';
import type { CohortReading } from '#domain/accounts/cohorts';
import { fixed } from '../../format/figures';
import { ChartPanel, type ChartTable } from '../../charts/ChartPanel';
import type { Draw } from '../../charts/chartPicture';
import { Scrolling } from '../../frame/Scrolling';
import { drawHeat } from '../../growth/drawHeat';
import {
  cellDecimals,
  cellSentence,
  cellStep,
  cellText,
  placeWithin,
  rowName,
  type ShownPlace,
  type ShownTriangle,
} from './cohortCells';
import { CohortScale } from './CohortScale';

interface CohortTriangleProps {
  readonly shown: ShownTriangle;
  readonly reading: CohortReading;
  readonly currency: string;
  readonly selected: ShownPlace;
  readonly onSelect: (place: ShownPlace) => void;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const UNITS = {
  nrr: '% of ARR at start',
  grr: '% of ARR at start, sum of min(now, then) by customer',
  logos: 'customers with ARR',
} as const;

/** Cohorts down, ages across; the total weighs each cohort by its ARR at start. */
export function CohortTriangle(props: CohortTriangleProps) {
  const { shown, reading, selected } = props;
  const { choice, segment, cohorts } = shown;
  const { grain } = choice;
  const what = { nrr: 'NRR', grr: 'GRR', logos: 'Customers kept' }[reading];
  const caption = `${UNITS[reading]}; ${segment === null ? 'all segments' : (segment.name ?? 'no segment')}, age in ${grain}s`;
  const draw: Draw = (to, width, height) =>
    drawHeat(to, width, height, pictureOf(shown, reading), { row: selected.row, column: selected.age });
  return (
    <ChartPanel
      title={`${what} by ${grain} of start`}
      caption={caption}
      choices={[]}
      table={() => tableOf(shown, reading)}
      note={noteOf(shown)}
      leastHeight={220}
      draw={draw}
    >
      {cohorts.length === 0 ? (
        <p className="cohorts-empty">{emptyText(shown)}</p>
      ) : (
        <div className="cohorts-heat">
          <Scrolling className="cohorts-scroll">
            <Cells {...props} />
          </Scrolling>
          <CohortScale reading={reading} />
        </div>
      )}
    </ChartPanel>
  );
}

/** Where a key leads from a cell, if there are cells enough; null for a key that leads nowhere. */
function placeAfter(key: string, { row, age }: ShownPlace): ShownPlace | null {
  if (key === 'Home') return { row, age: 0 };
  if (key === 'End') return { row, age: Infinity };
  const step = STEPS[key];
  return step === undefined ? null : { row: row + step[0], age: age + step[1] };
}

function Cells({ shown, reading, currency, selected, onSelect }: CohortTriangleProps) {
  const table = useRef<HTMLTableElement>(null);
  const { cohorts, ages, triangle } = shown;
  const decimals = cellDecimals(shown);
  const columns = Array.from({ length: ages }, (_, age) => age);
  const go = (event: KeyboardEvent) => {
    const next = placeAfter(event.key, selected);
    if (next === null) return;
    event.preventDefault();
    const place = placeWithin(shown, next);
    onSelect(place);
    table.current?.querySelector<HTMLElement>(`[data-cell="${place.row} ${place.age}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are gone through by arrow keys
    <table className="cohorts-table" role="grid" aria-label="Cohorts by age" ref={table}>
      <thead>
        <tr>
          <th scope="col">Began</th>
          <th scope="col" className="num">
            Customers
          </th>
          {columns.map((age) => (
            <th key={age} scope="col" className="num">
              {age}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cohorts.map((cohort, row) => (
          <tr key={cohort.id}>
            <th scope="row" title={rowName(cohort)}>
              {rowName(cohort)}
            </th>
            <td className="num cohorts-count">{fixed(cohort.customers, 0)}</td>
            {columns.map((age) => {
              const kept = cohort.ages[age];
              if (kept === undefined) return <td key={age} className="cohorts-none" />;
              const isSelected = row === selected.row && age === selected.age;
              const sentence = cellSentence(shown, { row, age }, reading, currency);
              return (
                <td
                  key={age}
                  className={`num heat-${cellStep(kept, reading)}${isSelected ? ' selected' : ''}`}
                  data-cell={`${row} ${age}`}
                  data-first={isSelected || undefined}
                  tabIndex={isSelected ? 0 : -1}
                  aria-current={isSelected || undefined}
                  aria-label={sentence}
                  title={sentence}
                  onFocus={() => isSelected || onSelect({ row, age })}
                  onKeyDown={go}
                  onClick={() => onSelect({ row, age })}
                >
                  {cellText(kept, reading, decimals)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" title="All cohorts that have reached the age, each by its weight at start">
            All
          </th>
          <td className="num cohorts-count">{fixed(sumOf(triangle.cohorts.map(({ customers }) => customers)), 0)}</td>
          {columns.map((age) => (
            <td key={age} className={`num heat-${cellStep(triangle.total[age], reading)}`}>
              {cellText(triangle.total[age], reading, decimals)}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

function emptyText({ triangle: { before } }: ShownTriangle): string {
  return before === 0
    ? 'No account is in a cohort: nothing says when any of them began.'
    : 'No account is in a cohort: none began in the months whose ARR is known.';
}

function noteOf({ triangle, older, choice, cohorts }: ShownTriangle): string {
  const { before, withoutStart } = triangle;
  return [
    ...(older === 0
      ? []
      : [
          `The last ${cohorts.length} of ${fixed(older + cohorts.length, 0)} cohorts are shown; ${choice.grain === 'month' ? 'quarters and years' : 'years'} reach further back.`,
        ]),
    ...(before === 0 ? [] : [`Began before the months that are known, so in no cell: ${fixed(before, 0)}.`]),
    ...(withoutStart === 0 ? [] : [`In no cohort, because nothing says when they began: ${fixed(withoutStart, 0)}.`]),
  ].join(' ');
}

function tableOf(shown: ShownTriangle, reading: CohortReading): ChartTable {
  const { cohorts, ages, triangle } = shown;
  const columns = Array.from({ length: ages }, (_, age) => age);
  const decimals = cellDecimals(shown);
  const row = (label: string, customers: number, of: (typeof triangle)['total']) => ({
    label,
    cells: [fixed(customers, 0), ...columns.map((age) => cellText(of[age], reading, decimals))],
  });
  return {
    head: ['Began', 'Customers', ...columns.map((age) => `Age ${age}`)],
    rows: [
      ...cohorts.map((cohort) => row(rowName(cohort), cohort.customers, cohort.ages)),
      row('All', sumOf(triangle.cohorts.map(({ customers }) => customers)), triangle.total),
    ],
  };
}

function pictureOf(shown: ShownTriangle, reading: CohortReading) {
  const { cohorts, ages } = shown;
  const columns = Array.from({ length: ages }, (_, age) => age);
  return {
    columns: columns.map(String),
    rows: cohorts.map((cohort) => ({
      name: rowName(cohort),
      texts: columns.map((age) => cellText(cohort.ages[age], reading, cellDecimals(shown))),
      steps: columns.map((age) => cellStep(cohort.ages[age], reading)),
    })),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
