import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { AppUnderTest } from './appUnderTest';
import type { ElectronApp } from './electronApp';
import { isDesktop } from './outputs';

/** Answers the dialog for a file, which is the system's, in either shell; a file on the disk, or one of the page's private file system. */
export async function answerFile(app: AppUnderTest, name: string, content: string | Uint8Array): Promise<void> {
  if (isDesktop(app)) return answerOnDisk(app, name, content);
  await app.page.evaluate(
    async ({ name: fileName, bytes }) => {
      const folder = await navigator.storage.getDirectory();
      const file = await folder.getFileHandle(fileName, { create: true });
      const writable = await file.createWritable();
      await writable.write(Uint8Array.from(bytes));
      await writable.close();
      Object.defineProperty(window, 'showOpenFilePicker', { value: async () => [file], configurable: true });
    },
    { name, bytes: [...bytesOf(content)] },
  );
}

async function answerOnDisk(app: ElectronApp, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(await mkdtemp(join(tmpdir(), 'headroom-input-')), name);
  await writeFile(path, bytesOf(content));
  await app.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, path);
}

/** Drops a text file on the window; `times` repeats its content, for files that are too large to be sent to the page. */
export async function dropFile(page: Page, name: string, content: string, times = 1): Promise<void> {
  await page.evaluate(
    ({ name: fileName, content: text, times: count }) => {
      const data = new DataTransfer();
      data.items.add(new File(new Array<string>(count).fill(text), fileName));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    { name, content, times },
  );
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
