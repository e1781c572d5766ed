import { useMemo } from 'react';
import { ChartPanel } from '../charts/ChartPanel';
import type { Draw } from '../charts/chartPicture';
import type { ChartMoney } from '../charts/money';
import { MINUS, NOT_AVAILABLE } from '../format/figures';
import { DrawnChart } from '../charts/DrawnChart';
import { drawSplit, type SplitBar } from './drawSplit';
import { figureText, moneyFormat, percentText } from './growthTexts';
import { roundPercent, rowName, rowParts } from './heatCells';
import type { ShownGrowth } from './shownGrowth';

/** At the plan's target, what new logos replace and what they add, at its own NRR and at others. */
export function WhatFor({ shown }: { readonly shown: ShownGrowth }) {
  const bars = useMemo(() => splitBars(shown), [shown]);
  const draw: Draw = useMemo(() => (to, width, height) => drawSplit(to, width, height, bars), [bars]);
  const target = roundPercent(shown.columns[shown.ownColumn]?.at ?? Number.NaN);
  const over = shown.asked.years === 1 ? '' : `, ${shown.asked.years} years`;
  return (
    <div className="what-for">
      <ChartPanel
        title="What the new logos are for"
        caption={shown.ownColumn < 0 ? 'needs a target' : `% of opening ARR, target ${target}${over}, simple`}
        choices={[]}
        table={() => ({
          head: ['NRR', 'Compensatory, %', 'Additive, %', 'Required, %', 'Required'],
          rows: bars.map((bar) => ({
            label: bar.name,
            cells: [figureText(bar.compensatory, 1), figureText(bar.additive, 1), bar.share, bar.money],
          })),
        })}
        note=""
        draw={draw}
      >
        {bars.length === 0 ? (
          <p className="empty">State a growth target above to see what new logos would be for.</p>
        ) : (
          <DrawnChart draw={draw} summary={summaryOf(bars, target)} />
        )}
      </ChartPanel>
    </div>
  );
}

/** Every other row of the map, and the plan's own. */
export function splitBars(shown: ShownGrowth): readonly SplitBar[] {
  const { rows, grid, ownColumn, plan } = shown;
  if (ownColumn < 0) return [];
  const round = rows.flatMap(({ isOwn }, row) => (isOwn ? [] : [row])).filter((_, at) => at % 2 === 0);
  const picked = rows.flatMap(({ isOwn }, row) => (isOwn || round.includes(row) ? [row] : []));
  const amounts = picked.map((row) => grid.cells[row]?.[ownColumn]?.simple ?? Number.NaN);
  const money = moneyFormat(plan.currency, amounts);
  return picked.map((row): SplitBar => {
    const cell = grid.cells[row]?.[ownColumn];
    const percent = (amount: number | undefined) => ((amount ?? Number.NaN) / grid.opening) * 100;
    const simple = cell?.simple ?? Number.NaN;
    return {
      name: rowName(shown, row),
      nrr: rowParts(shown, row).nrr,
      isOwn: rows[row]?.isOwn ?? false,
      compensatory: percent(cell?.compensatory),
      additive: percent(cell?.additive),
      total: percent(simple),
      share: percentText(cell?.share ?? Number.NaN),
      money: signed(simple, money),
    };
  });
}

function signed(amount: number, { factor, decimals, sign, suffix }: ChartMoney): string {
  if (!Number.isFinite(amount)) return NOT_AVAILABLE;
  const text = `${sign}${figureText(Math.abs(amount * factor), decimals)}${suffix}`;
  return amount < 0 ? `${MINUS}${text}` : text;
}

function summaryOf(bars: readonly SplitBar[], target: string): string {
  const said = bars.map(
    ({ name, share, compensatory, total }) =>
      `${name} ${share}${total < 0 ? ' (a surplus)' : `, of which ${figureText(compensatory, 1)} points replace losses`}`,
  );
  return `New-logo ARR that a target of ${target} takes, in % of opening ARR, by NRR: ${said.join('; ')}.`;
}
