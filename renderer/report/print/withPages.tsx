import './print.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { PaperPage } from '../paper/PaperPage';
import { paperFonts } from '../paper/paperFonts';
import type { PrintedReport } from './printedPages';

const PAGE_SIZES = { a4: '297mm 210mm', letter: '11in 8.5in' } as const;

/** Puts pages into the document, unseen on the screen and alone for a printer, for as long as `work` takes. */
export async function withPages<T>(printed: PrintedReport, work: () => Promise<T>): Promise<T> {
  const { title } = document;
  const box = document.createElement('div');
  box.className = 'print-pages';
  document.body.append(box);
  const root = createRoot(box);
  try {
    // What a PDF is called inside.
    document.title = printed.title;
    await paperFonts();
    flushSync(() => root.render(<PrintedPages printed={printed} />));
    return await work();
  } finally {
    document.title = title;
    root.unmount();
    box.remove();
  }
}

function PrintedPages({ printed: { sheets, paper, foot } }: { readonly printed: PrintedReport }) {
  return (
    <>
      <style>{`@page { size: ${PAGE_SIZES[paper]}; margin: 0 }`}</style>
      {sheets.map((page, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sheets are only told apart by their places
        <PaperPage key={at} page={page} paper={paper} foot={foot} number={at + 1} count={sheets.length} />
      ))}
    </>
  );
}
