import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDraft } from '#plan/draft';
import { openPlan } from '#plan/open';
import { seal } from '#plan/seal';
import { platform, sealing } from '../plan/platform';
import { type BrowserApp, browserPath, launchBrowserApp } from './browserApp';
import { rowTexts, typeInto } from './grid';
import { EXAMPLE } from './planWindow';

const starting = async (page: Page) => (await rowTexts(page, 'Starting ARR'))[0];

/** The browser edition, whose file picker is answered by a file of the browser's own private file system. */
describe.skipIf(browserPath === null)('the browser edition, crashed', () => {
  let app: BrowserApp;
  let page: Page;
  beforeAll(async () => {
    app = await launchBrowserApp();
    page = app.page;
  });
  afterAll(() => app.close());

  async function openCase(text: string): Promise<void> {
    await page.evaluate(async (plan) => {
      const file = await (await navigator.storage.getDirectory()).getFileHandle('case.headroom', { create: true });
      const writable = await file.createWritable();
      await writable.write(plan);
      await writable.close();
      Reflect.set(window, 'showOpenFilePicker', async () => [file]);
    }, text);
    await page.getByRole('button', { name: 'Open a file' }).click();
    await page.locator('.ht_master td.num').first().waitFor();
  }

  const keptDrafts = () =>
    page.evaluate(
      () =>
        new Promise<readonly string[]>((done, failed) => {
          const opening = indexedDB.open('headroom');
          opening.onerror = () => failed(opening.error);
          opening.onsuccess = () => {
            const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
            all.onsuccess = () => {
              opening.result.close();
              done(all.result.map(({ content }) => new TextDecoder().decode(content)));
            };
          };
        }),
    );

  /** A page of the same browser, after the one before was left on purpose or not. */
  async function nextPage(address: string): Promise<void> {
    page = await page.context().newPage();
    await page.goto(address);
    await page.locator('.window > *').first().waitFor();
  }

  test('offers back what was not saved, with its file, which it then saves into', async () => {
    const address = page.url();
    await openCase(await readFile(EXAMPLE, 'utf8'));
    await typeInto(page, 'Starting ARR', 0, '4,752');
    await expect.poll(async () => (await keptDrafts()).some((text) => text.includes('4752000'))).toBe(true);
    const session = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    await nextPage(address);
    await expect
      .poll(() => page.locator('.recovery-line').textContent())
      .toContain('case.headroom itself is unchanged');
    await expect.poll(() => starting(page)).toBe('4,752');
    await page.keyboard.press('Control+s');
    await page.locator('.saved').waitFor();
    await expect.poll(keptDrafts).toEqual([]);
  });

  test('keeps older versions there, which can be restored', async () => {
    await page.getByRole('button', { name: 'Menu and settings' }).click();
    await page.getByRole('menuitem', { name: 'Versions…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Versions of case.headroom' });
    await expect.poll(() => dialog.textContent()).toContain('Starting ARR: $2,376,000 → $4,752,000');
    await dialog.getByRole('button', { name: 'Open as a new plan' }).click();
    await expect.poll(() => starting(page)).toBe('2,376');
    await expect
      .poll(() => page.locator('.recovery-line').textContent())
      .toContain('An older version. A copy of case.headroom');
  });

  test('a page that was left on purpose leaves nothing to be offered', async () => {
    const address = page.url();
    await typeInto(page, 'Starting ARR', 0, '5,000');
    await expect.poll(async () => (await keptDrafts()).length).toBe(1);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto('about:blank');
    await nextPage(address);
    await page.locator('.start').waitFor();
    await expect.poll(() => keptDrafts()).toEqual([]);
  });

  test('sealed ones are asked for again by the next page, whether the question or the page was left', async () => {
    const address = page.url();
    const plan = await openPlan(new Uint8Array(await readFile(EXAMPLE)), platform);
    if (!plan.ok) throw new Error('the example does not open');
    const draft = await writeDraft({ plan: plan.value, wrong: [], typed: null, copyOf: null }, platform);
    const content = await seal(draft, 'river lamp', { ...platform, sealing });
    await page.evaluate(
      async ({ content, sha256 }) => {
        const database = await new Promise<IDBDatabase>((done) => {
          const opening = indexedDB.open('headroom');
          opening.onsuccess = () => done(opening.result);
        });
        const store = database.transaction('drafts', 'readwrite').objectStore('drafts');
        const kept = { name: 'client.headroom', known: null, keptAt: Date.now(), content: Uint8Array.from(content) };
        store.put({ id: crypto.randomUUID(), sha256, ...kept });
        database.close();
      },
      { content: [...content], sha256: Buffer.from(await platform.sha256(content)).toString('hex') },
    );
    const question = () => page.getByText('client.headroom is sealed').waitFor();
    await page.goto('about:blank');
    await nextPage(address);
    await question();
    await page.goto('about:blank');
    await nextPage(address);
    await question();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Ask again at the next start' }).click();
    await page.locator('.start').waitFor();
    await page.goto('about:blank');
    await nextPage(address);
    await question();
    await page.keyboard.type('river lamp');
    await page.keyboard.press('Enter');
    await expect.poll(() => starting(page)).toBe('2,376');
  });
});
