import type { Page } from 'playwright-core';
import { type ElectronApp, launchElectronApp } from './electronApp';
import { rowTexts, select } from './grid';

/** At most this much of typing may be lost, in milliseconds. */
const PROMISE_MS = 1000;

/** What a round of typing and killing came to. */
interface Round {
  readonly typed: number;
  /** Null where nothing was offered back. */
  readonly recovered: number | null;
  /** The newest figure that had to come back. */
  readonly due: number;
}

export interface Killing {
  readonly rounds: readonly Round[];
  readonly bad: readonly Round[];
}

/** Above the example's own figure, which comes back where the app was killed before the first of these was due. */
const FIRST = 3000;

/**
 * Types figure after figure into one cell, each larger by one, kills the app at a moment nobody chose, starts it again and reads which one came
 * back; and so on with what came back, so that each start offers back what the last one offered back and what was typed since.
 */
export async function killWhileTyping(plan: string, profile: string, times: number): Promise<Killing> {
  const rounds: Round[] = [];
  let app = await launchElectronApp({ plan }, profile);
  await app.page.locator('.ht_master td.num').first().waitFor();
  let figure = FIRST;
  let due = 0;
  for (let round = 0; round < times; round++) {
    const typing = await typeUntilKilled(app, figure, 700 + Math.random() * 2500);
    due = Math.max(due, typing.due);
    app = await launchElectronApp({}, profile);
    const recovered = await recoveredFigure(app.page);
    rounds.push({ typed: typing.last, recovered, due });
    if (process.env['SOAK'] !== undefined) process.stderr.write(`${JSON.stringify(rounds.at(-1))}\n`);
    if (recovered === null) break;
    figure = typing.last + 1;
    due = Math.max(due, recovered);
  }
  await app.app.evaluate(({ dialog }) => {
    // Don’t save.
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
  });
  await app.closeWindow(app.page);
  await app.close();
  return { rounds, bad: rounds.filter((one) => one.recovered === null || one.recovered < one.due) };
}

async function typeUntilKilled(app: ElectronApp, from: number, after: number) {
  const entered: { readonly figure: number; readonly at: number }[] = [];
  await select(app.page, 'Starting ARR', 0);
  let killedAt = 0;
  const killing = new Promise<void>((done) => {
    setTimeout(() => {
      killedAt = performance.now();
      void app.kill().then(done);
    }, after);
  });
  for (let figure = from; killedAt === 0; figure++) {
    const keys = [...String(figure), 'Enter', 'ArrowUp'];
    // The app is killed in the middle of some key or other.
    for (const key of keys) await app.page.keyboard.press(key).catch(() => undefined);
    if (killedAt === 0) entered.push({ figure, at: performance.now() });
  }
  await killing;
  const old = entered.filter(({ at }) => at <= killedAt - PROMISE_MS);
  return { last: entered.at(-1)?.figure ?? from, due: old.at(-1)?.figure ?? 0 };
}

/** Null where nothing was offered back. */
async function recoveredFigure(page: Page): Promise<number | null> {
  await page.locator('.recovery-line, .start').first().waitFor();
  if ((await page.locator('.recovery-line').count()) === 0) return null;
  await page.locator('.ht_master td.num').first().waitFor();
  return Number((await rowTexts(page, 'Starting ARR'))[0]?.replaceAll(',', ''));
}
