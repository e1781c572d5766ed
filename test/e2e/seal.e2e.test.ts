import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { inBrowser, inDesktop } from './inBothShells';
import { dialogClosed, openDialog } from './keys';
import { answerFile } from './outputs';
import { FIRST, sealedExample, sealedPlan } from './seal';

const nothing = async () => ({});

inBrowser('a sealed plan', nothing, (app) => {
  sealedPlan(app);

  test('a sealed file that is dropped on a plan asks, and left alone leaves the plan', async () => {
    const { page } = app();
    const before = await page.locator('.plan-name').textContent();
    await page.evaluate(
      (bytes) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([Uint8Array.from(bytes)], 'dropped.headroom'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      Array.from(await sealedExample()),
    );
    await expect.poll(async () => await (await openDialog(page)).textContent()).toContain('dropped.headroom is sealed');
    await page.keyboard.press('Escape');
    await dialogClosed(page);
    await expect.poll(() => page.locator('.plan-name').textContent()).toBe(before);
  });
});

inDesktop('a sealed plan', nothing, (app) => {
  sealedPlan(app);

  test('nothing of it lies in plain text in the folder of the app or beside the plan', async () => {
    const profile = await app().app.evaluate((electron) => electron.app.getPath('userData'));
    const recent = await readFile(join(profile, 'recent.json'), 'utf8');
    const [{ path = '' } = {}] = JSON.parse(recent) as readonly { path: string }[];
    expect(await filesWith(PLAIN, dirname(path))).toEqual([]);
    expect(await filesWith(PLAIN, profile)).toEqual([]);
    // The search finds what is there to be found.
    expect(await filesWith('client.headroom', profile)).toEqual(['recent.json']);
  });

  test('a window with a plan opens a sealed one in another, which asks for itself and shows no figure before', async () => {
    const running = app();
    await answerFile(running, 'second.headroom', await sealedExample());
    const [other] = await Promise.all([running.app.waitForEvent('window'), running.page.keyboard.press('Control+o')]);
    const dialog = await openDialog(other);
    await expect.poll(() => dialog.textContent()).toContain('second.headroom is sealed');
    await expect.poll(() => other.locator('.top-bar').count()).toBe(0);
    await other.keyboard.type(FIRST);
    await other.keyboard.press('Enter');
    await other.locator('.ht_master td.num').first().waitFor();
    await running.closeWindow(other);
  });
});

/** Stands in the text of every plan, and in no code. */
const PLAIN = '"overPeriods":"sum"';

/** The files under a folder in which a text stands, in either of the encodings that browsers keep text in. */
async function filesWith(text: string, folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  const found: string[] = [];
  for (const name of names) {
    // Folders, sockets, and what went away meanwhile.
    const bytes = await readFile(join(folder, name)).catch(() => Buffer.alloc(0));
    if (bytes.includes(text) || bytes.includes(text, 0, 'utf16le')) found.push(name);
  }
  return found;
}
