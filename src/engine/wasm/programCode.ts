import type { Node, Program } from '#engine/program';
import { cellBytes, type LaneCode, type Value, type ValueVariable, type Width } from './laneCode';
import { knownBlocks, type LaidOut, type Written } from './knownBlocks';
import { type Layout, layOut, POINTER_BYTES } from './layout';
import { moduleBytes } from './moduleBytes';
import { type ModuleFunctions, moduleFunctions } from './moduleFunctions';
import { type Block, needsOf, type Shape } from './needs';
import { checked, type Figure, missing, nodeFigure, type Standing, sumFigure } from './nodeCode';
import { isGiven, type Part } from './parts';

/** The modules of a program, to be compiled, and where they read and write. */
export interface ProgramCode {
  /** A module for each block. One whose formulas stay as they are stays the same, byte for byte, while others change. */
  readonly blocks: readonly Uint8Array<ArrayBuffer>[];
  /** The module that calls them. */
  readonly run: Uint8Array<ArrayBuffer>;
  readonly layout: Layout;
}

/** The program of which all rows were asked for last, by width: the next is, as a rule, the same with one formula edited. */
const written = new Map<Width, Written>();

/**
 * The modules that evaluate the kept rows of a program for as many lanes as `width` says, over all periods.
 *
 *     run()                 for each period, each block
 *     block(at)             once, or once for each segment: the parts of the block, one after the other
 *
 * `at` is how far the period lies into every series; frames lie as much further apart as they are larger than a cell. All that lanes differ in
 * is read from memory, so the modules serve every set of inputs.
 */
export function programCode(program: Program, shape: Shape, width: Width): ProgramCode {
  const needs = needsOf(program, shape);
  const layout = layOut(program, needs, width);
  const laidOut = { program, needs, layout };
  const known = knownBlocks(laidOut, written.get(width) ?? null);
  const blocks = needs.blocks.map(
    (block) => known(block) ?? blockModule({ ...laidOut, functions: moduleFunctions(width) }, block),
  );
  if (shape.kept.length === program.rows.length) written.set(width, { ...laidOut, blocks });
  const functions = moduleFunctions(width, blocks.length);
  const run = functions.add(0, (code) => {
    const at = code.variable(code.whole(0));
    code.whileTrue(code.isLess(at.get, code.whole(program.calendar.periods * cellBytes(width))), () => {
      for (const index of blocks.keys()) code.call(index, [at.get])();
      at.set(code.addWhole(at.get, code.whole(cellBytes(width))));
    });
  });
  return { blocks, run: moduleBytes(functions.bodies, run, blocks.length), layout };
}

function blockModule(making: Making, block: Block): Uint8Array<ArrayBuffer> {
  const { functions, program } = making;
  const once = functions.add(2, (code) => emitBlock(making, code, block));
  const times = block.isBySegment ? program.segments : 1;
  const run = functions.add(1, (code) => {
    for (let segment = 0; segment < times; segment++) code.call(once, [code.parameter(0), code.whole(segment)])();
  });
  return moduleBytes(functions.bodies, run, 0);
}

interface Making extends LaidOut {
  readonly functions: ModuleFunctions;
}

function emitBlock(making: Making, code: LaneCode, { parts, isBySegment }: Block): void {
  const { program, needs, layout, functions } = making;
  const at = code.parameter(0);
  const segment = code.parameter(1);
  const zero = code.whole(0);
  const stepOf = (bytes: number) => (isBySegment ? code.variable(code.mulWhole(segment, code.whole(bytes))).get : zero);
  const cell = stepOf(cellBytes(code.width));
  const frame = code.variable(code.mulWhole(at, code.whole(layout.frameBytes / cellBytes(code.width)))).get;
  const step = {
    cell,
    frame: isBySegment ? code.variable(code.addWhole(frame, cell)).get : frame,
    pointer: stepOf(POINTER_BYTES),
    remembered: stepOf(layout.rememberedBytes),
  };
  const computed = new Map<Part, Value>();
  const placeOf = (row: number) => {
    const part = needs.parts.ofRow(row);
    return part.isBySegment && isBySegment ? step : { cell: zero, frame };
  };
  const standing: Standing = {
    code,
    layout,
    functions,
    periods: program.calendar.periods,
    at,
    step,
    placeOf,
    read: (row) => {
      const part = needs.parts.ofRow(row);
      const here = computed.get(part);
      if (here !== undefined && part.isBySegment === isBySegment)
        return { value: here, state: layout.isInMemory(part) ? 'stored' : 'checked' };
      return { value: code.load(placeOf(row).frame, layout.first(row)), state: 'stored' };
    },
  };
  for (const part of parts) {
    // Taken before the scope of the part's own intermediate results, so that it outlives them.
    const home = needs.readInBlock.has(part) ? code.valueVariable() : null;
    code.inScope(() => emitPart(making, standing, part, home));
    if (home !== null) computed.set(part, home.get);
  }
}

/** Computes a part in this period and puts it wherever it is read: a local, its series, its accumulator. */
function emitPart({ needs, layout }: Making, standing: Standing, part: Part, home: ValueVariable | null): void {
  const { code, step } = standing;
  if (isGiven(part)) {
    accumulate(standing, part, code.keep(standing.read(part.firstRow).value));
    return;
  }
  const figure = overlaid(standing, part, ruledFigure(standing, part));
  const isStored = layout.isInMemory(part);
  let value = checked(code, figure);
  if (isStored && figure.state !== 'stored') value = code.canonical(figure.value);
  if (home !== null) {
    home.set(value);
    value = home.get;
  } else if (needs.accumulated.has(part)) value = code.keep(value);
  if (isStored) code.store(step.frame, layout.first(part.firstRow), value);
  if (needs.accumulated.has(part)) accumulate(standing, part, value);
}

/** Adds a part's figure to what has been added up before; in the first period that begins anew. */
function accumulate({ code, layout, at, step }: Standing, part: Part, value: Value): void {
  const place = layout.accumulator(part.firstRow);
  code.store(step.cell, place, code.choose(at, code.add(code.load(step.cell, place), value), value));
}

function overlaid({ code, layout, at, step }: Standing, part: Part, figure: Figure): Figure {
  const pointer = layout.pointers.get(part.firstRow);
  if (pointer === undefined) return figure;
  const overlay = code.keep(code.load(code.addWhole(code.loadWhole(step.pointer, pointer), at), 0));
  return {
    value: code.select(code.eq(overlay, overlay), overlay, figure.value),
    state: figure.state === 'raw' ? 'raw' : 'checked',
  };
}

function ruledFigure(standing: Standing, part: Part): Figure {
  const { code } = standing;
  const valuesOf = (rows: readonly number[]) => rows.map((read) => standing.read(read).value);
  const { rule } = part;
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
      return selectedFigure(standing, part, rule.variants);
  }
}

/** The variant that each lane follows: all are computed, one is selected. */
function selectedFigure(standing: Standing, part: Part, variants: readonly (Node | null)[]): Figure {
  const { code, layout, step } = standing;
  const selector = layout.selectors.get(part.firstRow);
  const input = (): Figure => {
    const address = layout.ownInput(part.firstRow);
    // A total has no input data, and no lane selects them for it.
    return address === undefined ? missing(code) : { value: code.load(step.frame, address), state: 'stored' };
  };
  let chosen: Figure | null = null;
  for (const [variant, node] of variants.entries()) {
    const figure: Figure = node === null ? input() : nodeFigure(node, standing);
    if (chosen === null || selector === undefined) {
      chosen = figure;
      continue;
    }
    const isSelected = code.eq(code.load(step.cell, selector), code.constant(variant));
    chosen = {
      value: code.select(isSelected, figure.value, chosen.value),
      state: figure.state === 'raw' || chosen.state === 'raw' ? 'raw' : 'checked',
    };
  }
  return chosen ?? missing(code);
}
