const EDITS = 60;

/** What is measured: how a page comes to where edits are made, the keys that end one, and the figure that it moves. */
const ACTS = {
  'type a figure': {
    keys: ['Enter'],
    figure: '.key-value',
    begin: (page) => page.locator('.ht_master tbody tr').nth(1).locator('td.num').first().click(),
    edit: async (page, edit) => {
      await page.keyboard.type(String(9000 + edit * 137));
      await page.waitForTimeout(50);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(150);
      await page.keyboard.press('ArrowUp');
    },
  },
  'move an initiative': {
    keys: ['ArrowRight', 'ArrowLeft'],
    figure: '.readings .figure-table',
    begin: async (page) => {
      await page.keyboard.press('Control+2');
      await page.locator('.bar').first().focus();
    },
    edit: async (page, edit) => {
      await page.keyboard.press(edit % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
      await page.waitForTimeout(200);
    },
  },
};

/**
 * Milliseconds of each edit, sorted: until the frame that shows it was `painted`, which is what the page has in hand, and until it was on
 * the `screen`, taken to be when the next frame begins: a screen of 60 Hz lets wait for it between 0 and 17 ms, 8 in the middle. An edit
 * after which nothing moved is an error, not a fast one.
 */
export async function measureEdits(browser, act, viewport, address) {
  const { keys, figure, begin, edit } = ACTS[act];
  const page = await browser.newPage({ viewport });
  await page.goto(address);
  await page.locator('.ht_master td.num').first().waitFor();
  await begin(page);
  await page.evaluate(observeEdits, { keys, figure });
  for (let at = 0; at < EDITS; at++) await edit(page, at);
  const times = await page.evaluate(() => window.edits);
  await page.close();
  const seen = times.filter(({ screen }) => screen > 0).length;
  if (seen !== EDITS) throw new Error(`Of ${EDITS} edits, ${seen} were seen in figures and chart.`);
  const sorted = (name) => times.map((time) => time[name]).sort((a, b) => a - b);
  return { painted: sorted('painted'), screen: sorted('screen') };
}

/** Runs in the page: for each of the keys, the times from its press to the frame in which the figure and the pixels of charts are others. */
function observeEdits({ keys, figure }) {
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  const shown = () => [...document.querySelectorAll(figure)].find(isSeen)?.textContent;
  const pixels = () =>
    [...document.querySelectorAll('canvas')]
      .filter(isSeen)
      .map((canvas) => canvas.toDataURL())
      .join() + [...document.querySelectorAll('.charts svg')].map((one) => one.textContent).join();
  const afterFrame = new MessageChannel();
  window.edits = [];
  window.addEventListener(
    'keydown',
    (event) => {
      if (!keys.includes(event.key)) return;
      const before = { shown: shown(), pixels: pixels() };
      // Looking at the pixels before the key is handled is not part of the edit.
      const started = performance.now();
      const look = () => {
        if (shown() !== before.shown) {
          const edit = { painted: Number.NaN, screen: Number.NaN };
          window.edits.push(edit);
          // A frame is painted in the task that its callbacks belong to: the message comes after it.
          afterFrame.port1.onmessage = () => {
            edit.painted = performance.now() - started;
          };
          afterFrame.port2.postMessage(null);
          requestAnimationFrame((next) => {
            if (pixels() !== before.pixels) edit.screen = next - started;
          });
        } else if (performance.now() - started < 1000) requestAnimationFrame(look);
        else window.edits.push({ painted: Number.NaN, screen: Number.NaN });
      };
      requestAnimationFrame(look);
    },
    { capture: true },
  );
}
