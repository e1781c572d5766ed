const EDITS = 60;
/** Milliseconds that an edit may take to be seen before the run gives up on it: long, for a machine may be busy. */
const PATIENCE = 10_000;

/** A figure typed into the first period of a row: what follows from an amount leaves the retention path as it is, what follows from a rate moves all there is. */
function typing(row, text) {
  return {
    // The first month's closing ARR.
    figure: '.ht_master td.num.result',
    begin: (page) => page.locator('.ht_master tbody tr').nth(row).locator('td.num').first().click(),
    prepare: (page, edit) => page.keyboard.type(text(edit)),
    key: () => 'Enter',
    settle: (page) => page.keyboard.press('ArrowUp'),
  };
}

/** What is measured: how a page comes to where edits are made, the keys that make one, and the figure that it moves. */
const ACTS = {
  'type an amount': typing(1, (edit) => String(9000 + edit * 137)),
  'type a rate': typing(2, (edit) => (4 + edit * 0.5).toFixed(1)),
  'move an initiative': {
    figure: '.readings .figure-table',
    begin: async (page) => {
      await page.keyboard.press('Control+2');
      await page.locator('.bar').first().focus();
    },
    prepare: () => undefined,
    key: (edit) => (edit % 2 === 0 ? 'ArrowRight' : 'ArrowLeft'),
    settle: () => undefined,
  },
};

/**
 * Milliseconds of each edit, sorted, from the key that ends it to the frame in which a figure that follows and the pixels of charts are
 * others, as the browser's own trace has them:
 *
 *     work     processor time of the page's thread, from the key to the layers of that frame: what the page has in hand, on a busy machine too
 *     painted  from the page being given the key until it has handed that frame over to be drawn
 *     screen   from the key press, before it came to the page, until the frame was presented, which is what browsers report as the
 *              latency of an interaction: drawing it, and waiting for a screen of 60 Hz, come on top
 *
 * What the page does behind the frame is in none of them. An edit after which the first frame does not show both is an error, not a fast one.
 */
export async function measureEdits(browser, act, viewport, address) {
  const { figure, begin, prepare, key, settle } = ACTS[act];
  const page = await browser.newPage({ viewport });
  try {
    await page.goto(address);
    await page.locator('.ht_master td.num').first().waitFor();
    await begin(page);
    await page.evaluate(observeEdits, { figure, mark: SHOWN });
    await browser.startTracing(page, { categories: ['devtools.timeline', 'blink.user_timing'] });
    for (let edit = 0; edit < EDITS; edit++) {
      await prepare(page, edit);
      await page.waitForTimeout(100);
      await page.evaluate((pressed) => window.awaitEdit(pressed), key(edit));
      await page.keyboard.press(key(edit));
      await page.waitForFunction(() => window.lastEdit !== null, null, { polling: 50, timeout: PATIENCE });
      const seen = await page.evaluate(() => window.lastEdit);
      if (seen !== 'figure and charts') throw new Error(`Edit ${edit + 1} of ${EDITS}: its frame showed ${seen}.`);
      await settle(page);
      await page.waitForTimeout(100);
    }
    return timesOf(JSON.parse((await browser.stopTracing()).toString('utf8')).traceEvents);
  } finally {
    await page.close();
  }
}

const SHOWN = 'the edit is shown';

/** Reads a trace: by measure the times of all edits. */
function timesOf(events) {
  const shown = events.filter(({ name, cat }) => name === SHOWN && cat.includes('user_timing'));
  const keys = events.filter(({ name, args }) => name === 'EventTiming' && args?.data?.type === 'keydown');
  const dispatched = events.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown');
  const layers = events.filter(({ name, tid }) => name === 'Layerize' && tid === shown[0]?.tid);
  const all = shown.map((mark) => {
    // On the clock of the page, which event timings are on as well.
    const at = mark.args.data.startTime;
    const timing = keys.findLast(({ args }) => args.data.processingStart <= at)?.args.data;
    const handled = dispatched.filter(({ ts }) => ts <= mark.ts).reduce((a, b) => (b.ts > a.ts ? b : a));
    const layered = layers.filter(({ ts }) => ts >= mark.ts).reduce((a, b) => (b.ts < a.ts ? b : a));
    return {
      work: (layered.tts + layered.tdur - handled.tts) / 1000,
      painted: timing.commitFinishTime - timing.processingStart,
      screen: timing.duration,
    };
  });
  if (all.length !== EDITS) throw new Error(`Of ${EDITS} edits, ${all.length} are in the trace.`);
  const sorted = (measure) => all.map((times) => times[measure]).sort((a, b) => a - b);
  return { work: sorted('work'), painted: sorted('painted'), screen: sorted('screen') };
}

/**
 * Runs in the page. `awaitEdit` is told of a key before it is pressed, and looks at the figure and the charts. In the first frame after
 * the key, once all scripts of that frame have run, it looks whether the figure is another and the charts were drawn; their pixels it
 * reads behind the frame, because to read them costs more than to draw them.
 */
function observeEdits({ figure, mark }) {
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  const text = () => [...document.querySelectorAll(figure)].find(isSeen)?.textContent;
  const pixels = () =>
    [...document.querySelectorAll('canvas')]
      .filter(isSeen)
      .map((canvas) => canvas.toDataURL())
      .join();
  const svg = () => [...document.querySelectorAll('.charts svg')].map((one) => one.textContent).join();
  // Whatever draws a chart clears it first.
  let drawings = 0;
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    drawings++;
    clearRect.apply(this, area);
  };

  window.awaitEdit = (key) => {
    window.lastEdit = null;
    const before = { text: text(), drawings, svg: svg(), pixels: pixels() };
    const lookAtFrame = () => {
      performance.mark(mark);
      const isOther = text() !== before.text;
      const isDrawn = drawings !== before.drawings || svg() !== before.svg;
      requestAnimationFrame(() =>
        setTimeout(() => {
          const isRedrawn = isDrawn && (pixels() !== before.pixels || svg() !== before.svg);
          const seen = [...(isOther ? ['figure'] : []), ...(isRedrawn ? ['charts'] : [])];
          window.lastEdit = seen.length === 0 ? 'nothing of it' : seen.join(' and ');
        }),
      );
    };
    const follow = (event) => {
      if (event.key !== key) return;
      window.removeEventListener('keydown', follow, { capture: true });
      requestAnimationFrame(() => {
        // Told of a first size when scripts and layout of this very frame are through, before it is painted.
        const observer = new ResizeObserver(() => {
          observer.disconnect();
          lookAtFrame();
        });
        observer.observe(document.body);
      });
    };
    window.addEventListener('keydown', follow, { capture: true });
  };
}
