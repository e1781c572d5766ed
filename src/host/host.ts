import type { Result } from '#base/result';
import type {
  ExportHandle,
  ExportPlace,
  FileKind,
  ImportedFile,
  OpenedPlan,
  Paper,
  PlanHandle,
  PlanSummary,
  PlanVersion,
  RecentId,
  RecentPlan,
  RecoveredDraft,
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

export interface SaveOptions {
  /** A person wants it so, whatever others wrote since. */
  readonly overwrite: boolean;
  /** A person agreed to writing into the file where it cannot be replaced as a whole. */
  readonly inPlace?: boolean;
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
  readonly runsOn: readonly Version[];
  readonly openInitial: () => Reply<OpenedPlan | null>;
  readonly openDialog: () => Reply<OpenedPlan | null>;
  readonly openDropped: (file: DroppedFile) => Reply<OpenedPlan | null>;
  /** Examples come with the app; each opens as an unsaved plan. */
  readonly exampleNames: readonly string[];
  readonly openExample: (name: string) => Reply<OpenedPlan>;
  readonly save: (handle: PlanHandle, bytes: Uint8Array, options?: SaveOptions) => Reply<SavedPlan>;
  readonly saveAs: (suggestedName: string, bytes: Uint8Array) => Reply<SavedPlan | null>;
  readonly readAgain: (handle: PlanHandle, adopt: boolean) => Reply<{ readonly bytes: Uint8Array }>;
  readonly drafts: {
    readonly keep: (handle: PlanHandle | null, name: string, content: Uint8Array) => Reply<null>;
    readonly drop: () => Reply<null>;
    readonly recover: () => Reply<RecoveredDraft | null>;
    readonly leave: () => Reply<null>;
    readonly setAside: () => Reply<{ readonly where: string }>;
    /** Null where a page cannot open windows. */
    readonly openNew: ((name: string, content: Uint8Array) => Reply<null>) | null;
  };
  readonly versions: {
    readonly list: (handle: PlanHandle) => Reply<readonly PlanVersion[]>;
    readonly read: (handle: PlanHandle, id: string) => Reply<{ readonly bytes: Uint8Array }>;
  };
  readonly letGo: (handle: PlanHandle) => Reply<null>;
  readonly forgetPlain: (handle: PlanHandle) => Reply<null>;
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
  /** Null where the shell makes no PDF by itself: there a person prints, and chooses PDF in the browser's own dialog. */
  readonly makePdf: ((paper: Paper) => Reply<{ readonly bytes: Uint8Array }>) | null;
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
  readonly letGo: (request: unknown) => Promise<unknown>;
  readonly forgetPlain: (request: unknown) => Promise<unknown>;
  readonly readAgain: (request: unknown) => Promise<unknown>;
  readonly keepDraft: (request: unknown) => Promise<unknown>;
  readonly dropDraft: () => Promise<unknown>;
  readonly recoverDraft: () => Promise<unknown>;
  readonly leaveDraft: () => Promise<unknown>;
  readonly setDraftAside: () => Promise<unknown>;
  readonly openDraftAsNew: (request: unknown) => Promise<unknown>;
  readonly listVersions: (request: unknown) => Promise<unknown>;
  readonly readVersion: (request: unknown) => Promise<unknown>;
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
  readonly makePdf: (request: unknown) => Promise<unknown>;
  readonly readTheme: () => Promise<unknown>;
  readonly chooseTheme: (request: unknown) => Promise<unknown>;
  readonly onCommand: (listener: (command: unknown) => void) => () => void;
}
