import type { Reading, Roadmap } from '#analysis/roadmap';
import type { Plan } from '#plan/model';
import { scenarioOf } from '#plan/planParts';
import { formatValues, NOT_AVAILABLE } from './formatValue';
import { listOf } from './places';
import { plainText } from './plainText';
import { layOutTable, type Row } from './table';

/** A roadmap as a finance lead pastes it into a mail: path, steps, readings side by side, and a sentence for each doubt. */
export function roadmapAsText(plan: Plan, roadmap: Roadmap, width: number): string {
  const scenario = scenarioOf(plan, roadmap.scenario)?.name ?? roadmap.scenario;
  const heading = [
    `${plainText(plan.title)}: ${plainText(scenario)}`,
    `NRR as stated by ${plan.basis} rates, bridge, read in ${roadmap.endPeriod.label}`,
    'Rounded for reading; --json gives full precision.',
  ];
  const parts = [
    heading.join('\n'),
    pathTable(roadmap, width),
    stepTable(plan, roadmap, width),
    readingTable(plan, roadmap, width),
    sentences(plan, roadmap).map(plainText).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function pathTable(roadmap: Roadmap, width: number): string {
  const { path, start } = roadmap;
  const row = (name: string, first: string, values: readonly (number | null)[]): Row => ({
    name,
    cells: [first, ...values.map((value) => (value === null ? '' : percent(value)))],
  });
  const rows = [
    row(
      'NRR',
      percent(start),
      path.map((point) => point.nrr),
    ),
    row(
      'Without initiatives',
      percent(start),
      path.map((point) => point.nothing),
    ),
  ];
  if (path.some((point) => point.target !== null))
    rows.push(
      row(
        'Target',
        '',
        path.map((point) => point.target),
      ),
    );
  return layOutTable('NRR path', ['Start', ...path.map((point) => point.label)], rows, width);
}

function stepTable(plan: Plan, roadmap: Roadmap, width: number): string {
  const { start, steps, end, gap, target } = roadmap;
  const rows: Row[] = [
    { name: 'Start', cells: [points(start), ''] },
    ...steps.map(({ name, points: by, currency }) => ({
      name: `  ${plainText(name)}`,
      cells: [signed(points(by)), signed(amount(plan, currency))],
    })),
    { name: 'End', cells: [points(end), ''] },
  ];
  if (gap !== null && target !== null) {
    const name = gap.points < 0 ? '  Above the target' : '  Gap to the target';
    rows.push({ name, cells: [points(Math.abs(gap.points)), amount(plan, Math.abs(gap.currency))] });
    rows.push({ name: 'Target', cells: [points(target), ''] });
  }
  return layOutTable('Steps', ['points', `${plan.currency} a month`], rows, width);
}

function readingTable(plan: Plan, { readings }: Roadmap, width: number): string {
  const named: readonly (readonly [string, Reading | null])[] = [
    ['Initiatives', readings.initiatives],
    ['Stated', readings.stated],
    ['Target', readings.target],
  ];
  const shown = named.flatMap(([name, reading]) => (reading === null ? [] : [{ name, reading }]));
  const row = (name: string, cell: (reading: Reading) => string): Row => ({
    name,
    cells: shown.map(({ reading }) => cell(reading)),
  });
  const returns = (gross: number | null, net: number | null) =>
    gross === null || net === null ? NOT_AVAILABLE : `${gross.toFixed(2)} / ${net.toFixed(2)}`;
  const rows = [
    row('NRR at the end', ({ end }) => percent(end)),
    row('Gap to the target, points', ({ gap }) => (gap === null ? NOT_AVAILABLE : points(gap.points))),
    row('Gap, a month of revenue', ({ gap }) => (gap === null ? NOT_AVAILABLE : amount(plan, gap.currency))),
    row('Run-rate ARR gained on the start', ({ gain }) => amount(plan, gain.againstStart)),
    row('Run-rate ARR gained on doing nothing', ({ gain }) => amount(plan, gain.againstNothing)),
    row('Modelled ARR above doing nothing', ({ modelledArr }) =>
      modelledArr === null ? NOT_AVAILABLE : amount(plan, modelledArr),
    ),
    row('Return on the start, gross / net', ({ roi }) => returns(roi.grossStart, roi.netStart)),
    row('Return on doing nothing, gross / net', ({ roi }) => returns(roi.grossNothing, roi.netNothing)),
  ];
  return layOutTable(
    `Readings, ${plan.currency}`,
    shown.map(({ name }) => name),
    rows,
    width,
  );
}

/** What the tables leave open: cost and payback, why the readings differ, where a floor bites. */
function sentences(plan: Plan, roadmap: Roadmap): readonly string[] {
  const { cost, endPeriod, payback, differences, readings, floors, steps } = roadmap;
  const paid = payback === null ? 'not paid back in the plan' : `paid back by ${payback.label}`;
  const said = [
    cost === 0
      ? `The initiatives cost nothing up to ${endPeriod.label}.`
      : `Cost of the initiatives up to ${endPeriod.label}: ${plan.currency} ${amount(plan, cost)}; ${paid}.`,
  ];
  const drift = steps.find(({ initiative }) => initiative === null);
  if (drift !== undefined) {
    const by = `${signed(points(drift.points))} points`;
    said.push(
      `Without initiatives NRR changes by ${by} up to the end, as rates and the mix of segments do; gains and returns contain that.`,
    );
  }
  if (readings.stated !== null) {
    const parts = differences.map(({ component, points: by }) => `${component} ${signed(points(by))}`);
    const by = readings.stated.end - readings.initiatives.end;
    said.push(`The stated end is ${signed(points(by))} points from the initiatives: ${listOf(parts)}.`);
  }
  const held = steps.reduce((sum, { floored }) => sum + floored, 0);
  for (const { rate, segment, from, to } of floors) {
    const where = plan.segments.find(({ id }) => id === segment)?.name;
    const at = from === to ? from : `${from} to ${to}`;
    said.push(`The floor holds ${rate} at 0% in ${at}${where === undefined ? '' : ` (${where})`}.`);
  }
  if (floors.length > 0 && held > 0)
    said.push(`At the end that holds back ${points(held)} points, counted in the steps.`);
  return said;
}

function percent(fraction: number): string {
  return formatValues([fraction], 'rate', '')[0] ?? NOT_AVAILABLE;
}

/** Points of a rate: 0.05 is 5.00. */
function points(fraction: number): string {
  return formatValues([fraction * 100], 'ratio', '')[0] ?? NOT_AVAILABLE;
}

function amount(plan: Plan, value: number): string {
  return formatValues([Math.round(value)], 'money', plan.currency)[0] ?? NOT_AVAILABLE;
}

function signed(text: string): string {
  return text.startsWith('-') || text === NOT_AVAILABLE ? text : `+${text}`;
}
