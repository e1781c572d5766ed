import { cellBytes, type LaneCode, laneCode, valueType, type Whole, type Width } from './laneCode';
import { emitExpOfSum, emitLog, emitLogParts, emitPow } from './elementaryCode';
import { type FunctionBody, type FunctionType, I32 } from './moduleBytes';
import { emitRound } from './roundCode';

/** Functions that formulas share. A module holds those that its formulas call. */
export type SharedFunction = 'expOfSum' | 'logParts' | 'log' | 'pow' | 'round' | 'sumBack' | 'productBack';

/** The functions of a module being made. */
export interface ModuleFunctions {
  readonly width: Width;
  readonly bodies: readonly FunctionBody[];
  /** The index of a shared function, which is added when it is first asked for. */
  readonly shared: (name: SharedFunction) => number;
  /** Adds a function that takes whole numbers and returns nothing; returns its index. */
  readonly add: (parameters: number, emit: (code: LaneCode) => void) => number;
}

/** By shared function: how many values it takes and gives, and its body. Those that look back take addresses instead. */
const sharedFunctions: Readonly<
  Record<
    SharedFunction,
    {
      readonly takes: number;
      readonly gives: number;
      readonly emit: (code: LaneCode, functions: ModuleFunctions) => void;
      readonly ofAddresses?: true;
    }
  >
> = {
  expOfSum: { takes: 2, gives: 1, emit: emitExpOfSum },
  logParts: { takes: 1, gives: 2, emit: emitLogParts },
  log: { takes: 1, gives: 1, emit: emitLog },
  pow: { takes: 2, gives: 1, emit: emitPow },
  round: { takes: 2, gives: 1, emit: emitRound },
  sumBack: { takes: 2, gives: 1, emit: (code) => emitBack(code, code.add), ofAddresses: true },
  productBack: { takes: 2, gives: 1, emit: (code) => emitBack(code, code.mul), ofAddresses: true },
};

export function moduleFunctions(width: Width): ModuleFunctions {
  const bodies: FunctionBody[] = [];
  const known = new Map<SharedFunction, number>();
  const value = valueType(width);
  const add = (type: FunctionType, emit: (code: LaneCode) => void) => {
    const code = laneCode(width, type.parameters);
    emit(code);
    return bodies.push({ type, locals: code.locals, instructions: code.instructions }) - 1;
  };
  const functions: ModuleFunctions = {
    width,
    bodies,
    shared: (name) => {
      const index = known.get(name);
      if (index !== undefined) return index;
      const { takes, gives, emit, ofAddresses } = sharedFunctions[name];
      const type = {
        parameters: Array.from({ length: takes }, () => (ofAddresses ? I32 : value)),
        results: Array.from({ length: gives }, () => value),
      };
      // What it calls itself is added before it.
      const added = add(type, (code) => emit(code, functions));
      known.set(name, added);
      return added;
    },
    add: (parameters, emit) =>
      add({ parameters: Array.from({ length: parameters }, () => I32), results: [] }, emit),
  };
  return functions;
}

/** Takes the cells from one address to another, both included, oldest first, into one value; not checked for being finite. */
function emitBack(code: LaneCode, combine: LaneCode['add']): void {
  const [from, to]: readonly Whole[] = [code.parameter(0), code.parameter(1)] as const;
  if (from === undefined || to === undefined) throw new Error('two addresses');
  const step = code.whole(cellBytes(code.width));
  const at = code.variable(from);
  const total = code.valueVariable(code.load(at.get, 0));
  code.whileTrue(code.isLess(at.get, to), () => {
    at.set(code.addWhole(at.get, step));
    total.set(combine(total.get, code.load(at.get, 0)));
  });
  total.get();
}
