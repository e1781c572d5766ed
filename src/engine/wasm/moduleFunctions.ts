import { cellBytes, type LaneCode, laneCode, type Value, valueType, type Whole, type Width } from './laneCode';
import { emitExpOfSum, emitLog, emitLogParts, emitPow } from './elementaryCode';
import { actionType, type FunctionBody, type FunctionType, I32 } from './moduleBytes';
import { emitRound } from './roundCode';

/** Functions that formulas share. A module holds those that its formulas call. */
export type SharedFunction =
  | 'expOfSum'
  | 'logParts'
  | 'log'
  | 'pow'
  | 'round'
  | 'sumBack'
  | 'productBack'
  | `remembered ${SlowFunction}`;

/** Functions that cost as much as twenty other operations: what they came to is remembered. */
export type SlowFunction = 'exp' | 'log' | 'pow';

/** The functions of a module being made. */
export interface ModuleFunctions {
  readonly width: Width;
  readonly bodies: readonly FunctionBody[];
  /** The index of a shared function, which is added when it is first asked for. */
  readonly shared: (name: SharedFunction) => number;
  /** Adds a function that takes whole numbers and returns nothing; returns its index. */
  readonly add: (parameters: number, emit: (code: LaneCode) => void) => number;
}

interface SharedDefinition {
  readonly takes: readonly ('value' | 'whole')[];
  /** How many values it gives. */
  readonly gives: number;
  readonly emit: (code: LaneCode, functions: ModuleFunctions) => void;
}

const ONE = ['value'] as const;
const TWO = ['value', 'value'] as const;

const sharedFunctions: Readonly<Record<SharedFunction, SharedDefinition>> = {
  expOfSum: { takes: TWO, gives: 1, emit: emitExpOfSum },
  logParts: { takes: ONE, gives: 2, emit: emitLogParts },
  log: { takes: ONE, gives: 1, emit: emitLog },
  pow: { takes: TWO, gives: 1, emit: emitPow },
  round: { takes: TWO, gives: 1, emit: emitRound },
  sumBack: { takes: ['whole', 'whole', 'whole'], gives: 1, emit: (code) => emitBack(code, code.add) },
  productBack: { takes: ['whole', 'whole', 'whole'], gives: 1, emit: (code) => emitBack(code, code.mul) },
  'remembered exp': remembered((code, functions, x) => code.call(functions.shared('expOfSum'), [x, code.constant(0)])),
  'remembered log': remembered((code, functions, x) => code.call(functions.shared('log'), [x])),
  'remembered pow': remembered((code, functions, x, y) => code.call(functions.shared('pow'), [x, y])),
};

/** Those of a module that imports so many functions, which are counted before its own. */
export function moduleFunctions(width: Width, imported = 0): ModuleFunctions {
  const bodies: FunctionBody[] = [];
  const known = new Map<SharedFunction, number>();
  const value = valueType(width);
  const add = (type: FunctionType, emit: (code: LaneCode) => void) => {
    const code = laneCode(width, type.parameters);
    emit(code);
    return bodies.push({ type, locals: code.locals, instructions: code.instructions }) - 1 + imported;
  };
  const functions: ModuleFunctions = {
    width,
    bodies,
    shared: (name) => {
      const index = known.get(name);
      if (index !== undefined) return index;
      const { takes, gives, emit } = sharedFunctions[name];
      const type = {
        parameters: takes.map((kind) => (kind === 'value' ? value : I32)),
        results: Array.from({ length: gives }, () => value),
      };
      // What it calls itself is added before it.
      const added = add(type, (code) => emit(code, functions));
      known.set(name, added);
      return added;
    },
    add: (parameters, emit) => add(actionType(parameters), emit),
  };
  return functions;
}

/** Takes the cells from one address to another in equal steps, both included, oldest first, into one value; not checked for being finite. */
function emitBack(code: LaneCode, combine: LaneCode['add']): void {
  const [from, to, step] = [code.parameter(0), code.parameter(1), code.parameter(2)];
  const at = code.variable(from);
  const total = code.valueVariable(code.load(at.get, 0));
  code.whileTrue(code.isLess(at.get, to), () => {
    at.set(code.addWhole(at.get, step));
    total.set(combine(total.get, code.load(at.get, 0)));
  });
  total.get();
}

/** Cells of a slow function's result in one period and place: both operands and what came of them. */
export const REMEMBERED_CELLS = 3;

/**
 * A slow function that looks first whether its operands are those of the last time, in this period or in the one before.
 * They often are: a rate that stays the same from month to month, an input that this edit or these lanes do not touch.
 *
 * Its parameters: the operands, and the address of the entry of this period. A function of one operand takes 0 as its second.
 */
function remembered(
  compute: (code: LaneCode, functions: ModuleFunctions, x: Value, y: Value) => Value,
): SharedDefinition {
  return {
    takes: ['value', 'value', 'whole'],
    gives: 1,
    emit: (code, functions) => {
      const [x, y, entry] = [code.parameter(0), code.parameter(1), code.parameter(2)];
      const cell = cellBytes(code.width);
      const before = code.subWhole(entry, code.whole(REMEMBERED_CELLS * cell));
      const result = code.valueVariable();
      const isOf = (place: Whole) =>
        code.andWhole(code.areSame(x, code.load(place, 0)), code.areSame(y, code.load(place, cell)));
      const recall = (place: Whole) => result.set(code.load(place, 2 * cell));
      code.ifTrue(
        isOf(entry),
        () => recall(entry),
        () => {
          code.ifTrue(
            isOf(before),
            () => recall(before),
            () => result.set(compute(code, functions, x, y)),
          );
          code.store(entry, 0, x);
          code.store(entry, cell, y);
          code.store(entry, 2 * cell, result.get);
        },
      );
      result.get();
    },
  };
}
