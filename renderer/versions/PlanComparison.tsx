import './planComparison.css';
import { useMemo } from 'react';
import { type EndFigures, endFigures, planChanges } from '#analysis/planChanges';
import type { Plan } from '#plan/model';
import { currencySign, figureScale, fixed, NOT_AVAILABLE } from '../format/figures';
import { changeText } from './changeTexts';

/** As many changes as a person reads; the rest are counted. */
const MOST_SHOWN = 100;

interface PlanComparisonProps {
  readonly from: Plan;
  readonly to: Plan;
  /** What the two are called: `Then` and `Now`. */
  readonly names: readonly [from: string, to: string];
}

/** What differs between two states of a plan: where each scenario ends, and what was changed, in words. */
export function PlanComparison({ from, to, names }: PlanComparisonProps) {
  const changes = useMemo(() => planChanges(from, to), [from, to]);
  // Alike in words is one to whoever reads them, counted and listed.
  const texts = useMemo(() => [...new Set(changes.map((change) => changeText(change, to)))], [changes, to]);
  const rows = useMemo(() => figureRows(endFigures(from), endFigures(to)), [from, to]);
  if (changes.length === 0) return <p className="comparison-same">They are the same plan.</p>;
  return (
    <div className="plan-comparison">
      <table className="comparison-figures">
        <thead>
          <tr>
            <th scope="col">At the end</th>
            <th scope="col" colSpan={2}>
              Closing ARR
            </th>
            <th scope="col" colSpan={2}>
              NRR, 12 months
            </th>
          </tr>
          <tr>
            <th scope="col">Scenario</th>
            {['ARR', 'NRR'].flatMap((what) =>
              names.map((name) => (
                <th key={`${what} ${name}`} scope="col">
                  {name}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, before, after }) => (
            <tr key={id}>
              <th scope="row" title={name}>
                {name}
              </th>
              <td className="num">{money(before, from)}</td>
              <td className="num">{money(after, to)}</td>
              <td className="num">{percent(before)}</td>
              <td className="num">{percent(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{texts.length === 1 ? '1 change' : `${texts.length} changes`}</h3>
      <ul className="comparison-changes">
        {texts.slice(0, MOST_SHOWN).map((text) => (
          <li key={text}>{text}</li>
        ))}
        {texts.length > MOST_SHOWN && <li>and {texts.length - MOST_SHOWN} more</li>}
      </ul>
    </div>
  );
}

interface FigureRow {
  readonly id: string;
  readonly name: string;
  readonly before: EndFigures | null;
  readonly after: EndFigures | null;
}

/** Scenarios of the second, and behind them those that only the first has. */
function figureRows(before: readonly EndFigures[], after: readonly EndFigures[]): readonly FigureRow[] {
  const find = (some: readonly EndFigures[], id: string) => some.find((one) => one.scenario === id) ?? null;
  const gone = before.filter(({ scenario }) => find(after, scenario) === null);
  return [...after, ...gone].map(({ scenario, name }) => ({
    id: scenario,
    name,
    before: find(before, scenario),
    after: find(after, scenario),
  }));
}

function money(figures: EndFigures | null, { currency }: Plan): string {
  if (figures === null) return '–';
  const { closingArr } = figures;
  if (!Number.isFinite(closingArr)) return NOT_AVAILABLE;
  const { divisor, suffix } = figureScale(Math.abs(closingArr));
  return `${currencySign(currency)}${fixed(closingArr / divisor, divisor === 1 ? 0 : 2)}${suffix}`;
}

function percent(figures: EndFigures | null): string {
  if (figures === null) return '–';
  return Number.isFinite(figures.nrr) ? `${fixed(figures.nrr * 100, 2)}%` : NOT_AVAILABLE;
}
