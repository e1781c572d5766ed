import { type Bytes, createBytes, putByte, putBytes, putUnsigned, written } from './bytes';

/** The types of WebAssembly that a module of ours uses, by their bytes. */
export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;
export type ValueType = typeof I32 | typeof F64 | typeof V128;

export interface FunctionType {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** A function of a module: its locals beside the parameters, and its instructions without the closing `end`. */
export interface FunctionBody {
  readonly type: FunctionType;
  readonly locals: readonly ValueType[];
  readonly instructions: Bytes;
}

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const section = { type: 1, import: 2, function: 3, export: 7, code: 10 } as const;
const FUNCTION_TYPE = 0x60;
const MEMORY = 2;
const FUNCTION = 0;
const END = 0x0b;

/** The type of functions that a module takes from others and of what it gives: whole numbers in, nothing out. */
export function actionType(parameters: number): FunctionType {
  return { parameters: Array.from({ length: parameters }, () => I32), results: [] };
}

/**
 * The binary of a module that imports a memory (`engine.memory`) and so many functions (`blocks.0` and on, of the type of `actionType(1)`),
 * which come first in the count of its functions, and exports one of its own (`run`).
 *
 * Five sections, in the order the format wants: types, the imports, which function has which type, the export, the bodies.
 */
export function moduleBytes(
  functions: readonly FunctionBody[],
  exported: number,
  imported: number,
): Uint8Array<ArrayBuffer> {
  const types: FunctionType[] = [];
  const indexOf = (type: FunctionType) => {
    const known = types.findIndex((one) => typeKey(one) === typeKey(type));
    return known >= 0 ? known : types.push(type) - 1;
  };
  const typeIndex = functions.map(({ type }) => indexOf(type));
  const typeOfImported = imported > 0 ? indexOf(actionType(1)) : 0;
  const bytes = createBytes();
  putBytes(bytes, HEADER);
  putSection(bytes, section.type, (content) => {
    putList(content, types, ({ parameters, results }) => {
      putByte(content, FUNCTION_TYPE);
      putList(content, parameters, (type) => putByte(content, type));
      putList(content, results, (type) => putByte(content, type));
    });
  });
  putSection(bytes, section.import, (content) => {
    putUnsigned(content, 1 + imported);
    putName(content, 'engine');
    putName(content, 'memory');
    putByte(content, MEMORY);
    putBytes(content, [0, 1]);
    for (let index = 0; index < imported; index++) {
      putName(content, 'blocks');
      putName(content, String(index));
      putByte(content, FUNCTION);
      putUnsigned(content, typeOfImported);
    }
  });
  putSection(bytes, section.function, (content) => putList(content, typeIndex, (index) => putUnsigned(content, index)));
  putSection(bytes, section.export, (content) => {
    putList(content, [exported], (index) => {
      putName(content, 'run');
      putByte(content, FUNCTION);
      putUnsigned(content, index);
    });
  });
  putSection(bytes, section.code, (content) => putList(content, functions, (body) => putBody(content, body)));
  return written(bytes);
}

function typeKey({ parameters, results }: FunctionType): string {
  return `${parameters.join()}>${results.join()}`;
}

function putList<T>(bytes: Bytes, items: readonly T[], put: (item: T) => void): void {
  putUnsigned(bytes, items.length);
  for (const item of items) put(item);
}

function putSection(bytes: Bytes, id: number, fill: (content: Bytes) => void): void {
  const content = createBytes();
  fill(content);
  putByte(bytes, id);
  putUnsigned(bytes, content.length);
  putBytes(bytes, written(content));
}

function putName(bytes: Bytes, name: string): void {
  const text = new TextEncoder().encode(name);
  putUnsigned(bytes, text.length);
  putBytes(bytes, text);
}

function putBody(bytes: Bytes, { locals, instructions }: FunctionBody): void {
  const content = createBytes();
  const runs: { readonly type: ValueType; count: number }[] = [];
  for (const type of locals) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  putList(content, runs, ({ type, count }) => {
    putUnsigned(content, count);
    putByte(content, type);
  });
  putUnsigned(bytes, content.length + instructions.length + 1);
  putBytes(bytes, written(content));
  putBytes(bytes, written(instructions));
  putByte(bytes, END);
}
