/** Instructions of WebAssembly by their bytes: on one double, and with the SIMD prefix on two. */
export const opcodes = {
  load: [0x2b, 0],
  store: [0x39, 11],
  add: [0xa0, 240],
  sub: [0xa1, 241],
  mul: [0xa2, 242],
  div: [0xa3, 243],
  neg: [0x9a, 237],
  abs: [0x99, 236],
  floor: [0x9c, 117],
  ceil: [0x9b, 116],
  sqrt: [0x9f, 239],
  eq: [0x61, 71],
  ne: [0x62, 72],
  lt: [0x63, 73],
  gt: [0x64, 74],
  le: [0x65, 75],
  ge: [0x66, 76],
  and: [0x71, 78],
  or: [0x72, 80],
  select: [0x1b, 82],
  andBits: [0x83, 78],
  orBits: [0x84, 80],
  shiftLeft: [0x86, 203],
  shiftRight: [0x88, 205],
} as const;

/** Comes before each instruction on vectors. */
export const SIMD = 0xfd;
export const V128_CONST = 12;
export const I64X2_EQ = 214;
export const I64X2_ALL_TRUE = 195;
/** Instructions that are the same at both widths, or have no counterpart at the other. */
export const op = {
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  call: 0x10,
  select: 0x1b,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  i32Load: 0x28,
  i32Const: 0x41,
  i64Const: 0x42,
  f64Const: 0x44,
  i32Eqz: 0x45,
  i32LessUnsigned: 0x49,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32Mul: 0x6c,
  i32And: 0x71,
  i64Eq: 0x51,
  i64OfF64: 0xbd,
  f64OfI64: 0xbf,
} as const;
/** The type of a block that leaves nothing. */
export const NO_RESULT = 0x40;
