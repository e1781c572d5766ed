import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { atomicSave } from '#files/atomicSave';
import { err, ok, type Result } from '#base/result';
import {
  type ExportHandle,
  type ExportPlace,
  type FileKind,
  IMPORT_BYTES_LIMIT,
  type ImportedFile,
} from '#host/contract';
import type { HostError } from '#host/errors';
import { hostErrorOf, readWhole } from './wholeFile';

/** How a person is asked for a path: dialogs, whose places have an ending of the kind, or a test's. */
export interface Choosing {
  readonly place: (suggestedName: string, kind: FileKind) => Promise<string | null>;
  readonly file: (kind: FileKind) => Promise<string | null>;
  /** Whether a plan that is open is kept at this path; then the person is told, and asked for another one. */
  readonly holdsPlan: (path: string) => Promise<boolean>;
}

/** Files of one window that leave it or come in beside its plan. */
export interface Transfers {
  readonly choose: (kind: FileKind, suggestedName: string) => Promise<Result<ExportPlace | null, HostError>>;
  readonly write: (handle: ExportHandle, bytes: Uint8Array) => Promise<Result<{ readonly name: string }, HostError>>;
  readonly open: (kind: FileKind) => Promise<Result<ImportedFile | null, HostError>>;
}

export function createTransfers(choosing: Choosing): Transfers {
  const places = new Map<ExportHandle, string>();
  return {
    async choose(kind, suggestedName) {
      // A suggestion is a name; whatever folders a page writes into it are cut off.
      const path = await placeBesidePlan(choosing, kind, basename(suggestedName));
      if (path === null) return ok(null);
      const handle = randomUUID() as ExportHandle;
      places.set(handle, path);
      return ok({ handle, name: basename(path) });
    },
    async write(handle, bytes) {
      const path = places.get(handle);
      if (path === undefined) return err({ type: 'unknownHandle' });
      places.delete(handle);
      const name = basename(path);
      const saved = await atomicSave(path, bytes);
      return saved.ok ? ok({ name }) : err(hostErrorOf(saved.error, name));
    },
    async open(kind) {
      const path = await choosing.file(kind);
      if (path === null) return ok(null);
      const read = await readWhole(path, IMPORT_BYTES_LIMIT);
      return read.ok ? ok({ name: basename(path), bytes: read.value.bytes }) : read;
    },
  };
}

/** Asks until the path is not that of the plan, which an export would replace; null where the person gives up. */
async function placeBesidePlan(choosing: Choosing, kind: FileKind, suggestedName: string): Promise<string | null> {
  for (;;) {
    const path = await choosing.place(suggestedName, kind);
    if (path === null || !(await choosing.holdsPlan(path))) return path;
  }
}
