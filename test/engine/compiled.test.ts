import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { foldRun, valueOver } from '#engine/aggregate';
import { compile } from '#engine/compile';
import { evaluate, evaluateCells } from '#engine/evaluate';
import { type Run, run, valueAt, valueOfRow } from '#engine/interpreter';
import {
  createLanes,
  type Lanes,
  replaceInput,
  selectVariant,
  setOverlay,
  setSeries,
  shareSeries,
  shiftInput,
} from '#engine/lanes';
import type { Node, Program } from '#engine/program';
import { programCode } from '#engine/wasm/programCode';
import { runAll, runCells } from '#engine/wasm/runLanes';
import { createMachine, type Machine, widthFor } from '#engine/wasm/machine';
import { compiled, modelOf } from './models';
import { type Choose, chooser, randomLanes, randomModel } from './randomModels';

const WIDTHS = [1, 2] as const;

function machineOf(program: Program, width: 1 | 2, rows?: readonly number[]): Machine {
  const all = program.rows.map((row) => row.index);
  const machine = createMachine(program, { kept: rows ?? all, overlaid: new Set(all) }, width);
  if (machine === null) throw new Error('WebAssembly is missing here');
  return machine;
}

function compiledRun(program: Program, lanes: Lanes, width: 1 | 2): Run {
  return runAll(machineOf(program, width), lanes);
}

/** All figures of a run as bytes, rows, then periods, then lanes. */
function bytesOf(evaluated: Run): Buffer {
  const { program, lanes } = evaluated;
  const figures: number[] = [];
  for (const { index } of program.rows) {
    for (let period = 0; period < program.calendar.periods; period++)
      for (let lane = 0; lane < lanes.count; lane++) figures.push(valueOfRow(evaluated, index, period, lane));
  }
  return Buffer.from(Float64Array.from(figures).buffer);
}

/** What occurred in the programs that were compared. */
const met = new Map<string, number>();
const meet = (what: string) => met.set(what, (met.get(what) ?? 0) + 1);

function meetNode(node: Node): void {
  if (node.type === 'binary') meet(node.operator);
  else if (node.type === 'unary') meet(`unary ${node.operator}`);
  else if (node.type === 'call' || node.type === 'trailing') meet(node.function);
  else meet(node.type);
  for (const part of Object.values(node)) {
    if (Array.isArray(part)) part.forEach(meetNode);
    else if (typeof part === 'object' && part !== null && 'source' in part) meetNode(part as Node);
  }
}

function meetAll(program: Program, lanes: Lanes, evaluated: Run): void {
  for (const { rule, slice, index } of program.rows) {
    meet(slice === 'total' && program.segments > 0 ? `total ${rule.type}` : 'row');
    if (!('variants' in rule)) continue;
    for (const node of rule.variants) if (node !== null) meetNode(node);
    if (rule.variants.length > 1 && lanes.selected.get(index)?.some((variant) => variant > 0)) meet('variant');
  }
  for (const { overPeriods } of program.lines) meet(`over ${overPeriods}`);
  for (const name of ['replaced', 'shifted', 'own', 'overlays', 'selected'] as const)
    if (lanes[name].size > 0) meet(name);
  const bytes = new Float64Array(Uint8Array.from(bytesOf(evaluated)).buffer);
  if (bytes.some(Number.isNaN)) meet('NaN');
  if (bytes.some((x) => Object.is(x, -0))) meet('-0');
}

/** A few cells of a program, rows in no order. */
function someCells(choose: Choose, program: Program) {
  return Array.from({ length: 1 + choose(5) }, () => ({
    row: choose(program.rows.length),
    period: choose(program.calendar.periods),
  }));
}

describe('a compiled program gives the bytes of the interpreter', () => {
  test('on random models, with SIMD and without, in every row and in rows asked for alone', () => {
    fc.assert(
      fc.property(chooser, (choose) => {
        const model = randomModel(choose);
        const { program, lanes } = randomLanes(choose, model);
        const wanted = run(program, lanes);
        meetAll(program, lanes, wanted);
        const cells = someCells(choose, program);
        const asked = cells.flatMap(({ row, period }) =>
          Array.from({ length: lanes.count }, (_, lane) => valueOfRow(wanted, row, period, lane)),
        );
        for (const width of WIDTHS) {
          expect(bytesOf(compiledRun(program, lanes, width)).equals(bytesOf(wanted))).toBe(true);
          const rows = cells.map((cell) => cell.row);
          const figures = new Float64Array(asked.length);
          runCells(machineOf(program, width, rows), lanes, cells, { figures, from: 0, stride: lanes.count });
          expect([...figures]).toEqual(asked);
        }
      }),
      { numRuns: 400 },
    );
    const wanted = [
      ['lag', 'cumulative', 'first', 'trailing_sum', 'trailing_product', 'trailing_mean', 'calendar', 'conditional'],
      ['total sum', 'total weighted', 'total recompute', 'total none', 'variant', 'NaN', '-0'],
      ['over sum', 'over first', 'over last', 'over product', 'over recompute', 'over none'],
      ['replaced', 'shifted', 'own', 'overlays', 'selected'],
      ['min', 'max', 'abs', 'round', 'floor', 'ceil', 'sqrt', 'exp', 'log', 'power', '^', 'unary -', 'unary not'],
      ['+', '-', '*', '/', '==', '!=', '<', '<=', '>', '>=', 'and', 'or'],
    ].flat();
    expect(wanted.filter((what) => (met.get(what) ?? 0) < 10)).toEqual([]);
  });

  test('for any number of lanes', () => {
    fc.assert(
      fc.property(chooser, fc.constantFrom(1, 2, 3, 7, 1001), (choose, count) => {
        const model = randomModel(choose);
        const { program, lanes } = randomLanes(choose, model, count);
        const wanted = bytesOf(run(program, lanes));
        for (const width of WIDTHS) expect(bytesOf(compiledRun(program, lanes, width)).equals(wanted)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  test('over quarters and years', () => {
    fc.assert(
      fc.property(chooser, (choose) => {
        const { program, lanes } = randomLanes(choose, randomModel(choose));
        const { periods, periodsPerYear } = program.calendar;
        const buckets = Array.from({ length: Math.ceil(periods / periodsPerYear) }, (_, year) => ({
          from: year * periodsPerYear,
          to: Math.min(periods, (year + 1) * periodsPerYear) - 1,
        }));
        const folded = [run(program, lanes), compiledRun(program, lanes, 2)].map((evaluated) => {
          const years = foldRun(evaluated, buckets, periodsPerYear);
          return program.lines.map((line) => buckets.map((_, bucket) => valueOver(years, line.id, 'total', bucket, 0)));
        });
        expect(folded[1]).toEqual(folded[0]);
      }),
      { numRuns: 100 },
    );
  });

  test('on any numbers whatever, one operation at a time', () => {
    const formulas = [
      ...['+', '-', '*', '/', '^', '==', '<', '<=', '>', '>=', 'and', 'or'].map((operator) => `a ${operator} b`),
      ...['exp', 'log', 'sqrt', 'abs', 'floor', 'ceil', '-', 'not ', 'round'].map((name) => `${name}(a)`),
      ...['2', '7', '-3', '1024', '0'].map((exponent) => `a^${exponent}`),
      ...['min(a, b)', 'max(a, b)', 'round(a, b)', 'round(a, 2)', 'round(a, -2)', 'if(a, b, 1 / a)', 'exp(a * b)'],
      ...['a / (a * b)', 'a + b - a * b', 'log(a * b)', '(a * b)^-1', 'exp(-(a * b))'],
    ];
    const sketch = Object.fromEntries(formulas.map((formula, i) => [`line_${i}`, formula]));
    const program = compiled(modelOf({ a: null, b: null, ...sketch }, { periods: 40 }));
    const machines = WIDTHS.map((width) => machineOf(program, width));
    const plain = fc.constantFrom(0, -0, 1, -1, 2, 0.5, -0.5, 3, 15, 1e-320, 5e-324, 1e300, -1e300, 1.005, 2.675);
    const near = fc.double({ min: -20, max: 20, noNaN: true });
    const number = fc.oneof(plain, near, fc.integer({ min: -20, max: 20 }), fc.double());
    const series = fc.array(number, { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(series, series, (a, b) => {
        const lanes = createLanes(program, 2);
        setSeries(lanes, 'a', 0, a);
        setSeries(lanes, 'b', 0, b);
        shiftInput(lanes, 'b', 0, 1, 0.25);
        const wanted = bytesOf(run(program, lanes));
        for (const machine of machines) {
          expect(bytesOf(runAll(machine, lanes)).equals(wanted)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is compiled', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  /** Counts the modules that are compiled from now on. */
  function countModules(): { count: number } {
    const counted = { count: 0 };
    const { Module, ...rest } = Object.fromEntries(
      Object.getOwnPropertyNames(WebAssembly).map((name) => [name, Reflect.get(WebAssembly, name)]),
    );
    const Counting = new Proxy(Module as typeof WebAssembly.Module, {
      construct: (target, given) => {
        counted.count++;
        return Reflect.construct(target, given) as object;
      },
    });
    vi.stubGlobal('WebAssembly', { ...rest, Module: Counting });
    return counted;
  }

  const program = () => compiled(modelOf({ a: null, b: { is: ['a * 2', null] }, c: 'b + prev(c, 0)' }, { periods: 6 }));

  test('is compiled once: no value, override, variant or further lane compiles again', () => {
    const counted = countModules();
    const once = program();
    for (let change = 0; change < 6; change++) {
      const lanes = createLanes(once, change < 3 ? 2 : 5);
      setSeries(lanes, 'a', 0, [1, 2, 3, 4, 5, change]);
      if (change > 0) replaceInput(lanes, 'a', 0, 1, change);
      if (change > 1) setOverlay(lanes, 'c', 0, 1, 3, change);
      if (change > 2) setOverlay(lanes, 'b', 0, 0, change, change);
      if (change > 4) selectVariant(lanes, 'b', 0, 1, 1);
      const evaluated = evaluate(once, lanes);
      expect(bytesOf(evaluated).equals(bytesOf(run(once, lanes)))).toBe(true);
      if (change === 0) counted.count = 0;
    }
    expect(counted.count).toBe(0);
  });

  describe('of a large program after an edit', () => {
    const LINES = 150;
    const formulas: readonly ((at: number) => string)[] = [
      (at) => `line_${at - 1} * 1.5 + a`,
      (at) => `prev(line_${at - 2}, 1) - total(line_${at - 1}) / 7`,
      (at) => `exp(line_${at - 3} / (1 + abs(line_${at - 3}))) + trailing_sum(a, 2)`,
      (at) => `if(a > 1, cumulative(line_${at >> 1}), line_${at - 2} ^ 0.5)`,
      () => 'round(a * year, 2)',
    ];
    const formulaOf = (at: number, kind: number) =>
      at < 3 ? 'a + 1' : (formulas[kind % formulas.length]?.(at) ?? '0');
    /** What was compiled before lends the lines that did not change, as it does in a plan. */
    const made = (kinds: readonly number[], more = '', before: Program | null = null) => {
      const sketches = kinds.map(
        (kind, at) => [`line_${at}`, { is: [formulaOf(at, kind) + (at === 70 ? more : '')], segmented: true }] as const,
      );
      const model = modelOf(
        { a: { is: [null], segmented: true }, ...Object.fromEntries(sketches) },
        { periods: 5, segments: 3 },
      );
      const lines = model.lines.map((line, at) => {
        const known = before?.lines[at];
        return known !== undefined && isDeepStrictEqual(known, line) ? known : line;
      });
      const program = compile({ ...model, lines }, before);
      if (!program.ok) throw new Error(program.error.type);
      return program.value;
    };
    const lanesOf = (program: Program) => {
      const lanes = createLanes(program, 3);
      for (let segment = 0; segment < 3; segment++) setSeries(lanes, 'a', segment, [0.5, 1, 2, -0, 3 + segment]);
      setOverlay(lanes, 'line_40', 1, 2, 3, 9);
      return lanes;
    };
    /** Those that have places in memory beside their series stand at the end, so that blocks without them are met as well. */
    const kinds = Array.from({ length: LINES }, (_, at) => [0, 1, 4, at > 110 ? 2 : 0, at > 110 ? 3 : 1][at % 5] ?? 0);

    test('only the block of the formula is compiled again, and what calls the blocks', () => {
      const counted = countModules();
      const compiledBy = (program: Program) => {
        counted.count = 0;
        evaluate(program, lanesOf(program));
        return counted.count;
      };
      expect(compiledBy(made(kinds, ' + 0'))).toBeGreaterThan(6);
      expect(['* 2', '* 3', '- 4 * a + max(a, 2, 3)'].map((more) => compiledBy(made(kinds, more)))).toEqual([2, 2, 2]);
    });

    /** Of how many blocks the code is another after an edit, and of how many there are. */
    function writtenAgain(edited: (before: Program) => Program): readonly [again: number, blocks: number] {
      const before = made(kinds, ' + 0');
      const [known = [], blocks = []] = [before, edited(before)].map((program) => {
        const kept = program.rows.map(({ index }) => index);
        return programCode(program, { kept, overlaid: new Set<number>() }, 2).blocks;
      });
      return [blocks.filter((block) => !known.includes(block)).length, blocks.length];
    }

    test('only the blocks of the line and of its total are written again', () => {
      expect(writtenAgain((before) => made(kinds, '- 4 * a + max(a, 2, 3)', before))).toEqual([2, 8]);
    });

    test('all blocks are written again where what they name lies elsewhere', () => {
      expect(writtenAgain((before) => made(kinds.with(141, 3), ' + 0', before))).toEqual([8, 8]);
    });

    const kept = Float64Array.of(0.5, 1, 2, 0.25, 3);

    test('whatever the formula, the figures are those of the interpreter', () => {
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.nat(LINES - 1), fc.nat(4)), { minLength: 6, maxLength: 6 }), (edits) => {
          let edited = kinds;
          let program: Program | null = null;
          for (const [at, kind] of edits) {
            edited = edited.with(at, kind);
            program = made(edited, '', program);
            const lanes = lanesOf(program);
            // Some inputs stay as memory holds them from the program before, one does not.
            for (const segment of [0, 1]) shareSeries(lanes, 'a', segment, kept);
            shareSeries(lanes, 'a', 2, Float64Array.of(at, kind, 0.5, 1, 2));
            const wanted = bytesOf(run(program, lanes));
            expect(bytesOf(compiledRun(program, lanes, 2)).equals(wanted)).toBe(true);
          }
        }),
        { numRuns: 6, endOnFailure: true },
      );
    });
  });

  test('asked for again with an override on another line, cells compile again and count it', () => {
    const once = program();
    const lanes = createLanes(once, 2);
    setSeries(lanes, 'a', 0, [1, 2, 3, 4, 5, 6]);
    const cells = [{ row: 2, period: 5 }];
    expect([...evaluateCells(once, lanes, cells)]).toEqual([42, 42]);
    setOverlay(lanes, 'b', 0, 1, 0, 100);
    expect([...evaluateCells(once, lanes, cells)]).toEqual([42, 140]);
    setOverlay(lanes, 'c', 0, 0, 4, 0);
    expect([...evaluateCells(once, lanes, cells)]).toEqual([12, 140]);
  });

  test('a run keeps its figures, whatever is set and run after it', () => {
    fc.assert(
      fc.property(fc.array(chooser, { minLength: 2, maxLength: 3 }), (choosers) => {
        const models = choosers.map((choose) => randomLanes(choose, randomModel(choose), 1 + choose(3)));
        const kept: { readonly evaluated: Run; readonly bytes: Buffer }[] = [];
        for (let turn = 0; turn < 12; turn++) {
          for (const { program, lanes } of models) {
            const evaluated = evaluate(program, lanes);
            kept.push({ evaluated, bytes: bytesOf(evaluated) });
            for (const [row, series] of [...lanes.shared]) {
              lanes.shared.set(
                row,
                series.map((value) => value * 1.5 + turn),
              );
            }
          }
        }
        expect(kept.every(({ evaluated, bytes }) => bytesOf(evaluated).equals(bytes))).toBe(true);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  test.each([
    ['without WebAssembly', () => vi.stubGlobal('WebAssembly', undefined)],
    [
      'where a page may not compile',
      () => {
        const { validate, CompileError } = WebAssembly;
        class Module {
          constructor() {
            throw new CompileError('refused by the policy of the page');
          }
        }
        vi.stubGlobal('WebAssembly', { validate, CompileError, Module });
      },
    ],
  ])('%s the interpreter answers', (_, forbid) => {
    forbid();
    const once = program();
    const lanes = createLanes(once, 2);
    setSeries(lanes, 'a', 0, [1, 2, 3, 4, 5, 6]);
    expect(valueAt(evaluate(once, lanes), 'c', 'total', 5, 1)).toBe(42);
    expect([...evaluateCells(once, lanes, [{ row: 2, period: 5 }])]).toEqual([42, 42]);
  });

  test('a program without lines has no figures', () => {
    const empty = compiled(modelOf({}));
    expect(evaluate(empty, createLanes(empty, 3)).groups.map((group) => group.length)).toEqual([0, 0]);
  });

  test('SIMD is used for several lanes, and a lane alone has a module for one', () => {
    expect([widthFor(1), widthFor(2), widthFor(1001)]).toEqual([1, 2, 2]);
  });
});
