import { useMemo } from 'react';
import { largestFirst, type PartAmount, type ScenarioBridge } from '#analysis/scenarioBridge';
import { describeBridgeGap } from '#analysis/bridgeGap';
import { lineOf } from '#plan/planParts';
import type { Line } from '#plan/model';
import { NOT_AVAILABLE } from '../format/figures';
import { Scrolling } from '../frame/Scrolling';
import { useSession } from '../state/session';
import { meaningOf } from '#analysis/betterWhen';
import { bridgeNames, choiceOf, type Compared, explainedFigures } from './compared';
import { type DifferenceValues, differenceValues } from './differenceValues';
import { amountsOf, type FigureUnit, figureUnit, shownChange } from './figureUnit';
import { leadingText } from './scenarioSteps';
import { timeText } from './BridgePanel';

interface EachProps {
  readonly compared: Compared;
  readonly comparison: ScenarioBridge;
}

/** A figure that differences are held against: what each of them moves it by, or why that cannot be said. */
interface FigureColumn {
  readonly line: Line;
  readonly unit: FigureUnit;
  readonly amounts: ReadonlyMap<string, number>;
  readonly difference: number;
  readonly why: string;
}

/** What the scenarios differ in, with both values, and what each is worth to the explained figure and to the one beside it. */
export function EachDifference({ compared, comparison }: EachProps) {
  const asMrr = useSession((state) => state.asMrr);
  const { evaluation } = compared;
  const [from, to] = compared.bridge;
  const [fromName, toName] = bridgeNames(compared);
  const columns = useMemo(() => figureColumns(compared, comparison, asMrr), [compared, comparison, asMrr]);
  const [made] = comparison.bridges;
  const sorted: readonly PartAmount[] = made?.ok === true ? largestFirst(comparison, made.value) : [];
  const period = lastPeriod(compared);
  const values = useMemo(
    () =>
      new Map(
        comparison.differences.map(
          (one) => [one, differenceValues(evaluation, one, period, [from, to], asMrr)] as const,
        ),
      ),
    [comparison, evaluation, period, from, to, asMrr],
  );
  if (made?.ok !== true) return null;
  const [explained] = columns;
  const written = (amount: number) =>
    explained === undefined ? '' : explained.unit.inWords(shownChange(amount, explained.unit));
  return (
    <section className="panel each-difference" aria-label="Each difference, each figure">
      <header className="panel-header">
        <h2>Each difference, each figure</h2>
        <span className="panel-caption">{`values of ${timeText(compared)}`}</span>
      </header>
      <Scrolling className="each-scroll">
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">Difference</th>
              <th scope="col" title={fromName}>
                <b>{fromName}</b>
              </th>
              <th scope="col" title={toName}>
                <b>{toName}</b>
              </th>
              {columns.map(({ line, unit }) => (
                <th key={line.id} scope="col" title={line.label}>
                  {line.label} <span>{unit.changeUnit}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ part }) => {
              const [only] = part.differences;
              const one = part.differences.length === 1 && only !== undefined ? (values.get(only) ?? null) : null;
              const tag = part.differences.length === 1 && only?.type !== 'values' ? only?.type : undefined;
              return (
                <tr key={part.name}>
                  <th scope="row" title={one?.title ?? part.differences.map(({ name }) => name).join(', ')}>
                    {part.name}
                    {tag !== undefined && <small>{tag}</small>}
                    {one !== null && one.where !== null && <small>{one.where}</small>}
                  </th>
                  <ValueCells values={one} />
                  {columns.map((column) => (
                    <AmountCell key={column.line.id} column={column} amount={column.amounts.get(part.name)} />
                  ))}
                </tr>
              );
            })}
            <tr className="sum">
              <th scope="row">{`${toName} − ${fromName}`}</th>
              <td />
              <td />
              {columns.map((column) => (
                <AmountCell key={column.line.id} column={column} amount={column.difference} />
              ))}
            </tr>
          </tbody>
        </table>
        <p className="each-said">
          {leadingText(comparison, made.value, written)}
          {comparison.differences.some(({ type }) => type === 'initiative') &&
            ' Of an initiative the table shows its effect on its rate, or the one number in which it differs.'}
        </p>
      </Scrolling>
    </section>
  );
}

function ValueCells({ values }: { readonly values: DifferenceValues | null }) {
  if (values === null) {
    return (
      <>
        <td />
        <td />
      </>
    );
  }
  return (
    <>
      <td className={values.isOwn.from ? 'num own' : 'num'}>{values.from}</td>
      <td className={values.isOwn.to ? 'num own' : 'num'}>{values.to}</td>
    </>
  );
}

function AmountCell({ column, amount }: { readonly column: FigureColumn; readonly amount: number | undefined }) {
  if (amount === undefined || Number.isNaN(amount)) {
    return (
      <td className="num na" title={column.why}>
        {NOT_AVAILABLE}
      </td>
    );
  }
  const text = shownChange(amount, column.unit);
  return <td className={`num ${text === '0' ? 'same' : meaningOf(column.line, amount)}`}>{text}</td>;
}

function figureColumns(compared: Compared, comparison: ScenarioBridge, asMrr: boolean): readonly FigureColumn[] {
  const { plan } = compared;
  return explainedFigures(compared).flatMap((figure, at): readonly FigureColumn[] => {
    const line = lineOf(plan, figure.line);
    const bridge = comparison.bridges[at];
    if (line === undefined || bridge === undefined) return [];
    const amounts = bridge.ok ? bridge.value.amounts : [];
    const { largest } = amountsOf(bridge.ok ? [bridge.value.from, bridge.value.to] : []);
    const unit = figureUnit(plan, line, { largest, finest: amountsOf(amounts).finest }, asMrr);
    return [
      {
        line,
        unit,
        amounts: new Map(comparison.parts.map(({ name }, part) => [name, amounts[part] ?? Number.NaN])),
        difference: bridge.ok ? bridge.value.to - bridge.value.from : Number.NaN,
        why: bridge.ok ? '' : describeBridgeGap(bridge.error, ...bridgeNames(compared)),
      },
    ];
  });
}

/** The period asked about, or the last of the quarter or year. */
function lastPeriod({ evaluation, time }: Compared): number {
  const when = choiceOf(evaluation.timeline, time);
  if (when === null) return evaluation.timeline.periods - 1;
  return when.type === 'period' ? when.index : when.bucket.to;
}
