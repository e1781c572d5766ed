import type { Result } from '#base/result';
import type {
  ExportHandle,
  ExportPlace,
  FileKind,
  ImportedFile,
  OpenedPlan,
  PlanHandle,
  PlanSummary,
  RecentId,
  RecentPlan,
  SavedPlan,
  ShellCommand,
  ThemeChoice,
  WindowState,
} from './contract';
import type { HostError } from './errors';

/** A file dropped on a window, as the DOM's File has it. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

export interface Version {
  readonly name: string;
  readonly version: string;
}

type Reply<T> = Promise<Result<T, HostError>>;

/**
 * What a window can ask of the shell around it. Both shells, desktop and browser, answer alike; the meaning of each
 * call stands at `contract`. No call rejects: what goes wrong is a HostError.
 */
export interface Host {
  readonly shell: 'desktop' | 'browser';
  /** What the page runs on. */
  readonly versions: readonly Version[];
  readonly openInitial: () => Reply<OpenedPlan | null>;
  readonly openDialog: () => Reply<OpenedPlan | null>;
  readonly openDropped: (file: DroppedFile) => Reply<OpenedPlan | null>;
  /** Examples come with the app; each opens as an unsaved plan. */
  readonly exampleNames: readonly string[];
  readonly openExample: (name: string) => Reply<OpenedPlan>;
  readonly save: (handle: PlanHandle, text: string, options?: { readonly overwrite: boolean }) => Reply<SavedPlan>;
  readonly saveAs: (suggestedName: string, text: string) => Reply<SavedPlan | null>;
  readonly chooseExport: (kind: FileKind, suggestedName: string) => Reply<ExportPlace | null>;
  readonly writeExport: (handle: ExportHandle, bytes: Uint8Array) => Reply<{ readonly name: string }>;
  readonly openImport: (kind: FileKind) => Reply<ImportedFile | null>;
  readonly setState: (state: WindowState) => void;
  readonly close: () => void;
  readonly stay: () => void;
  /** Null where a page cannot open windows: there a new plan takes the place of the one that is shown. */
  readonly newWindow: (() => void) | null;
  readonly recent: {
    readonly list: () => Reply<readonly RecentPlan[]>;
    readonly describe: (handle: PlanHandle, summary: PlanSummary) => Reply<null>;
    readonly open: (id: RecentId) => Reply<OpenedPlan | null>;
    readonly remove: (id: RecentId) => Reply<readonly RecentPlan[]>;
    readonly clear: () => Reply<readonly RecentPlan[]>;
  };
  readonly theme: {
    readonly read: () => Reply<ThemeChoice>;
    /** The desktop's choice reaches pages as the system's own light or dark does; a browser's only this host. */
    readonly choose: (theme: ThemeChoice) => Reply<null>;
  };
  /** Calls the listener for every command of the shell's menu; returns a function that stops it. */
  readonly onCommand: (listener: (command: ShellCommand) => void) => () => void;
}

/**
 * What the desktop's preload gives a page, and all it gives: one method per channel and three version numbers, nothing of Electron.
 * Replies are validated on the page's side too, so they arrive as unknown.
 */
export interface DesktopBridge {
  readonly versions: { readonly electron: string; readonly chrome: string; readonly node: string };
  readonly openInitial: () => Promise<unknown>;
  readonly openDialog: () => Promise<unknown>;
  readonly openDropped: (file: unknown) => Promise<unknown>;
  readonly save: (request: unknown) => Promise<unknown>;
  readonly saveAs: (request: unknown) => Promise<unknown>;
  readonly chooseExport: (request: unknown) => Promise<unknown>;
  readonly writeExport: (request: unknown) => Promise<unknown>;
  readonly openImport: (request: unknown) => Promise<unknown>;
  readonly setState: (state: unknown) => Promise<unknown>;
  readonly close: () => Promise<unknown>;
  readonly stay: () => Promise<unknown>;
  readonly newWindow: () => Promise<unknown>;
  readonly listRecent: () => Promise<unknown>;
  readonly describeRecent: (request: unknown) => Promise<unknown>;
  readonly openRecent: (request: unknown) => Promise<unknown>;
  readonly removeRecent: (request: unknown) => Promise<unknown>;
  readonly clearRecent: () => Promise<unknown>;
  readonly readTheme: () => Promise<unknown>;
  readonly chooseTheme: (request: unknown) => Promise<unknown>;
  readonly onCommand: (listener: (command: unknown) => void) => () => void;
}
