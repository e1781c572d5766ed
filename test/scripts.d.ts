declare module '*/scripts/serve.mjs' {
  export function serve(options?: {
    readonly plan?: string | null;
    readonly example?: string | null;
    readonly port?: number;
  }): Promise<{ readonly origin: string; readonly url: string; readonly close: () => Promise<void> }>;
}

declare module '*/scripts/findBrowser.mjs' {
  export function findBrowser(): string | null;
  export const quietBrowserArguments: readonly string[];
}

declare module '*/scripts/electronRuntime.mjs' {
  export function findElectron(): string | null;
  export function electronArguments(): readonly string[];
  export function sandboxArguments(): readonly string[];
}

declare module '*/scripts/display.mjs' {
  export function ownDisplay(): Promise<{
    readonly name: string;
    readonly server: import('node:child_process').ChildProcess;
  } | null>;
}

declare module '*/scripts/bootstrap.mjs' {
  export const root: string;
}

declare module '*/scripts/build.mjs' {
  export function buildNodeBundle(bundle: {
    readonly entry: string;
    readonly folder: string;
    readonly fileName: string;
    readonly external: readonly string[];
  }): Promise<void>;
}
