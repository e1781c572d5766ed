import type { PlacedFigure } from '#analysis/bridgeLanes';
import { type FigureBridge, haveShares, largestFirst, MOST_PARTS, type ScenarioBridge } from '#analysis/scenarioBridge';
import { periodLabel } from '#domain/timeline';
import type { Unit } from '#domain/units';
import type { Plan } from '#plan/model';
import { lineOf, timelineOf } from '#plan/planParts';
import { retentionMethod } from '#plan/retentionMethod';
import { formatValues, NOT_AVAILABLE } from './formatValue';
import { listOf } from './places';
import { plainText } from './plainText';
import { layOutTable, type Row } from './table';

/** A figure of two scenarios and its bridge; `from` and `to` are their names. */
export interface Compared {
  readonly plan: Plan;
  readonly from: string;
  readonly to: string;
  readonly figure: PlacedFigure;
  readonly comparison: ScenarioBridge;
  readonly bridge: FigureBridge;
}

/** A bridge as a finance lead pastes it into a mail: from, a step for each difference with its share, to. */
export function comparisonAsText(compared: Compared, width: number): string {
  const { plan, from, to, figure, comparison, bridge } = compared;
  const line = lineOf(plan, figure.line);
  if (line === undefined) throw new Error(`The plan has no line ${figure.line}`);
  const segment = figure.slice === 'total' ? null : (plan.segments[figure.slice]?.name ?? null);
  const when =
    figure.when.type === 'period' ? periodLabel(timelineOf(plan), figure.when.index) : figure.when.bucket.label;
  const said = [line.label, segment, when, retentionMethod(line, plan)].filter((part) => part !== null);
  const heading = [
    `${plainText(plan.title)}: ${plainText(from)} to ${plainText(to)}`,
    plainText(said.join(', ')),
    'Rounded for reading; --json gives full precision.',
  ];
  const steps = largestFirst(comparison, bridge);
  const difference = bridge.to - bridge.from;
  const texts = formatValues([bridge.from, bridge.to], line.unit, plan.currency);
  const changes = changeTexts(steps.map(({ amount }) => amount).concat(difference), line.unit, plan.currency);
  const areTelling = haveShares(bridge);
  const share = (amount: number) => (areTelling ? `${((amount / difference) * 100).toFixed(1)}%` : '');
  const rows: Row[] = [
    { name: plainText(from), cells: [texts[0] ?? '', ''] },
    ...steps.map(({ part, amount }, at) => ({
      name: `  ${plainText(part.name)}`,
      cells: [changes[at] ?? '', share(amount)],
    })),
    { name: plainText(to), cells: [texts[1] ?? '', ''] },
    { name: 'Difference', cells: [changes.at(-1) ?? '', share(difference)] },
  ];
  const table = layOutTable('Bridge', [unitText(line.unit, plan.currency), 'share'], rows, width);
  return `${heading.join('\n')}\n\n${table}\n\n${sentences(comparison).map(plainText).join('\n')}\n`;
}

function unitText(unit: Unit, currency: string): string {
  if (unit === 'money' || unit === 'cash') return currency;
  return unit === 'rate' ? '%, points' : unit;
}

/** Changes with their sign: of rates in points, of months in months. */
function changeTexts(values: readonly number[], unit: Unit, currency: string): readonly string[] {
  const texts =
    unit === 'rate'
      ? formatValues(
          values.map((value) => value * 100),
          'ratio',
          currency,
        )
      : formatValues(values, unit === 'month' ? 'count' : unit, currency);
  return texts.map((text) => {
    if (text.startsWith('-') || text === NOT_AVAILABLE || !/[1-9]/.test(text)) return text;
    return `+${text}`;
  });
}

/** How the steps were found, and what was joined. */
function sentences({ differences, parts, subsets }: ScenarioBridge): readonly string[] {
  if (differences.length === 0) return ['The two scenarios say the same.'];
  const count = differences.length === 1 ? '1 difference' : `${differences.length} differences`;
  const joined = parts.filter((part) => part.differences.length > 1);
  return [
    `${count}, ${subsets} mixtures of the two scenarios computed; each step is averaged over all orders (Shapley values).`,
    ...(joined.length === 0
      ? []
      : [`More than ${MOST_PARTS} differences: the smallest are joined, within their sections first.`]),
    ...joined.map(({ name, differences: own }) => `${name}: ${listOf(own.map((one) => one.name))}.`),
  ];
}
