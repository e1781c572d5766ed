import { getDocumentProxy } from 'unpdf';

/** What a reader finds in a PDF. */
export interface ReadPdf {
  readonly title: string;
  /** Headlines of its outline. */
  readonly outline: readonly string[];
  /** Width and height of each page, in points. */
  readonly sizes: readonly (readonly [number, number])[];
  readonly texts: readonly string[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
  const contents = await Promise.all(pages.map((page) => page.getTextContent()));
  const { info } = await pdf.getMetadata();
  return {
    title: String(Reflect.get(info, 'Title')),
    outline: ((await pdf.getOutline()) ?? []).map(({ title }) => title),
    sizes: pages.map(({ view: [left = 0, top = 0, right = 0, bottom = 0] }) => [right - left, bottom - top]),
    texts: contents.map(({ items }) => items.map((item) => ('str' in item ? item.str : '')).join(' ')),
  };
}
