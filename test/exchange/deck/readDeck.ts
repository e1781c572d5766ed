import JSZip from 'jszip';

/** A chart as an office program finds it: what its drawing holds, and the workbook behind it. */
export interface ReadChart {
  readonly labels: readonly string[];
  readonly series: readonly ReadSeries[];
  /** Rows of cells, the head first; null for an empty cell. */
  readonly cells: readonly (readonly (string | number | null)[])[];
}

export interface ReadSeries {
  readonly name: string;
  /** NaN where there is no point. */
  readonly values: readonly number[];
}

export interface ReadSlide {
  readonly texts: readonly string[];
  /** By table, row and cell. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly charts: readonly ReadChart[];
  readonly notes: string;
  readonly title: string;
}

export interface ReadDeck {
  readonly slides: readonly ReadSlide[];
  /** Text of every part, those of embedded workbooks included. */
  readonly parts: ReadonlyMap<string, string>;
}

export async function readDeck(bytes: Uint8Array): Promise<ReadDeck> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = new Map<string, string>();
  for (const file of zip.file(/./)) {
    if (!file.name.endsWith('.xlsx')) {
      parts.set(file.name, await file.async('string'));
      continue;
    }
    const book = await JSZip.loadAsync(await file.async('uint8array'));
    for (const part of book.file(/./)) parts.set(`${file.name}/${part.name}`, await part.async('string'));
  }
  const count = [...parts.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length;
  return { slides: Array.from({ length: count }, (_, at) => slideOf(parts, at + 1)), parts };
}

function slideOf(parts: ReadonlyMap<string, string>, number: number): ReadSlide {
  const xml = parts.get(`ppt/slides/slide${number}.xml`) ?? '';
  const links = parts.get(`ppt/slides/_rels/slide${number}.xml.rels`) ?? '';
  const targetOf = (id: string) =>
    new RegExp(`Id="${id}"[^>]*Target="([^"]*)"`).exec(links)?.[1] ??
    new RegExp(`Target="([^"]*)"[^>]*Id="${id}"`).exec(links)?.[1] ??
    '';
  const charts = matches(xml, /<c:chart [^>]*r:id="([^"]*)"/g).map((id) => chartOf(parts, targetOf(id)));
  const tables = matches(xml, /<a:tbl>(.*?)<\/a:tbl>/gs).map((table) =>
    matches(table, /<a:tr [^>]*>(.*?)<\/a:tr>/gs).map((row) =>
      matches(row, /<a:tc(?: [^>]*)?>(.*?)<\/a:tc>/gs).map((cell) => textOf(cell)),
    ),
  );
  const shapes = matches(xml, /<p:sp>(.*?)<\/p:sp>/gs);
  return {
    texts: shapes.map((shape) => textOf(shape)),
    tables,
    charts,
    notes: textOf(parts.get(`ppt/notesSlides/notesSlide${number}.xml`) ?? ''),
    title: textOf(shapes.find((shape) => shape.includes('<p:ph type="title"/>')) ?? ''),
  };
}

function chartOf(parts: ReadonlyMap<string, string>, target: string): ReadChart {
  const path = `ppt/charts/${target.split('/').at(-1) ?? ''}`;
  const xml = parts.get(path) ?? '';
  const links = parts.get(`ppt/charts/_rels/${path.split('/').at(-1)}.rels`) ?? '';
  const book = /Target="\.\.\/(embeddings\/[^"]*)"/.exec(links)?.[1] ?? '';
  const sheet = parts.get(`ppt/${book}/xl/worksheets/sheet1.xml`) ?? '';
  const all = matches(xml, /<c:ser>(.*?)<\/c:ser>/gs).map((series) => ({
    order: Number(/<c:order val="(\d+)"/.exec(series)?.[1]),
    series,
  }));
  const inOrder = all.toSorted((a, b) => a.order - b.order).map(({ series }) => series);
  return {
    labels: pointsOf(/<c:cat>(.*?)<\/c:cat>/s.exec(inOrder[0] ?? '')?.[1] ?? '').map((text) => text ?? ''),
    series: inOrder.map((series) => ({
      name: pointsOf(/<c:tx>(.*?)<\/c:tx>/s.exec(series)?.[1] ?? '')[0] ?? '',
      values: pointsOf(/<c:val>(.*?)<\/c:val>/s.exec(series)?.[1] ?? '').map((text) =>
        text === null ? Number.NaN : Number(text),
      ),
    })),
    cells: matches(sheet, /<row [^>]*>(.*?)<\/row>/gs).map(cellsOf),
  };
}

function pointsOf(xml: string): readonly (string | null)[] {
  const count = Number(/<c:ptCount val="(\d+)"/.exec(xml)?.[1] ?? 0);
  const points = new Map(
    [...xml.matchAll(/<c:pt idx="(\d+)"><c:v>(.*?)<\/c:v>/gs)].map(([, at, text]) => [
      Number(at),
      unescaped(text ?? ''),
    ]),
  );
  return Array.from({ length: count }, (_, at) => points.get(at) ?? null);
}

function cellsOf(row: string): readonly (string | number | null)[] {
  const cells: (string | number | null)[] = [];
  for (const [, column = 'A', inside = ''] of row.matchAll(/<c r="([A-Z]+)\d+"[^>]*>(.*?)<\/c>/gs)) {
    const at = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    while (cells.length < at) cells.push(null);
    const value = /<v>(.*?)<\/v>/.exec(inside)?.[1];
    cells[at] = value === undefined ? textOf(inside) : Number(value);
  }
  return cells;
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, inside = '']) => inside);
}

/** The words of a shape, its paragraphs apart. */
function textOf(xml: string): string {
  return xml
    .split('</a:p>')
    .map((paragraph) =>
      matches(paragraph, /<(?:a:)?t(?: [^>]*)?>(.*?)<\/(?:a:)?t>/gs)
        .map(unescaped)
        .join(''),
    )
    .filter((text) => text !== '')
    .join('\n');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
