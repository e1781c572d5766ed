import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPlan } from '#plan/open';
import { isSealed, seal, type SealPlatform, unseal } from '#plan/seal';
import { platform, sealing } from '../plan/platform';
import { expectAccessible } from './accessibility';
import type { AppUnderTest } from './appUnderTest';
import type { ElectronApp } from './electronApp';
import { expectNothingLeft } from './fields';
import { typeInto } from './grid';
import { dialogClosed, openDialog } from './keys';
import { answerFile, chooseExport, exported } from './outputs';
import { EXAMPLE } from './planWindow';

const real: SealPlatform = { ...platform, sealing };
const NAME = 'client.headroom';
export const FIRST = 'river lamp seven';
const SECOND = 'gravel Tuesday oboe 41';

/** A plan that is sealed: opened, saved, put under another passphrase and taken out of it. The window shows the start screen. */
export function sealedPlan(app: () => AppUnderTest): void {
  let inFile: () => Promise<Uint8Array>;

  test('a damaged file is refused without asking for its passphrase', async () => {
    const { page } = app();
    const damaged = await sealedExample();
    damaged[damaged.length - 100] = (damaged.at(-100) ?? 0) ^ 1;
    await answerFile(app(), 'damaged.headroom', damaged);
    await page.keyboard.press('Control+o');
    await page.getByText('damaged.headroom did not open. The sealed file is damaged').waitFor();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  test('leaving the question leaves the start screen, and the file can be opened again', async () => {
    const { page } = app();
    inFile = await answerFile(app(), NAME, await sealedExample());
    await page.keyboard.press('Control+o');
    const dialog = await openDialog(page);
    await expect.poll(() => dialog.textContent()).toContain(`${NAME} is sealed`);
    await page.keyboard.press('Escape');
    await dialogClosed(page);
    await page.getByText('Drop a .headroom file anywhere').waitFor();
    await expect.poll(() => page.title()).toBe('Headroom');
  });

  test('a wrong passphrase is told from a damaged file and can be typed over; the right one opens the plan', async () => {
    const { page } = app();
    await page.keyboard.press('Control+o');
    const dialog = await openDialog(page);
    await page.keyboard.type('river lamp eight');
    await page.keyboard.press('Enter');
    await dialog.getByText('The passphrase does not open this plan').waitFor();
    await expectAccessible(page);
    await page.keyboard.type(FIRST);
    await page.keyboard.press('Enter');
    await page.locator('.ht_master td.num').first().waitFor();
    await expect.poll(() => sealMark(page)).toBe(1);
    await expect.poll(() => keptOfRecent(app())).toMatchObject([{ sealed: true }]);
    await expect.poll(async () => JSON.stringify(await keptOfRecent(app()))).not.toContain('closingArr');
  });

  test('what stands in fields is not left to the browser, which would write it into its own folder as plain text', async () => {
    await expectNothingLeft(app().page);
    expect(await app().page.locator('textarea').count()).toBeGreaterThan(1);
  });

  test('saving seals anew beside the window, which stays free and says so', async () => {
    const { page } = app();
    const before = await inFile();
    await typeInto(page, 'Starting ARR', 0, '3000');
    await countTicks(page);
    await page.keyboard.press('Control+s');
    await isSaved(page);
    expect(await page.evaluate(() => Number(Reflect.get(window, 'ticksWhileSealing')))).toBeGreaterThan(5);
    const after = await inFile();
    expect({
      plan: (await planUnder(after, FIRST))?.includes('3000000'),
      isNew: headerOf(after) !== headerOf(before),
    }).toEqual({
      plan: true,
      isNew: true,
    });
  });

  test('files that leave a sealed plan say whether they are sealed, and its copy is', async () => {
    const { page } = app();
    const dialog = await chooseExport(app(), 'Figures as CSV');
    await dialog.getByText('this file will not be').waitFor();
    await page.keyboard.press('Escape');
    await dialogClosed(page);
    expect(isSealed(await exported(app(), 'Copy of the plan', 'copy.headroom'))).toBe(true);
  });

  test('another passphrase is typed twice, and the old one then opens nothing', async () => {
    const { page } = app();
    const dialog = await openSealDialog(page, 'Change the passphrase…');
    await expect.poll(() => dialog.textContent()).toContain('nobody can recover it');
    const change = dialog.getByRole('button', { name: 'Change and save' });
    await dialog.getByLabel('New passphrase').fill(SECOND);
    await dialog.getByText('Strong.').waitFor();
    await dialog.getByLabel('The same again').fill('gravel Thursday');
    await dialog.getByText('The two differ.').waitFor();
    await expect.poll(() => change.isEnabled()).toBe(false);
    await dialog.getByLabel('The same again').fill(SECOND);
    await change.click();
    await page.getByText(`${NAME} has another passphrase`).waitFor();
    const bytes = await inFile();
    expect({ old: await planUnder(bytes, FIRST), now: (await planUnder(bytes, SECOND)) !== null }).toEqual({
      old: null,
      now: true,
    });
  });

  test('a passphrase that is removed leaves a plain file, and one that is set a sealed one of which nothing is kept', async () => {
    const { page } = app();
    await takeMenuItem(page, 'Remove the passphrase…');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText(`${NAME} is no longer sealed`).waitFor();
    await expect.poll(async () => (await openPlan(await inFile(), platform)).ok).toBe(true);
    await expect.poll(() => sealMark(page)).toBe(0);
    await expect.poll(async () => JSON.stringify(await keptOfRecent(app()))).toContain('closingArr');

    const dialog = await openSealDialog(page, 'Seal with a passphrase…');
    await dialog.getByLabel('Passphrase', { exact: true }).fill(FIRST);
    await dialog.getByLabel('The same again').fill(FIRST);
    await page.keyboard.press('Enter');
    await page.getByText(`${NAME} is sealed`).waitFor();
    await expect.poll(async () => await planUnder(await inFile(), FIRST)).not.toBeNull();
    await expect.poll(async () => JSON.stringify(await keptOfRecent(app()))).not.toContain('closingArr');
  });
}

/** The example as a person would have it: sealed by Headroom, read from its description. */
export async function sealedExample(): Promise<Uint8Array> {
  return seal(new Uint8Array(await readFile(EXAMPLE)), FIRST, real);
}

/** The plan's text where the passphrase opens it. */
async function planUnder(bytes: Uint8Array, passphrase: string): Promise<string | null> {
  const opened = await unseal(bytes, passphrase, real);
  return opened.ok ? new TextDecoder().decode(opened.value) : null;
}

function headerOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, bytes.indexOf(10)));
}

function sealMark(page: Page): Promise<number> {
  return page.locator('.plan-name').getByRole('img', { name: 'sealed' }).count();
}

async function isSaved(page: Page): Promise<void> {
  await expect.poll(() => page.locator('.saved').textContent()).toMatch(/^Saved/);
}

/** Counts how often the page's own thread got to work while it said that it was sealing. */
async function countTicks(page: Page): Promise<void> {
  await page.evaluate(() => {
    let ticks = 0;
    const count = () => {
      if (document.querySelector('.top-bar')?.textContent?.includes('Sealing…') === true) ticks++;
      Reflect.set(window, 'ticksWhileSealing', ticks);
    };
    setInterval(count, 10);
  });
}

async function takeMenuItem(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu and settings' }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function openSealDialog(page: Page, name: string) {
  await takeMenuItem(page, name);
  return openDialog(page);
}

/** What the shell keeps of plans that were open lately, as it lies on the disk. */
async function keptOfRecent(app: AppUnderTest): Promise<unknown> {
  if ('app' in app) {
    const folder = await (app as ElectronApp).app.evaluate((electron) => electron.app.getPath('userData'));
    const entries = JSON.parse(await readFile(join(folder, 'recent.json'), 'utf8')) as readonly { path: string }[];
    return entries.filter(({ path }) => path.endsWith(NAME));
  }
  return app.page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((done) => {
      const opening = indexedDB.open('headroom');
      opening.onsuccess = () => done(opening.result);
    });
    const entries = await new Promise<{ file: { name: string } }[]>((done) => {
      const all = database.transaction('recent').objectStore('recent').getAll();
      all.onsuccess = () => done(all.result);
    });
    database.close();
    return entries.filter(({ file }) => file.name === name);
  }, NAME);
}
