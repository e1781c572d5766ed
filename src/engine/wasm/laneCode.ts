import { type Bytes, createBytes, putByte, putBytes, putDouble, putSigned, putSignedLong, putUnsigned } from './bytes';
import { F64, I32, V128, type ValueType } from './moduleBytes';
import { I64X2_ALL_TRUE, I64X2_EQ, NO_RESULT, op, opcodes, SIMD, V128_CONST } from './opcodes';

/**
 * How many lanes one evaluation of a module computes: two side by side with SIMD, or one. A *cell* is what a figure of that
 * many lanes takes in memory, and a *value* is the same on the stack or in a local.
 */
export type Width = 1 | 2;

/** Emits the instructions that leave one thing on the stack; run as often as the thing is needed. */
export type Value = () => void;
/** A claim about each lane, as comparisons leave it. */
export type Mask = () => void;
/** A whole number of 32 bits: an address, or a claim that is the same for all lanes. */
export type Whole = () => void;

type Unary = (x: Value) => Value;
type Binary = (a: Value, b: Value) => Value;
type Comparison = (a: Value, b: Value) => Mask;

/** A function being written. Every operation is one IEEE operation on each lane, so that both widths give the same bits. */
export interface LaneCode {
  readonly width: Width;
  readonly instructions: Bytes;
  readonly locals: readonly ValueType[];
  readonly constant: (x: number) => Value;
  /** Reads the cell at `address + offset`; the offset is a constant of the instruction and costs nothing. */
  readonly load: (address: Whole, offset: number) => Value;
  readonly store: (address: Whole, offset: number, x: Value) => void;
  readonly add: Binary;
  readonly sub: Binary;
  readonly mul: Binary;
  readonly div: Binary;
  readonly neg: Unary;
  readonly abs: Unary;
  readonly floor: Unary;
  readonly ceil: Unary;
  readonly sqrt: Unary;
  readonly eq: Comparison;
  readonly ne: Comparison;
  readonly lt: Comparison;
  readonly le: Comparison;
  readonly gt: Comparison;
  readonly ge: Comparison;
  readonly and: (a: Mask, b: Mask) => Mask;
  readonly or: (a: Mask, b: Mask) => Mask;
  /** Lane by lane `a` where the mask holds, else `b`. Both are computed. */
  readonly select: (mask: Mask, a: Value, b: Value) => Value;
  /** `a` in all lanes where the number is not 0, else `b`. Both are computed. */
  readonly choose: (number: Whole, a: Value, b: Value) => Value;
  /** Whether all lanes of `a` and `b` have the same bits. */
  readonly areSame: (a: Value, b: Value) => Whole;
  /** On the 64 bits of each lane's number. */
  readonly andBits: (x: Value, bits: bigint) => Value;
  readonly orBits: (x: Value, bits: bigint) => Value;
  readonly shiftLeft: (x: Value, by: number) => Value;
  readonly shiftRight: (x: Value, by: number) => Value;
  /** x where it is finite, else NaN: x - (x - x), because x - x is 0 or NaN and x - 0 is x, also for -0. */
  readonly finite: Unary;
  /** As `finite`, and every NaN with the same bits. */
  readonly canonical: Unary;
  readonly whole: (n: number) => Whole;
  readonly loadWhole: (address: Whole, offset: number) => Whole;
  readonly addWhole: (a: Whole, b: Whole) => Whole;
  readonly subWhole: (a: Whole, b: Whole) => Whole;
  readonly mulWhole: (a: Whole, b: Whole) => Whole;
  /** 1 where both numbers are 1. */
  readonly andWhole: (a: Whole, b: Whole) => Whole;
  /** a < b, both from 0. */
  readonly isLess: (a: Whole, b: Whole) => Whole;
  readonly call: (functionIndex: number, given: readonly (Value | Whole)[]) => Value;
  /** Calls a function of two results and keeps both. */
  readonly callTwo: (functionIndex: number, given: readonly Value[]) => readonly [Value, Value];
  readonly parameter: (index: number) => Value;
  /** Computes now what may then be used several times. The local is free again at the end of the scope. */
  readonly keep: (x: Value) => Value;
  readonly keepMask: (x: Mask) => Mask;
  readonly variable: (first: Whole) => WholeVariable;
  readonly valueVariable: (first?: Value) => ValueVariable;
  readonly inScope: (body: () => void) => void;
  /** Runs `body` while the number is not 0, testing first. */
  readonly whileTrue: (number: Whole, body: () => void) => void;
  /** Runs one of two bodies. */
  readonly ifTrue: (number: Whole, body: () => void, otherwise: () => void) => void;
}

export interface WholeVariable {
  readonly get: Whole;
  readonly set: (n: Whole) => void;
}

export interface ValueVariable {
  readonly get: Value;
  readonly set: (x: Value) => void;
}

export function valueType(width: Width): ValueType {
  return width === 2 ? V128 : F64;
}

export function cellBytes(width: Width): number {
  return width * 8;
}

/** An empty function of the given parameters. */
export function laneCode(width: Width, parameters: readonly ValueType[]): LaneCode {
  const isWide = width === 2;
  const code = createBytes();
  const locals: ValueType[] = [];
  const free = new Map<ValueType, number[]>();
  let taken: { readonly type: ValueType; readonly index: number }[] = [];
  const cell = valueType(width);
  const maskType = isWide ? V128 : I32;
  let scratch = -1;

  const put = (name: keyof typeof opcodes) => {
    const [narrow, wide] = opcodes[name];
    if (!isWide) return putByte(code, narrow);
    putByte(code, SIMD);
    putUnsigned(code, wide);
  };
  const local = (instruction: number, index: number) => {
    putByte(code, instruction);
    putUnsigned(code, index);
  };
  const newLocal = (type: ValueType) => parameters.length + locals.push(type) - 1;
  const take = (type: ValueType) => {
    const index = free.get(type)?.pop() ?? newLocal(type);
    taken.push({ type, index });
    return index;
  };
  const access = (name: 'load' | 'store', offset: number) => {
    put(name);
    putByte(code, isWide ? 4 : 3);
    putUnsigned(code, offset);
  };
  const unary =
    (name: keyof typeof opcodes): Unary =>
    (x) =>
    () => {
      x();
      put(name);
    };
  const binary =
    (name: keyof typeof opcodes): Binary =>
    (a, b) =>
    () => {
      a();
      b();
      put(name);
    };
  const wholeBinary =
    (instruction: number) =>
    (a: Whole, b: Whole): Whole =>
    () => {
      a();
      b();
      putByte(code, instruction);
    };
  const constantBits = (bits: bigint) => {
    if (!isWide) {
      putByte(code, op.i64Const);
      return putSignedLong(code, bits);
    }
    putByte(code, SIMD);
    putUnsigned(code, V128_CONST);
    for (let half = 0; half < 2; half++) for (let i = 0n; i < 64n; i += 8n) putByte(code, Number((bits >> i) & 255n));
  };
  const onBits =
    (name: 'andBits' | 'orBits' | 'shiftLeft' | 'shiftRight', x: Value, operand: () => void): Value =>
    () => {
      x();
      if (!isWide) putByte(code, op.i64OfF64);
      operand();
      put(name);
      if (!isWide) putByte(code, op.f64OfI64);
    };
  const shiftBy = (by: number) => () => {
    if (!isWide) return constantBits(BigInt(by));
    putByte(code, op.i32Const);
    putSigned(code, by);
  };
  const areSame =
    (a: Value, b: Value): Whole =>
    () => {
      a();
      if (!isWide) putByte(code, op.i64OfF64);
      b();
      if (!isWide) return putBytes(code, [op.i64OfF64, op.i64Eq]);
      for (const wide of [I64X2_EQ, I64X2_ALL_TRUE]) {
        putByte(code, SIMD);
        putUnsigned(code, wide);
      }
    };
  const constant =
    (x: number): Value =>
    () => {
      if (isWide) {
        putByte(code, SIMD);
        putUnsigned(code, V128_CONST);
        putDouble(code, x);
      } else putByte(code, op.f64Const);
      putDouble(code, x);
    };
  const kept =
    (type: ValueType) =>
    (x: () => void): (() => void) => {
      x();
      const index = take(type);
      local(op.localSet, index);
      return () => local(op.localGet, index);
    };
  const variable = (type: ValueType) => (first?: () => void) => {
    const index = take(type);
    if (first !== undefined) {
      first();
      local(op.localSet, index);
    }
    return {
      get: () => local(op.localGet, index),
      set: (x: () => void) => {
        x();
        local(op.localSet, index);
      },
    };
  };
  /** Leaves x twice and a third copy in the scratch local: used at once, so one local serves all. */
  const pushWithCopy = (x: Value) => {
    if (scratch < 0) scratch = newLocal(cell);
    x();
    local(op.localTee, scratch);
  };
  const call = (functionIndex: number, given: readonly Value[]) => {
    for (const one of given) one();
    putByte(code, op.call);
    putUnsigned(code, functionIndex);
  };

  return {
    width,
    instructions: code,
    locals,
    constant,
    load: (address, offset) => () => {
      address();
      access('load', offset);
    },
    store: (address, offset, x) => {
      address();
      x();
      access('store', offset);
    },
    add: binary('add'),
    sub: binary('sub'),
    mul: binary('mul'),
    div: binary('div'),
    neg: unary('neg'),
    abs: unary('abs'),
    floor: unary('floor'),
    ceil: unary('ceil'),
    sqrt: unary('sqrt'),
    eq: binary('eq'),
    ne: binary('ne'),
    lt: binary('lt'),
    le: binary('le'),
    gt: binary('gt'),
    ge: binary('ge'),
    and: binary('and'),
    or: binary('or'),
    select: (mask, a, b) => () => {
      a();
      b();
      mask();
      put('select');
    },
    choose: (number, a, b) => () => {
      a();
      b();
      number();
      putByte(code, op.select);
    },
    areSame,
    andBits: (x, bits) => onBits('andBits', x, () => constantBits(bits)),
    orBits: (x, bits) => onBits('orBits', x, () => constantBits(bits)),
    shiftLeft: (x, by) => onBits('shiftLeft', x, shiftBy(by)),
    shiftRight: (x, by) => onBits('shiftRight', x, shiftBy(by)),
    finite: (x) => () => {
      pushWithCopy(x);
      local(op.localGet, scratch);
      local(op.localGet, scratch);
      put('sub');
      put('sub');
    },
    canonical: (x) => () => {
      pushWithCopy(x);
      constant(Number.NaN)();
      local(op.localGet, scratch);
      local(op.localGet, scratch);
      put('sub');
      constant(0)();
      put('eq');
      put('select');
    },
    whole: (n) => () => {
      putByte(code, op.i32Const);
      putSigned(code, n);
    },
    loadWhole: (address, offset) => () => {
      address();
      putBytes(code, [op.i32Load, 2]);
      putUnsigned(code, offset);
    },
    addWhole: wholeBinary(op.i32Add),
    subWhole: wholeBinary(op.i32Sub),
    mulWhole: wholeBinary(op.i32Mul),
    andWhole: wholeBinary(op.i32And),
    isLess: wholeBinary(op.i32LessUnsigned),
    call: (functionIndex, given) => () => call(functionIndex, given),
    callTwo: (functionIndex, given) => {
      call(functionIndex, given);
      const second = take(cell);
      local(op.localSet, second);
      const first = take(cell);
      local(op.localSet, first);
      return [() => local(op.localGet, first), () => local(op.localGet, second)];
    },
    parameter: (index) => () => local(op.localGet, index),
    keep: kept(cell),
    keepMask: kept(maskType),
    variable: variable(I32),
    valueVariable: variable(cell),
    inScope: (body) => {
      const outer = taken;
      taken = [];
      body();
      for (const { type, index } of taken) {
        const list = free.get(type) ?? [];
        list.push(index);
        free.set(type, list);
      }
      taken = outer;
    },
    whileTrue: (number, body) => {
      putBytes(code, [op.block, NO_RESULT, op.loop, NO_RESULT]);
      number();
      putBytes(code, [op.i32Eqz, op.brIf, 1]);
      body();
      putBytes(code, [op.br, 0, op.end, op.end]);
    },
    ifTrue: (number, body, otherwise) => {
      number();
      putBytes(code, [op.if, NO_RESULT]);
      body();
      putByte(code, op.else);
      otherwise();
      putByte(code, op.end);
    },
  };
}
