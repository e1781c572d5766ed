import JSZip from 'jszip';
import PptxGenJS from 'pptxgenjs';
import type { Page } from '#exchange/report/page';
import { chartWorkbook } from './chartWorkbook';
import { chartXml } from './chartXml';
import { fillSlide, type PlacedChart, SLIDE_SIZE } from './slide';
import { slidesOf } from './slidePlan';
import { cleanText } from './xmlText';

/** What a deck is made of. */
export interface DeckContent {
  /** Of the plan; the deck's own. */
  readonly title: string;
  /** The day of the report, as people write it. */
  readonly date: string;
  readonly pages: readonly Page[];
}

/** What making a deck tells, and asks of, whoever must not be held up. */
export interface DeckProgress {
  readonly report: (share: number) => void;
  /** Resolves once others had their turn; rejects to stop. */
  readonly rest: () => Promise<void>;
}

const UNHURRIED: DeckProgress = { report: () => {}, rest: async () => {} };

/**
 * A presentation of report pages: native tables, and native charts with the workbooks behind them. Pages that the plan has nothing for
 * are left out.
 *
 * Throws  whatever `rest` rejects with.
 */
export async function makeDeck({ title, date, pages }: DeckContent, progress = UNHURRIED): Promise<Uint8Array> {
  const deck = new PptxGenJS();
  deck.defineLayout(SLIDE_SIZE);
  deck.layout = SLIDE_SIZE.name;
  deck.theme = { headFontFace: 'Arial', bodyFontFace: 'Arial' };
  deck.title = cleanText(title);
  // A plan says nothing of its author or company, and the library has a name of its own for both.
  deck.author = '';
  deck.company = '';
  deck.subject = '';
  const plans = pages.filter(({ missing }) => missing === null).flatMap(slidesOf);
  const charts: PlacedChart[] = [];
  for (const [at, plan] of plans.entries()) {
    const foot = { title, date, number: at + 1, count: plans.length };
    charts.push(...fillSlide(deck.addSlide(), plan, foot));
    progress.report((0.4 * (at + 1)) / plans.length);
    await progress.rest();
  }
  const made = await JSZip.loadAsync((await deck.write({ outputType: 'uint8array' })) as Uint8Array);
  progress.report(0.6);
  await progress.rest();
  await putCharts(made, charts, progress);
  await nameShapes(made);
  progress.report(0.9);
  await progress.rest();
  return made.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** Puts what the charts really hold in the place of what the library was given, in the order of the slides. */
async function putCharts(deck: JSZip, charts: readonly PlacedChart[], progress: DeckProgress): Promise<void> {
  const numberOf = (path: string) => Number(/(\d+)\.\w+$/.exec(path)?.[1] ?? 0);
  const inOrder = (pattern: RegExp) => deck.file(pattern).toSorted((a, b) => numberOf(a.name) - numberOf(b.name));
  const parts = inOrder(/^ppt\/charts\/chart\d+\.xml$/);
  const books = inOrder(/^ppt\/embeddings\/.*\.xlsx$/);
  if (parts.length !== charts.length || books.length !== charts.length)
    throw new Error(`The presentation has ${parts.length} charts and ${books.length} workbooks, not ${charts.length}`);
  for (const [at, { chart, drawn, plot }] of charts.entries()) {
    deck.file(parts[at]?.name ?? '', chartXml(drawn, chart.form, plot));
    const book = new JSZip();
    for (const [path, text] of Object.entries(chartWorkbook(drawn, chart.form))) book.file(path, text);
    deck.file(books[at]?.name ?? '', await book.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }));
    progress.report(0.6 + (0.3 * (at + 1)) / charts.length);
    await progress.rest();
  }
}

/** Makes the heading of each slide its title, which outlines and screen readers go by, and gives no two shapes of a slide one number. */
async function nameShapes(deck: JSZip): Promise<void> {
  for (const { name } of deck.file(/^ppt\/slides\/slide\d+\.xml$/)) {
    const xml = (await deck.file(name)?.async('string')) ?? '';
    let number = 1;
    const numbered = xml.replaceAll(/<p:cNvPr id="[^"]*"/g, () => `<p:cNvPr id="${++number}"`);
    deck.file(
      name,
      numbered.replace(/(name="Title".*?)<p:nvPr>(?:<\/p:nvPr>)?/s, '$1<p:nvPr><p:ph type="title"/></p:nvPr>'),
    );
  }
}
