import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { AppUnderTest } from './appUnderTest';
import type { ElectronApp } from './electronApp';
import { openDialog } from './keys';

const OUTPUT = 'headroom-output';

export function isDesktop(app: AppUnderTest): app is ElectronApp {
  return 'app' in app;
}

/**
 * Answers the dialog for a place, which is the system's, in either shell; then reads what was written there: a file on the disk, or one
 * of the page's private file system.
 */
async function answerPlace(app: AppUnderTest, name: string): Promise<() => Promise<Uint8Array>> {
  const { page } = app;
  if (isDesktop(app)) {
    const path = join(tmpdir(), `${OUTPUT}-${process.pid}-${name}`);
    await rm(path, { force: true });
    await app.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
    return async () => {
      await expect.poll(() => existsSync(path)).toBe(true);
      const bytes = await readFile(path);
      await rm(path);
      return bytes;
    };
  }
  await page.evaluate(async (fileName) => {
    const folder = await navigator.storage.getDirectory();
    const file = await folder.getFileHandle(fileName, { create: true });
    Object.defineProperty(window, 'showSaveFilePicker', { value: async () => file, configurable: true });
  }, name);
  return async () => {
    const content = () => contentInPage(page, name);
    await expect.poll(async () => (await content()).length).toBeGreaterThan(0);
    return Uint8Array.from(await content());
  };
}

/**
 * Answers the dialog for a file to be opened, which is the system's, in either shell; returns a way to read what it holds later.
 */
export async function answerFile(
  app: AppUnderTest,
  name: string,
  bytes: Uint8Array,
): Promise<() => Promise<Uint8Array>> {
  if (isDesktop(app)) {
    const path = join(await mkdtemp(join(tmpdir(), 'headroom-input-')), name);
    await writeFile(path, bytes);
    await app.app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
    }, path);
    return async () => new Uint8Array(await readFile(path));
  }
  await app.page.evaluate(
    async ([fileName, content]) => {
      const folder = await navigator.storage.getDirectory();
      const file = await folder.getFileHandle(fileName, { create: true });
      const writable = await file.createWritable();
      await writable.write(Uint8Array.from(content));
      await writable.close();
      Object.defineProperty(window, 'showOpenFilePicker', { value: async () => [file], configurable: true });
    },
    [name, Array.from(bytes)] as const,
  );
  return async () => Uint8Array.from(await contentInPage(app.page, name));
}

function contentInPage(page: Page, name: string): Promise<number[]> {
  return page.evaluate(async (fileName) => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle(fileName)).getFile();
    return Array.from(new Uint8Array(await file.arrayBuffer()));
  }, name);
}

/** Opens the export dialog by key and chooses a kind of file. */
export async function chooseExport(app: AppUnderTest, kind: string) {
  await app.page.keyboard.press('Control+Shift+e');
  const dialog = await openDialog(app.page);
  await dialog.getByRole('radio', { name: kind, exact: true }).check();
  return dialog;
}

/** Exports a kind of file as its form stands, and gives its bytes. */
export async function exported(app: AppUnderTest, kind: string, name: string): Promise<Uint8Array> {
  const read = await answerPlace(app, name);
  const dialog = await chooseExport(app, kind);
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await dialog
    .getByText(`${name} is written.`)
    .or(dialog.getByText(/Nothing was exported/))
    .waitFor();
  await expect.poll(() => dialog.textContent()).toContain('is written');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => app.page.getByRole('dialog').count()).toBe(0);
  return read();
}
