import { err, ok, type Result } from '#base/result';
import { type ExportHandle, IMPORT_BYTES_LIMIT } from '#host/contract';
import type { HostError } from '#host/errors';
import type { Host } from '#host/host';
import { fileOf, readFile, replaceContent, writeError } from './fileContent';
import type { HeldPlans } from './heldPlans';
import { chooseFile, download, pickFile, pickPlace } from './filePickers';

/** A file that a person chose to write, or a name in the downloads folder where a browser offers no more. */
type Place =
  | { readonly type: 'file'; readonly file: FileSystemFileHandle }
  | { readonly type: 'download'; readonly name: string };

interface Transfers {
  readonly choose: Host['chooseExport'];
  readonly write: Host['writeExport'];
  readonly open: Host['openImport'];
}

/** Files that leave the page or come into it beside its plan. */
export function createTransfers(plansHeld: () => Promise<HeldPlans>): Transfers {
  const places = new Map<ExportHandle, Place>();

  function remember(place: Place, name: string) {
    const handle = crypto.randomUUID() as ExportHandle;
    places.set(handle, place);
    return ok({ handle, name });
  }

  return {
    async choose(kind, suggestedName) {
      if (window.showSaveFilePicker === undefined) {
        return remember({ type: 'download', name: suggestedName }, suggestedName);
      }
      const plans = await plansHeld();
      const file = await pickPlace(window.showSaveFilePicker, suggestedName, kind);
      if (file === null) return ok(null);
      const restored = await plans.putBack(file);
      return restored === null
        ? remember({ type: 'file', file }, file.name)
        : err({ type: 'holdsPlan', name: file.name, restored });
    },
    async write(handle, bytes) {
      const place = places.get(handle);
      if (place === undefined) return err({ type: 'unknownHandle' });
      places.delete(handle);
      const content = Uint8Array.from(bytes);
      if (place.type === 'file') return writeInto(place.file, content);
      download(place.name, content);
      return ok({ name: place.name });
    },
    async open(kind) {
      if (window.showOpenFilePicker === undefined) return contentOf(await chooseFile(kind));
      const picked = await pickFile(window.showOpenFilePicker, kind);
      if (picked === null) return ok(null);
      const file = await fileOf(picked);
      return file.ok ? contentOf(file.value) : file;
    },
  };
}

async function writeInto(
  file: FileSystemFileHandle,
  content: Uint8Array<ArrayBuffer>,
): Promise<Result<{ readonly name: string }, HostError>> {
  try {
    await replaceContent(file, content);
    return ok({ name: file.name });
  } catch (error) {
    return err(writeError(error, file.name));
  }
}

async function contentOf(file: File | null): ReturnType<Host['openImport']> {
  if (file === null) return ok(null);
  const content = await readFile(file, IMPORT_BYTES_LIMIT);
  return content.ok ? ok({ name: file.name, bytes: content.value.bytes }) : content;
}
