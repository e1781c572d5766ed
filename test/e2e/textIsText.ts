import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { VIEW_IDS } from '#host/contract';
import type { Plan } from '#plan/model';
import { writePlan } from '#plan/write';
import { platform } from '../plan/platform';
import { type ElectronApp, launchElectronApp } from './electronApp';
import { labelOf, paste, select, typeInto } from './grid';
import { readDialog } from './importing';
import { dropFile } from './inputs';
import { openDialog } from './keys';
import { PAYLOADS, planOfPayloads } from './payloads';
import { buttonMenu, closeDialog } from './states/state';
import { showViewOf } from './views';

/** What a round of looking saw: anything that became more than text, and in how many of the places payloads stood as text. */
export interface Looked {
  readonly run: readonly string[];
  /** Place by place, how many payloads could be read there. */
  readonly read: Readonly<Record<string, number>>;
  readonly clicked: number;
}

/** What leaves the window, asks the system or prints: it is not clicked. */
const LEFT_ALONE = '^(save|print|close|open|new plan|pdf|powerpoint|export|choose a place|quit|light|dark|system)';

/**
 * Opens a plan whose every text is a payload; pastes, imports and saves payloads, looks at its older version, shows every view and clicks in it, at most
 * `clicks` times in each, and shows the list of plans. What a click opens is closed again.
 */
export async function lookEverywhere(offset: number, clicks: number): Promise<Looked> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-text-'));
  const payload = (PAYLOADS[offset % PAYLOADS.length] ?? '').replaceAll('/', '\u2215');
  const path = join(folder, `${payload}.headroom`);
  const plan = planOfPayloads(offset);
  await writeFile(path, await writePlan(plan, platform));
  const app = await launchElectronApp({ plan: path });
  try {
    await app.app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
      dialog.showMessageBox = async () => ({ response: 2, checkboxChecked: false });
    });
    return await lookAround(app, plan, clicks);
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
}

async function lookAround({ page, app }: ElectronApp, plan: Plan, clicks: number): Promise<Looked> {
  let clicked = 0;
  const read: Record<string, number> = {};
  const isRead = async (place: string, on = page) => {
    await expect.poll(() => on.evaluate(readablePayloads), { message: place }).toBeGreaterThan(0);
    read[place] = await on.evaluate(readablePayloads);
  };
  await page.locator('.ht_master td.num').first().waitFor();
  await page.evaluate(watch);
  const input = await unfoldFirst(page, plan);
  await pasteInto(page, input);
  await isRead('the grid after pasting');
  await typeInto(page, input, 0, '7');
  await page.keyboard.press('Control+s');
  await page.locator('.saved', { hasText: /Saved \d/ }).waitFor();
  await buttonMenu(page, 'Menu and settings');
  await page.getByRole('menuitem', { name: 'Versions…' }).click();
  const versions = await openDialog(page);
  await versions.getByRole('button', { name: 'Restore here' }).waitFor();
  await isRead('versions');
  await closeDialog(page);
  await dropFile(page, `${PAYLOADS[1]}.csv`, table());
  await readDialog(page);
  await isRead('the import of a table');
  await page.evaluate(clickAround, { within: '[role="dialog"]', most: clicks, leftAlone: LEFT_ALONE });
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('[role="dialog"]').count()).toBe(0);
  for (const view of VIEW_IDS) {
    await showViewOf(page, view);
    await isRead(view);
    const within = `[data-view="${view}"]:not([hidden]), .inspector, .key-figures`;
    clicked += await page.evaluate(clickAround, { within, most: clicks, leftAlone: LEFT_ALONE });
  }
  await showViewOf(page, 'accounts');
  for (const tab of ['Whitespace', 'Forecast', 'Cohorts', 'Ladder', 'List']) {
    await page.getByRole('radio', { name: tab, exact: true }).click();
    await isRead(`accounts, ${tab.toLowerCase()}`);
  }
  clicked += await page.evaluate(clickAround, { within: '.top-bar, .pills', most: clicks, leftAlone: LEFT_ALONE });
  const run = await page.evaluate(whatRan);

  const opening = app.waitForEvent('window');
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.submenu?.items[0]?.click());
  const start = await opening;
  await start.locator('.recent-plan').first().waitFor();
  await start.evaluate(watch);
  await isRead('the list of plans', start);
  return { run: [...run, ...(await start.evaluate(whatRan))], read, clicked };
}

/** Unfolds the first input, whose segments take figures, and gives the label of one of them. */
async function unfoldFirst(page: Page, { lines, segments }: Plan): Promise<string> {
  await (await labelOf(page, lines[0]?.label ?? '')).click();
  return segments[0]?.name ?? '';
}

/** A table whose heads and cells are payloads, among figures that can be read. */
function table(): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const head = ['Month', 'Churned MRR', ...PAYLOADS.slice(0, 6)].map(quoted).join();
  const rows = PAYLOADS.map((payload) => ['2027-01', '900', ...Array<string>(6).fill(payload)].map(quoted).join());
  return `${head}\n${rows.join('\n')}\n`;
}

/** As plain text and as the table of a spreadsheet, over the cells of an input and those below. */
async function pasteInto(page: Page, input: string): Promise<void> {
  const plain = PAYLOADS.map((text) => text.replaceAll('\t', ' ')).join('\n');
  const html = `<table>${PAYLOADS.map((text) => `<tr><td>${text}</td></tr>`).join('')}</table>`;
  for (const forms of [{ 'text/plain': plain }, { 'text/plain': plain, 'text/html': html }]) {
    await select(page, input, 0);
    await paste(page, forms);
  }
}

/** Runs in the page: clicks what can be clicked, from the first to the last or `most` of it, and closes what that opens. Returns how often it clicked. */
async function clickAround(wish: {
  readonly within: string;
  readonly most: number;
  readonly leftAlone: string;
}): Promise<number> {
  const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
  const clickable = 'button, select, [role="tab"], [role="radio"], [role="option"], [role="slider"], summary, td, li';
  const all = () =>
    [...document.querySelectorAll(wish.within)]
      .flatMap((root) => [...root.querySelectorAll<HTMLElement>(clickable)])
      .filter((one) => one.checkVisibility());
  const leftAlone = new RegExp(wish.leftAlone, 'i');
  const step = Math.max(1, Math.floor(all().length / wish.most));
  let clicked = 0;
  for (let at = 0; clicked < wish.most; at += step) {
    const one = all()[at];
    if (one === undefined) break;
    if (leftAlone.test(`${one.ariaLabel ?? ''}${one.textContent}`.trim())) continue;
    clicked += 1;
    const how = { bubbles: true, cancelable: true, button: 0, pointerType: 'mouse' };
    for (const type of ['pointerover', 'pointerenter', 'pointermove', 'pointerdown', 'pointerup'])
      one.dispatchEvent(new PointerEvent(type, how));
    for (const type of ['mouseover', 'mousedown', 'mouseup', 'contextmenu'])
      if (type !== 'contextmenu' || clicked % 3 === 0) one.dispatchEvent(new MouseEvent(type, how));
    one.click();
    await settled();
    for (let open = 0; open < 3 && document.querySelector('[role="dialog"], [role="menu"]') !== null; open++) {
      const key = new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true });
      (document.activeElement ?? document).dispatchEvent(key);
      await settled();
    }
  }
  return clicked;
}

/** Runs in the page: keeps what becomes more than text from now on, also where it is gone again at once. */
function watch(): void {
  const ran: string[] = [];
  Reflect.set(globalThis, 'markupOfPayloads', ran);
  const look = (node: Node): void => {
    if (!(node instanceof Element)) return;
    for (const element of [node, ...node.querySelectorAll('*')]) {
      const isMarkup = [...element.attributes].some(
        ({ name, value }) => name === 'data-payload' || name.startsWith('on') || /^\s*javascript:/i.test(value),
      );
      if (isMarkup || element.localName === 'iframe') ran.push(element.outerHTML.slice(0, 200));
    }
  };
  look(document.documentElement);
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records)
      for (const node of [target, ...addedNodes]) if (node !== document.body) look(node);
  }).observe(document, { subtree: true, childList: true, attributes: true });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
    ran.push(`${violatedDirective} ${sample}`),
  );
}

/** Runs in the page. */
function whatRan(): readonly string[] {
  const ran = Reflect.get(globalThis, 'markupOfPayloads') as string[];
  return [...ran, ...(Reflect.get(globalThis, 'payloadRan') === undefined ? [] : ['a payload ran'])];
}

/** Runs in the page: how many elements show the text of a payload, as a text, a value or a name. */
function readablePayloads(): number {
  const isPayload = (text: string | null | undefined) => /payload/i.test(text ?? '');
  return [...document.querySelectorAll('*')].filter(
    (element) =>
      [...element.childNodes].some((node) => node instanceof Text && isPayload(node.data)) ||
      isPayload((element as HTMLInputElement).value) ||
      isPayload(element.ariaLabel) ||
      isPayload((element as HTMLElement).title),
  ).length;
}
