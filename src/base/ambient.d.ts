/** The few things that browsers, workers and Node all have and ES2023 does not declare. */

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(
    label?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252',
    options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
  );
  decode(bytes?: ArrayBuffer | ArrayBufferView): string;
}

declare namespace WebAssembly {
  class Module {
    constructor(bytes: ArrayBuffer | ArrayBufferView);
    private readonly compiled: never;
  }

  /** Sizes in pages of 64 KiB. */
  class Memory {
    constructor(descriptor: { readonly initial: number; readonly maximum?: number });
    /** Detached, and replaced by a new one, when the memory grows. */
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }

  type ImportValue = Memory | number | ((...numbers: number[]) => number | undefined);

  class Instance {
    constructor(module: Module, imports?: Readonly<Record<string, Readonly<Record<string, ImportValue>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }

  class CompileError extends Error {}
  class LinkError extends Error {}
  class RuntimeError extends Error {}

  function validate(bytes: ArrayBuffer | ArrayBufferView): boolean;
}
