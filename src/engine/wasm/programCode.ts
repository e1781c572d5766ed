import type { Program, Row } from '../program';
import { cellBytes, type LaneCode, type Value, type ValueVariable, type Whole, type Width } from './laneCode';
import { type Layout, layOut } from './layout';
import { moduleBytes } from './moduleBytes';
import { type ModuleFunctions, moduleFunctions } from './moduleFunctions';
import { isGiven, type Needs, needsOf, type Shape } from './needs';
import { checked, type Figure, missing, nodeFigure, type Standing, sumFigure } from './nodeCode';

/** A module of a program, to be compiled, and where it reads and writes. */
export interface ProgramCode {
  readonly bytes: Uint8Array;
  readonly layout: Layout;
}

/**
 * The module that evaluates the kept rows of a program for as many lanes as `width` says, over all periods.
 *
 *     run():       for each period: block 0, block 1, ...
 *     block(at):   the rows of the block, one after the other, in the program's order
 *
 * All that lanes differ in is read from memory, so the module serves every set of inputs.
 */
export function programCode(program: Program, shape: Shape, width: Width): ProgramCode {
  const needs = needsOf(program, shape);
  const layout = layOut(program, shape, needs, width);
  const functions = moduleFunctions(width);
  const blocks = needs.blocks.map((rows, index) =>
    functions.add(1, (code) => emitBlock({ program, needs, layout, functions }, code, rows, index === 0)),
  );
  const run = functions.add(0, (code) => {
    const at = code.variable(code.whole(0));
    code.whileTrue(code.isLess(at.get, code.whole(layout.seriesBytes)), () => {
      for (const block of blocks) code.call(block, [at.get])();
      at.set(code.addWhole(at.get, code.whole(cellBytes(width))));
    });
  });
  return { bytes: moduleBytes(functions.bodies, run), layout };
}

interface Making {
  readonly program: Program;
  readonly needs: Needs;
  readonly layout: Layout;
  readonly functions: ModuleFunctions;
}

function emitBlock(making: Making, code: LaneCode, rows: readonly number[], isFirst: boolean): void {
  const { program, needs, layout, functions } = making;
  const at = code.parameter(0);
  const computed = new Map<number, Value>();
  const standing: Standing = {
    code,
    layout,
    functions,
    periods: program.calendar.periods,
    at,
    read: (row) => {
      const here = computed.get(row);
      if (here !== undefined) return { value: here, state: layout.hasSeries(row) ? 'stored' : 'checked' };
      return { value: code.load(at, layout.series(row)), state: 'stored' };
    },
  };
  if (isFirst) {
    for (const row of needs.accumulated)
      if (isGiven(program, row)) code.inScope(() => accumulate(standing, row, code.keep(standing.read(row).value)));
  }
  for (const index of rows) {
    // Taken before the scope of the row's own intermediate results, so that it outlives them.
    const home = needs.readInBlock.has(index) ? code.valueVariable() : null;
    code.inScope(() => emitRow(making, standing, index, home));
    if (home !== null) computed.set(index, home.get);
  }
}

/** Computes a row of this period and puts it wherever it is read: a local, its series, its accumulator. */
function emitRow(making: Making, standing: Standing, index: number, home: ValueVariable | null): void {
  const { program, needs, layout } = making;
  const { code, at } = standing;
  const figure = overlaid(making, standing, index, ruledFigure(making, standing, program.rows[index] as Row));
  const isStored = layout.hasSeries(index);
  let value = checked(code, figure);
  if (isStored && figure.state !== 'stored') value = code.canonical(figure.value);
  if (home !== null) {
    home.set(value);
    value = home.get;
  } else if (needs.accumulated.has(index)) value = code.keep(value);
  if (isStored) code.store(at, layout.series(index), value);
  if (needs.accumulated.has(index)) accumulate(standing, index, value);
}

/** Adds a row's figure to what has been added up before; in the first period that begins anew. */
function accumulate({ code, layout, at }: Standing, row: number, value: Value): void {
  const address: Whole = code.whole(0);
  const place = layout.accumulator(row);
  code.store(address, place, code.choose(at, code.add(code.load(address, place), value), value));
}

function overlaid({ layout }: Making, { code, at }: Standing, index: number, figure: Figure): Figure {
  const pointer = layout.pointers.get(index);
  if (pointer === undefined) return figure;
  const overlay = code.keep(code.load(code.addWhole(code.loadWhole(code.whole(0), pointer), at), 0));
  return {
    value: code.select(code.eq(overlay, overlay), overlay, figure.value),
    state: figure.state === 'raw' ? 'raw' : 'checked',
  };
}

function ruledFigure(making: Making, standing: Standing, row: Row): Figure {
  const { code } = standing;
  const valuesOf = (rows: readonly number[]) => rows.map((read) => standing.read(read).value);
  const { rule } = row;
  switch (rule.type) {
    case 'none':
      return missing(code);
    case 'sum':
      return sumFigure(code, valuesOf(rule.rows));
    case 'weighted': {
      const weights = valuesOf(rule.weights);
      const products = valuesOf(rule.rows).map((value, segment) =>
        code.mul(value, weights[segment] ?? code.constant(Number.NaN)),
      );
      const divisor = checked(code, sumFigure(code, weights));
      return { value: code.div(sumFigure(code, products).value, divisor), state: 'raw' };
    }
    case 'own':
    case 'recompute':
      return selectedFigure(making, standing, row, rule.variants);
  }
}

/** The variant that each lane follows: all are computed, one is selected. */
function selectedFigure(
  { layout }: Making,
  standing: Standing,
  row: Row,
  variants: readonly (Parameters<typeof nodeFigure>[0] | null)[],
): Figure {
  const { code, at } = standing;
  const selector = layout.selectors.get(row.index);
  const input = (): Figure => {
    const address = layout.inputs.get(row.index);
    // A total has no input data, and no lane selects them for it.
    return address === undefined ? missing(code) : { value: code.load(at, address), state: 'stored' };
  };
  let chosen: Figure | null = null;
  for (const [variant, node] of variants.entries()) {
    const figure: Figure = node === null ? input() : nodeFigure(node, standing);
    if (chosen === null || selector === undefined) {
      chosen = figure;
      continue;
    }
    const isSelected = code.eq(code.load(code.whole(0), selector), code.constant(variant));
    chosen = {
      value: code.select(isSelected, figure.value, chosen.value),
      state: figure.state === 'raw' || chosen.state === 'raw' ? 'raw' : 'checked',
    };
  }
  return chosen ?? missing(code);
}
