import { HyperFormula } from 'hyperformula';
import { compile, type EvalFunction } from 'mathjs';
import { type Cell, evaluate, evaluateCells } from '#engine/evaluate';
import { run, valueOfRow } from '#engine/interpreter';
import { setSeries } from '#engine/lanes';
import type { Program } from '#engine/program';
import { partsOf, rowsOfPart } from '#engine/wasm/parts';
import { readsOf } from '#engine/wasm/reads';
import type { BenchModel } from './models';
import { cellTexts, type Writing } from './cellTexts';

/** A model ready to be computed: given its input, the asked figure, each time with everything that follows from the input. */
export interface Contestant {
  readonly name: string;
  /** How many times the whole model is computed in one call. */
  readonly lanes: number;
  readonly compute: (input: number) => number;
}

export function contestantsOf(model: BenchModel): readonly Contestant[] {
  const { loop } = model;
  return [
    ...(loop === null ? [] : [{ name: 'loop written by hand', lanes: 1, compute: loop }]),
    compiledCells(model, 1),
    compiledAll(model),
    compiledCells(model, 10_000),
    interpreted(model),
    mathjsCells(model),
    hyperFormula(model),
  ];
}

/** An input changes in all lanes, a little less in each than in the one after; the last has the value itself. */
function changing(model: BenchModel, count: number) {
  const lanes = model.lanes(count);
  const { line, row } = model.input;
  const { periods } = model.program.calendar;
  const slice = model.program.rows[row]?.slice ?? 'total';
  const segment = slice === 'total' ? 0 : slice;
  const perLane = new Float64Array(count);
  if (count > 1) lanes.replaced.set(row, perLane);
  const series = new Float64Array(periods);
  const set = setSeries;
  return {
    lanes,
    change: (input: number) => {
      if (count === 1) set(lanes, line, segment, series.fill(input));
      for (let lane = 0; lane < count; lane++) perLane[lane] = input * (1 - (count - 1 - lane) * 1e-6);
    },
  };
}

/** Asks for what the model is asked for, and for the last period of all that nothing else is made of: so every row is computed. */
function lastOfAll(program: Program, asked: Cell): readonly Cell[] {
  const parts = partsOf(program);
  const read = new Set(
    parts.all.flatMap((part) => {
      const { here, before, accumulated } = readsOf(program, parts, part);
      return [...here, ...before, ...accumulated];
    }),
  );
  const period = program.calendar.periods - 1;
  const ends = parts.all.filter((part) => !read.has(part)).flatMap(rowsOfPart);
  return [asked, ...ends.map((row) => ({ row, period }))];
}

function compiledCells(model: BenchModel, count: number): Contestant {
  const { program, asked } = model;
  const { lanes, change } = changing(model, count);
  const cells = lastOfAll(program, asked);
  const compute = evaluateCells;
  return {
    name: count === 1 ? 'compiled, one lane' : `compiled, ${count.toLocaleString('en')} lanes`,
    lanes: count,
    compute: (input) => {
      change(input);
      return compute(program, lanes, cells)[count - 1] ?? Number.NaN;
    },
  };
}

function compiledAll(model: BenchModel): Contestant {
  const { program, asked } = model;
  const { lanes, change } = changing(model, 1);
  const [compute, read] = [evaluate, valueOfRow];
  return {
    name: 'compiled, one lane, all figures kept',
    lanes: 1,
    compute: (input) => {
      change(input);
      return read(compute(program, lanes), asked.row, asked.period, 0);
    },
  };
}

function interpreted(model: BenchModel): Contestant {
  const { program, asked } = model;
  const { lanes, change } = changing(model, 1);
  const [compute, read] = [run, valueOfRow];
  return {
    name: 'interpreter, one lane',
    lanes: 1,
    compute: (input) => {
      change(input);
      return read(compute(program, lanes), asked.row, asked.period, 0);
    },
  };
}

/** mathjs with one compiled expression for each cell, in order, over one scope. */
function mathjsCells({ program, lanes, input, asked }: BenchModel): Contestant {
  const scope = new Map<string, number>();
  const writing: Writing = {
    cell: (row, period) => `c${row}_${period}`,
    conditional: (condition, whenTrue, otherwise) => `(${condition} ? ${whenTrue} : ${otherwise})`,
    operators: { and: ' and ', or: ' or ' },
    functions: {},
    missing: '(0/0)',
  };
  const formulas: { readonly name: string; readonly code: EvalFunction }[] = [];
  for (const { row, period, content } of cellTexts(program, lanes(1), writing)) {
    const name = writing.cell(row, period);
    if (typeof content === 'number') scope.set(name, content);
    else formulas.push({ name, code: compile(content) });
  }
  return {
    name: 'mathjs, compiled per cell',
    lanes: 1,
    compute: (value) => {
      scope.set(writing.cell(input.row, 0), value);
      for (const { name, code } of formulas) scope.set(name, code.evaluate(scope) as number);
      return scope.get(writing.cell(asked.row, asked.period)) ?? Number.NaN;
    },
  };
}

/** HyperFormula with a row for each row and a column for each period; one input cell is changed and what depends on it recalculated. */
function hyperFormula({ program, lanes, input, asked }: BenchModel): Contestant {
  const writing: Writing = {
    cell: (row, period) => `${columnName(period)}${row + 1}`,
    conditional: (condition, whenTrue, otherwise) => `IF(${condition},${whenTrue},${otherwise})`,
    operators: { '==': '=', '!=': '<>' },
    functions: { min: 'MIN', max: 'MAX', abs: 'ABS', sqrt: 'SQRT', exp: 'EXP', log: 'LN', floor: 'INT' },
    missing: 'NA()',
  };
  const grid: (string | number | null)[][] = program.rows.map(() => []);
  for (const { row, period, content } of cellTexts(program, lanes(1), writing)) {
    const cells = grid[row] ?? [];
    cells[period] = typeof content === 'number' && !Number.isNaN(content) ? content : `=${content}`;
  }
  // Its default rounding cuts results to ten digits, which is less than the answer is checked to.
  const sheet = HyperFormula.buildFromArray(grid, { licenseKey: 'gpl-v3', smartRounding: false });
  const changed = { sheet: 0, row: input.row, col: 0 };
  const read = { sheet: 0, row: asked.row, col: asked.period };
  return {
    name: 'HyperFormula, one input changed',
    lanes: 1,
    compute: (value) => {
      sheet.setCellContents(changed, value);
      return Number(sheet.getCellValue(read));
    },
  };
}

/** `A` for 0, `BH` for 59. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
