import { evaluatePlan, valueIn } from '#plan/lanes';
import type { Plan } from '#plan/model';
import { baseOf, lineOf, scenarioOf } from '#plan/planParts';
import { cellAt, type Sheet } from './cells';
import type {
  ChoiceName,
  Choices,
  Chosen,
  Destination,
  ForeignFile,
  ForeignTable,
  ImportProposal,
  Proposal,
  Proposals,
} from './choices';
import { proposeDecimal, readForeignNumber } from './foreignNumber';
import { proposeDates } from './foreignPeriod';
import { type Layout, periodCells, tableOf } from './foreignTable';
import * as layouts from './layout';
import {
  proposeLosses,
  proposeRates,
  proposeRevenue,
  proposeScale,
  type MappedSeries,
  type Size,
} from './proposeUnits';
import { OPENING, proposeTarget } from './recogniseLine';

const NO_SHEET: Sheet = { name: '', rows: [] };

/**
 * Proposes how a foreign file is to be read into a plan, given what was chosen so far. What is chosen is sure; what the file leaves open is
 * in `unsure`, to be chosen or confirmed before anything is imported.
 */
export function proposeImport(plan: Plan, file: ForeignFile, chosen: Chosen): ImportProposal {
  const sheetAt = pick(chosen, 'sheet', layouts.proposeSheet(file.sheets));
  const sheet = file.sheets[sheetAt.value ?? 0] ?? NO_SHEET;
  const into = pick(chosen, 'into', proposeDestination(plan));
  const places = proposePlaces(plan, sheet, chosen, into.value);
  const layout = layoutOf(places);
  const dates = pick(chosen, 'dates', datesOf(sheet, layout));
  const table = layout === null ? null : tableOf(sheet, layout, dates.value ?? 'ymd');
  const decimal = pick(chosen, 'decimal', proposeDecimal(cellsOf(table)));
  const targets = (table?.series ?? []).map((series) => ({
    key: series.key,
    target: targetOf(plan, series, into.value ?? { type: 'actuals' }, chosen),
  }));
  const mapped = mappedSeries(table, targets, decimal.value ?? '.');
  const stated = layout === null ? new Set<string>() : layouts.statedUnits(sheet, layout);
  const revenue = pick(chosen, 'revenue', proposeRevenue(plan, mapped, sheet.name, stated));
  const size: Size = { sheetName: sheet.name, opening: openingOf(plan), perYear: revenue.value === 'mrr' ? 12 : 1 };
  const choices: Proposals = {
    ...places,
    sheet: sheetAt,
    into,
    dates,
    decimal,
    scale: pick(chosen, 'scale', proposeScale(plan, mapped, size)),
    revenue,
    rates: pick(chosen, 'rates', proposeRates(plan, mapped, stated)),
    losses: pick(chosen, 'losses', proposeLosses(mapped)),
    totals: pick(chosen, 'totals', {
      value: 'refuse',
      isSure: true,
      options: ['refuse', 'mix'],
      because: 'nothing says how they belong to the segments',
    }),
  };
  const names = Object.entries(choices).flatMap(([name, { isSure }]) => (isSure ? [] : [name as ChoiceName]));
  const series = targets.flatMap(({ key, target }) => (target.isSure ? [] : [{ series: key }]));
  return { choices, table, targets, unsure: [...names, ...series] };
}

/** What was chosen, or else what is proposed. */
function pick<K extends ChoiceName>(chosen: Chosen, name: K, proposal: Proposal<Choices[K]>): Proposal<Choices[K]> {
  if (!Object.hasOwn(chosen, name)) return proposal;
  return { ...proposal, value: chosen[name] as Choices[K], isSure: true, because: 'it was chosen' };
}

/** Nothing in a file says whether it holds what was or what is to be, so a person says it. */
function proposeDestination(plan: Plan): Proposal<Destination> {
  const inputs = plan.scenarios.map(({ id }): Destination => ({ type: 'inputs', scenario: id }));
  return {
    value: { type: 'actuals' },
    isSure: false,
    options: [{ type: 'actuals' }, ...inputs],
    because: 'a table of movements usually is what happened',
  };
}

type PlaceName = 'orientation' | 'periodsAt' | 'labelsAt' | 'segmentsAt' | 'scenarios';

function proposePlaces(plan: Plan, sheet: Sheet, chosen: Chosen, into: Destination | null): Pick<Proposals, PlaceName> {
  const orientation = pick(chosen, 'orientation', layouts.proposeOrientation(sheet));
  const periodsAt = pick(chosen, 'periodsAt', layouts.proposePeriodsAt(sheet, orientation.value));
  const labelsAt = pick(chosen, 'labelsAt', layouts.proposeLabelsAt(sheet, orientation.value, periodsAt.value));
  const places = { orientation: orientation.value, periodsAt: periodsAt.value, labelsAt: labelsAt.value };
  const names = plan.segments.map(({ name }) => name);
  const wanted = into?.type === 'inputs' ? [scenarioOf(plan, into.scenario)?.name ?? ''] : [baseOf(plan).name];
  return {
    orientation,
    periodsAt,
    labelsAt,
    segmentsAt: pick(chosen, 'segmentsAt', layouts.proposeSegmentsAt(sheet, places, names)),
    scenarios: pick(chosen, 'scenarios', layouts.proposeScenarios(sheet, places, wanted)),
  };
}

function layoutOf(places: Pick<Proposals, PlaceName>): Layout | null {
  const orientation = places.orientation.value;
  const periodsAt = places.periodsAt.value;
  if (orientation === null || periodsAt === null) return null;
  const { labelsAt, segmentsAt, scenarios } = places;
  return { orientation, periodsAt, labelsAt: labelsAt.value, segmentsAt: segmentsAt.value, scenarios: scenarios.value };
}

function datesOf(sheet: Sheet, layout: Layout | null): Proposals['dates'] {
  if (layout === null) return proposeDates([], false);
  const cells = periodCells(sheet, layout).map(({ row, column }) => cellAt(sheet, row, column));
  return proposeDates(cells, layout.segmentsAt !== null);
}

function* cellsOf(table: ForeignTable | null) {
  for (const { cells } of table?.series ?? []) {
    for (const { cell } of cells) yield cell;
  }
}

function targetOf(plan: Plan, series: ForeignTable['series'][number], into: Destination, chosen: Chosen) {
  const proposal = proposeTarget(plan, series, into);
  if (chosen.targets === undefined || !Object.hasOwn(chosen.targets, series.key)) return proposal;
  return { ...proposal, value: chosen.targets[series.key] ?? null, isSure: true, because: 'it was chosen' };
}

function mappedSeries(
  table: ForeignTable | null,
  targets: ImportProposal['targets'],
  decimal: '.' | ',',
): readonly MappedSeries[] {
  return (table?.series ?? []).flatMap((series, at): MappedSeries[] => {
    const target = targets[at]?.target.value ?? null;
    if (target === null) return [];
    const read = series.cells.map(({ cell }) => readForeignNumber(cell, decimal));
    return [{ series, target, numbers: read.filter((one) => one.type === 'number') }];
  });
}

const openings = new WeakMap<Plan, { readonly arr: number | null }>();

/** Opening ARR of the plan, to hold amounts of the file against; null where there is none. Kept with the plan, which is asked about often. */
export function openingOf(plan: Plan): number | null {
  const known = openings.get(plan);
  if (known !== undefined) return known.arr;
  const evaluated = lineOf(plan, OPENING) === undefined ? null : evaluatePlan(plan, [baseOf(plan).id]);
  const value = evaluated?.ok ? valueIn(evaluated.value, OPENING, plan.segments.length > 0 ? 'total' : 0, 0, 0) : 0;
  const arr = value > 0 ? value : null;
  openings.set(plan, { arr });
  return arr;
}
