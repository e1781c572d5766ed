import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';
import { serve } from './serve.mjs';

const EDITS = 8;
/** Milliseconds that nothing may keep the window busy at a stretch, with 300 lines, 120 months, 12 segments and 3 scenarios. */
export const LONGEST_TASK = 100;

/** By what a person does in a large plan: the longest that the window was busy at a stretch, in milliseconds; 0 for none over 50. */
export async function longestTasks(browser, folder) {
  const plan = join(folder, 'large.headroom');
  await writeLargePlan(plan);
  const server = await serve({ plan });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.addInitScript(() => {
      window.tasks = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.tasks.push(duration);
      }).observe({ type: 'longtask' });
    });
    await page.goto(server.url);
    await page.locator('.key-value').first().waitFor();
    const longest = async (act) => {
      await page.waitForTimeout(1000);
      await page.evaluate(() => {
        window.tasks.length = 0;
      });
      await act();
      await page.waitForTimeout(1000);
      return page.evaluate(() => Math.max(0, ...window.tasks));
    };
    const label = page.locator('.ht_clone_inline_start tbody tr').nth(2).locator('td.label');
    const segment = page.locator('.ht_master tbody tr').nth(3).locator('td.num').first();
    const unfold = await longest(() => label.click());
    await segment.click();
    const type = await longest(async () => {
      for (let edit = 0; edit < EDITS; edit++) {
        const typed = String(9 + edit * 3);
        await page.keyboard.type(typed);
        await page.keyboard.press('Enter');
        await page.waitForTimeout(300);
        const shown = await segment.textContent();
        if (shown !== `${typed}.0`) throw new Error(`Typed ${typed}, and the cell says ${shown}.`);
        await page.keyboard.press('ArrowUp');
      }
    });
    const pills = page.locator('.pill');
    const follow = await longest(async () => {
      for (const place of [1, 2, 0]) {
        await pills.nth(place).click();
        await page.waitForTimeout(300);
      }
    });
    await segment.click();
    await page.keyboard.press('Control+f');
    const find = await longest(async () => {
      for (const key of '1234') {
        await page.keyboard.type(key);
        await page.waitForTimeout(700);
      }
    });
    return {
      'unfold a line into its segments': unfold,
      'type a value': type,
      'follow another scenario': follow,
      'type a number to find': find,
    };
  } finally {
    await page.close();
    await server.close();
  }
}

export async function writeLargePlan(path) {
  const { buildNodeBundle } = await import('./build.mjs');
  const folder = 'dist/bench';
  const fileName = 'writeLargePlan.mjs';
  await buildNodeBundle({ entry: 'test/bench/writeLargePlan.ts', folder, fileName, external: [] });
  const { status } = spawnSync(process.execPath, [join(root, folder, fileName), path], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The large plan could not be written.');
}
