import { useDeferredValue, useMemo, useState } from 'react';
import { type ComparedTarget, compareTargets, type TargetComparison } from '#analysis/targetComparison';
import { describePackReadingError } from '#analysis/planYears';
import { CellField } from '../frame/CellField';
import { refuse } from '../state/session';
import { comparedTargets } from './growthAxes';
import type { GrowthTab } from './growthTabs';
import { plainNumber, readPercent } from './growthTexts';
import { roundPercent } from './heatCells';
import { NotAvailable, type ToInput } from './NotAvailable';
import type { ShownGrowth } from './shownGrowth';
import { TabPanel } from './TabPanel';
import { type TargetRow, targetRows } from './targetRows';

interface TargetTableProps {
  readonly shown: ShownGrowth;
  readonly tab: GrowthTab;
  readonly onTab: (tab: GrowthTab) => void;
  readonly toInput: ToInput;
}

/** Growth targets side by side, each in a plan that wins what it takes. The plan's own is the second to last; the others are typed over. */
export function TargetTable({ shown, tab, onTab, toInput }: TargetTableProps) {
  const { plan, scenario, name, reading } = shown;
  const [year, setYear] = useState(1);
  const [typed, setTyped] = useState<Readonly<Record<number, number>>>({});
  const number = Math.min(year, reading.years.length);
  const own = reading.years[number - 1]?.target ?? Number.NaN;
  const targets = useMemo(() => comparedTargets(own).map((target, at) => typed[at] ?? target), [own, typed]);
  // Several plans that each reach their target are evaluated until they do: that comes behind the frame of the edit.
  const question = useDeferredValue(
    useMemo(() => ({ plan, scenario, targets, year: number }), [plan, scenario, targets, number]),
  );
  const found = useMemo(
    () =>
      compareTargets(question.plan, { ...question, scenario: question.plan.scenarios[question.scenario]?.id ?? '' }),
    [question],
  );
  const label = reading.years[number - 1]?.label ?? '';
  return (
    <TabPanel
      tab={tab}
      onTab={onTab}
      caption={`${name}, at the plan’s own NRR; each in a plan that wins what it takes`}
      controls={
        <select aria-label="Year" value={number} onChange={(event) => setYear(Number(event.target.value))}>
          {reading.years.map((one) => (
            <option key={one.number} value={one.number}>
              {one.label}
            </option>
          ))}
        </select>
      }
    >
      {found.ok ? (
        <Comparison
          comparison={found.value}
          own={own}
          label={label}
          currency={plan.currency}
          onTarget={(at, target) => setTyped({ ...typed, [at]: target })}
          toInput={toInput}
        />
      ) : (
        <p className="empty">{describePackReadingError(found.error)}</p>
      )}
    </TabPanel>
  );
}

interface ComparisonProps {
  readonly comparison: TargetComparison;
  readonly own: number;
  readonly label: string;
  readonly currency: string;
  readonly onTarget: (at: number, target: number) => void;
  readonly toInput: ToInput;
}

function Comparison({ comparison, own, label, currency, onTarget, toInput }: ComparisonProps) {
  const { targets } = comparison;
  const isOwn = ({ target }: ComparedTarget) => Math.abs(target - own) < 5e-5;
  return (
    <table className="figure-table target-table">
      <thead>
        <tr>
          <th scope="col">{`Growth target, ${label}`}</th>
          {targets.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place, whatever is typed into it
            <th key={at} scope="col" className={`num${isOwn(one) ? ' own' : ''}`}>
              {isOwn(one) ? (
                <span title="The plan’s own target">{roundPercent(one.target)}</span>
              ) : (
                <CellField
                  label={`Compared target ${at + 1}`}
                  className="num"
                  shown={roundPercent(one.target)}
                  typed={plainNumber(one.target * 100)}
                  read={readPercent}
                  onTake={(target) => onTarget(at, target)}
                  onRefuse={refuse}
                />
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {targetRows(targets, currency).map((row) => (
          <tr key={row.label}>
            <th scope="row" title={row.title}>
              {row.label}
            </th>
            {targets.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place, whatever is typed into it
              <td key={at} className={`num${isOwn(one) ? ' own' : ''}${meaning(row, one)}`}>
                <Figure row={row} target={one} toInput={toInput} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figure({
  row,
  target,
  toInput,
}: {
  readonly row: TargetRow;
  readonly target: ComparedTarget;
  readonly toInput: ToInput;
}) {
  const figure = row.of(target);
  if (Number.isNaN(figure.value)) return <NotAvailable figure={figure} toInput={toInput} />;
  return row.text(figure.value);
}

function meaning({ isSigned, of, text }: TargetRow, target: ComparedTarget): string {
  const { value } = of(target);
  if (isSigned !== true || Number.isNaN(value) || text(value) === '0') return '';
  return value > 0 ? ' better' : ' worse';
}
