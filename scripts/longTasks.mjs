import { serve } from './serve.mjs';

const EDITS = 8;
/** Moves of a pointer that drags something, and milliseconds between two of them. */
const MOVES = 60;
const BETWEEN = 16;
const [BEGUN, ENDED] = ['an act begins', 'an act ends'];

/**
 * By what a person does in a plan of 300 lines, 120 months, 12 segments and 3 scenarios: the longest that the window was busy at a stretch.
 * The last two are of trials that go on in threads for seconds.
 */
export function tasksInLargePlan(browser, path) {
  return withPlan(browser, { plan: path }, async (page) => {
    const label = page.locator('.ht_clone_inline_start tbody tr').nth(2).locator('td.label');
    const segment = page.locator('.ht_master tbody tr').nth(3).locator('td.num').first();
    const unfold = await longest(browser, page, () => label.click());
    await segment.click();
    const type = await longest(browser, page, async () => {
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
    const follow = await longest(browser, page, async () => {
      for (const place of [1, 2, 0]) {
        await pills.nth(place).click();
        await page.waitForTimeout(300);
      }
    });
    await segment.click();
    await page.keyboard.press('Control+f');
    const find = await longest(browser, page, async () => {
      for (const key of '1234') {
        await page.keyboard.type(key);
        await page.waitForTimeout(700);
      }
    });
    await page.keyboard.press('Escape');
    await showRisk(page);
    const trials = await longest(browser, page, async () => {
      await page.getByLabel('Seed').fill('7');
      await page.keyboard.press('Enter');
      await trialsDone(page, '10,000 trials, seed 7');
    });
    const drag = await longest(browser, page, () =>
      dragged(page, page.locator('.risk-handle[data-grip="likely"]').first()),
    );
    return {
      'unfold a line into its segments': unfold,
      'type a value': type,
      'follow another scenario': follow,
      'type a number to find': find,
      'let 10,000 trials run': trials,
      'drag a range while they run': drag,
    };
  });
}

/** The same of what follows the pointer in plans of a usual size: the one of 60 months and four scenarios at `path`, and the example. */
export async function tasksWhileDragging(browser, path) {
  const range = await withPlan(browser, { plan: path }, async (page) => {
    await showRisk(page);
    return longest(browser, page, () => dragged(page, page.locator('.risk-handle[data-grip="likely"]').first()));
  });
  const initiative = await withPlan(browser, { example: '95-to-115' }, async (page) => {
    await page.keyboard.press('Control+2');
    await page.locator('.bar').first().waitFor();
    return longest(browser, page, () => dragged(page, page.locator('.bar').first()));
  });
  return { 'drag a range, 10,000 trials': range, 'drag an initiative': initiative };
}

/** Opens what is to be shown in a page of its own, and closes it behind the work. */
export async function withPlan(browser, shown, work) {
  const server = await serve(shown);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(server.url);
    await page.locator('.key-value').first().waitFor();
    return await work(page);
  } finally {
    await page.close();
    await server.close();
  }
}

async function showRisk(page) {
  await page.keyboard.press('Control+6');
  await page.getByRole('button', { name: /^Give rates/ }).click();
  await trialsDone(page, '10,000 trials');
}

async function trialsDone(page, said) {
  const status = page.locator('[data-view="risk"] .status-bar');
  await status.getByText(said).waitFor();
  await status.getByText(/^Computed in/).waitFor({ timeout: 120_000 });
}

/** Takes hold of something and moves it to and fro, as a hand does. */
async function dragged(page, what) {
  const { x, y, width, height } = await what.boundingBox();
  const [from, at] = [x + width / 2, y + height / 2];
  await page.mouse.move(from, at);
  await page.mouse.down();
  for (let move = 1; move <= MOVES; move++) {
    await page.mouse.move(from + 24 * Math.sin((move / MOVES) * 4 * Math.PI), at);
    await page.waitForTimeout(BETWEEN);
  }
  await page.mouse.up();
}

/** Milliseconds of the longest task of the page's thread while something is done and shortly after: how long it lasted, and processor time of the longest. */
export async function longest(browser, page, act) {
  await page.waitForTimeout(1000);
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await page.evaluate((mark) => performance.mark(mark), BEGUN);
  await act();
  await page.waitForTimeout(1000);
  await page.evaluate((mark) => performance.mark(mark), ENDED);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8'));
  const [begun, ended] = [BEGUN, ENDED].map((mark) => traceEvents.find(({ name }) => name === mark));
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts }) =>
      name === 'ThreadControllerImpl::RunTask' &&
      pid === begun.pid &&
      tid === begun.tid &&
      ts > begun.ts &&
      ts < ended.ts,
  );
  const most = (times) => Math.max(0, ...times.map((time) => time / 1000));
  return { lasted: most(tasks.map(({ dur = 0 }) => dur)), worked: most(tasks.map(({ tdur = 0 }) => tdur)) };
}
