import type { Probability } from '#analysis/spread';
import type { Plan, Scenario } from '#plan/model';
import { formatValues } from './formatValue';
import { plainText } from './plainText';
import type { NamedLine } from './questions';
import { layOutTable } from './table';

/** Percentiles and mean of one line, by period. */
export interface SimulatedLine {
  readonly named: NamedLine;
  readonly p5: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
  readonly mean: readonly number[];
}

interface Told {
  readonly scenario: Scenario;
  readonly trials: number;
  readonly periods: readonly string[];
  readonly at: string | null;
  readonly target: { readonly direction: 'atLeast' | 'atMost'; readonly value: number } | null;
  readonly found: readonly SimulatedLine[];
  readonly probability: Probability | null;
  readonly drivers: readonly (readonly [name: string, correlation: number])[];
  readonly notComputable: number;
  readonly clipped: number;
}

/** A table of each line, and sentences about what was asked beside it. */
export function simulationAsText(plan: Plan, told: Told, width: number): string {
  const { scenario, trials, periods, found } = told;
  const head = `${plainText(scenario.name)}, ${trials} trials, seed ${plan.risk.seed}`;
  const tables = found.map((line) => {
    const { unit, label } = line.named.line;
    const all = [line.p5, line.p25, line.p50, line.p75, line.p95, line.mean];
    const texts = formatValues(all.flat(), unit, plan.currency);
    const names = ['5th percentile', '25th', 'Median', '75th', '95th', 'Mean'];
    const rows = names.map((name, at) => ({
      name,
      cells: texts.slice(at * periods.length, (at + 1) * periods.length),
    }));
    return `${plainText(label)} (${line.named.text})\n${layOutTable('', periods, rows, width)}`;
  });
  return `${[head, ...tables, ...sentences(plan, told)].join('\n\n')}\n`;
}

function sentences(
  plan: Plan,
  { at, target, found, probability, drivers, notComputable, clipped }: Told,
): readonly string[] {
  const first = found[0]?.named;
  const said: string[] = [];
  if (first !== undefined && probability !== null && target !== null) {
    const [value] = formatValues([target.value], first.line.unit, plan.currency);
    const [share, error] = [probability.probability, probability.standardError].map((one) => (one * 100).toFixed(1));
    said.push(
      probability.count === 0
        ? `${first.text} cannot be computed in ${at} in any trial, so there is no probability.`
        : `${first.text} is ${target.direction === 'atLeast' ? 'at least' : 'at most'} ${value} in ${at} with a probability of ${share}%, plus or minus ${error} points.`,
    );
  }
  // An input that does not vary, or a figure that does not, goes along with nothing.
  const sorted = drivers
    .filter(([, correlation]) => !Number.isNaN(correlation))
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  if (sorted.length > 0) {
    const texts = sorted.map(([name, correlation]) => `${name} ${correlation.toFixed(2)}`);
    said.push(`What ${first?.text} in ${at} goes along with (rank correlation): ${texts.join(', ')}.`);
  }
  if (notComputable > 0) said.push(`${notComputable} trials cannot be computed and are left out.`);
  if (clipped > 0) said.push(`${clipped} draws lay outside what their input can be and were held at its ends.`);
  return said;
}
