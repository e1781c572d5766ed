import { FILE_KINDS, type FileKind } from '#host/contract';

function typesOf(kind: FileKind): NonNullable<FilePickerOptions['types']> {
  const { name, extensions } = FILE_KINDS[kind];
  return [{ description: name, accept: { 'application/octet-stream': extensions.map((each) => `.${each}`) } }];
}

/** A file a person chose, or null when cancelled. */
export async function pickFile(
  showPicker: NonNullable<Window['showOpenFilePicker']>,
  kind: FileKind,
): Promise<FileSystemFileHandle | null> {
  const [file] = (await unlessCancelled(() => showPicker.call(window, { types: typesOf(kind) }))) ?? [];
  return file ?? null;
}

/** A place a person chose to save to, or null when cancelled. */
export function pickPlace(
  showPicker: NonNullable<Window['showSaveFilePicker']>,
  suggestedName: string,
  kind: FileKind,
): Promise<FileSystemFileHandle | null> {
  return unlessCancelled(() => showPicker.call(window, { suggestedName, types: typesOf(kind) }));
}

/** The way of browsers without pickers of their own: an upload. */
export function chooseFile(kind: FileKind): Promise<File | null> {
  return new Promise((done) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = FILE_KINDS[kind].extensions.map((each) => `.${each}`).join();
    input.addEventListener('change', () => done(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => done(null));
    input.click();
  });
}

export function download(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download starts from the address, so it has to outlive this call.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function unlessCancelled<T>(pick: () => Promise<T>): Promise<T | null> {
  try {
    return await pick();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}
