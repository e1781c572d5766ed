const PLAN_TYPES = [{ description: 'Headroom plan', accept: { 'application/octet-stream': ['.headroom'] } }] as const;

/** A file a person chose, or null when cancelled. */
export async function pickFile(
  showPicker: NonNullable<Window['showOpenFilePicker']>,
): Promise<FileSystemFileHandle | null> {
  const [file] = (await unlessCancelled(() => showPicker.call(window, { types: PLAN_TYPES }))) ?? [];
  return file ?? null;
}

/** A place a person chose to save to, or null when cancelled. */
export function pickPlace(
  showPicker: NonNullable<Window['showSaveFilePicker']>,
  suggestedName: string,
): Promise<FileSystemFileHandle | null> {
  return unlessCancelled(() => showPicker.call(window, { suggestedName, types: PLAN_TYPES }));
}

/** The way of browsers without pickers of their own: an upload. */
export function chooseFile(): Promise<File | null> {
  return new Promise((done) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.headroom';
    input.addEventListener('change', () => done(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => done(null));
    input.click();
  });
}

export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
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
