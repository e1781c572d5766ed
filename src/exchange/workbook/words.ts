import type { Timeline } from '#domain/timeline';
import { periodIds } from '#domain/timeline';
import { isSplit, type Program } from '#engine/program';
import type { Evaluation } from '#plan/lanes';
import type { Line, Plan, Series } from '#plan/model';
import { baseOf, segmentKeys } from '#plan/planParts';
import { INPUT } from '#plan/planModel';
import { cellsInTimeline, type Layers, resolveLayers } from '#plan/resolveScenario';
import type { Work } from './pieces';

/** A scenario that says something about a row, or the actuals: null. */
export type OwnerId = string | null;

/** What one scenario (or the closed books) says about a line in a segment. */
export interface Owner {
  readonly id: OwnerId;
  /** Values for every period; null where only some are fixed. */
  readonly series: Series | null;
  /** Fixed figures by period, counted from 0. */
  readonly cells: ReadonlyMap<number, number>;
}

/** What all scenarios say about one row of the program: a line in a segment, or a line that is not split. */
export interface RowWords {
  readonly line: Line;
  /** By scenario and period: who fixes the figure or gives its values; absent where a formula does. */
  readonly ownerAt: (scenario: number, period: number) => Owner | undefined;
  /** By scenario: the variant it follows where nothing is fixed. */
  readonly variants: readonly number[];
  readonly owners: readonly Owner[];
  /** Values of the base that no scenario says otherwise: they can stand in the row itself. */
  readonly isPlainInput: boolean;
  /** One value for the whole plan in every scenario. */
  readonly isConstant: boolean;
}

/** What is said about every row that is not a total made by a rule, by row of the program. */
export function* wordsOf(evaluation: Evaluation): Work<ReadonlyMap<number, RowWords>> {
  const { plan, program } = evaluation;
  const words = new Map<number, RowWords>();
  for (const [at, line] of plan.lines.entries()) {
    for (const [segment, key] of segmentKeys(plan, line).entries()) {
      words.set(firstRowOf(program, at) + segment, rowWords(evaluation, line, key));
    }
    yield;
  }
  return words;
}

/** Whether a row is the total of a line that has segments. */
export function isTotalRow(program: Program, row: number): boolean {
  const found = program.rows[row];
  const line = found === undefined ? undefined : program.lines[found.line];
  return found !== undefined && line !== undefined && isSplit(program, line) && found.slice === 'total';
}

function firstRowOf(program: Program, line: number): number {
  const row = program.firstRow[line];
  if (row === undefined) throw new Error(`The program has no line ${line}`);
  return row;
}

function rowWords({ plan, timeline, variants }: Evaluation, line: Line, key: string): RowWords {
  const said = plan.scenarios.map(({ id }) => resolveLayers(plan, line, key, id));
  const owners = ownersOf(plan, timeline, said);
  const byId = new Map(owners.map((owner) => [owner.id, owner]));
  const own = variants.get(line.id) ?? [];
  const fixed = said.map((one) => one.layers.map((layer) => new Set(periodsOf(timeline, layer.cells))));
  const isValues = said.every(({ from }) => from.type === 'series') && fixed.every((all) => all.every(isEmptySet));
  const base = baseOf(plan).id;
  return {
    line,
    ownerAt: (scenario, period) => {
      const one = said[scenario];
      const layer = fixed[scenario]?.findIndex((periods) => periods.has(period)) ?? -1;
      if (one === undefined) return undefined;
      if (layer >= 0) return byId.get(one.layers[layer]?.scenario ?? null);
      return one.from.type === 'series' ? byId.get(one.scenario) : undefined;
    },
    variants: said.map(({ from }) => own.indexOf(from.type === 'formula' ? from.text : INPUT)),
    owners,
    isPlainInput: isValues && said.every(({ scenario }) => scenario === base),
    isConstant: isValues && line.once,
  };
}

/** Scenarios in the order of the plan, then the actuals. */
function ownersOf(plan: Plan, timeline: Timeline, said: readonly Layers[]): readonly Owner[] {
  const ids: readonly OwnerId[] = [...plan.scenarios.map(({ id }) => id), null];
  return ids.flatMap((id): readonly Owner[] => {
    const cells = new Map(
      said.flatMap(({ layers }) =>
        layers.flatMap((layer) => (layer.scenario === id ? cellsInTimeline(timeline, layer.cells) : [])),
      ),
    );
    const from = said.find((one) => one.from.type === 'series' && one.scenario === id)?.from;
    const series = from?.type === 'series' ? from.series : null;
    return series === null && cells.size === 0 ? [] : [{ id, series, cells }];
  });
}

function periodsOf(timeline: Timeline, cells: Readonly<Record<string, number>>): readonly number[] {
  return cellsInTimeline(timeline, cells).map(([period]) => period);
}

function isEmptySet(set: ReadonlySet<number>): boolean {
  return set.size === 0;
}

/** The value of an owner in a period: NaN where it is missing, undefined where the owner says nothing. */
export function ownedValue(timeline: Timeline, owner: Owner, period: number): number | undefined {
  const cell = owner.cells.get(period);
  if (cell !== undefined || owner.series === null) return cell;
  const { at, every } = owner.series;
  const id = periodIds(timeline)[period] ?? '';
  return (Object.hasOwn(at, id) ? at[id] : every) ?? Number.NaN;
}
