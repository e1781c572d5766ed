import './paper.css';
import { memo } from 'react';
import type { Page } from '#exchange/report/page';
import type { ReportPart } from '#exchange/report/parts';
import type { Paper } from '#plan/places';
import { ChartPart } from '../charts/ChartPart';
import { FiguresPart } from './FiguresPart';
import { FittedBody } from './FittedBody';
import { partRows } from './partRows';
import { TablePart } from './TablePart';

export interface PaperPageProps {
  readonly page: Page;
  readonly paper: Paper;
  /** Title of the plan and day of the report, for the foot. */
  readonly foot: string;
  /** Place among the pages that are printed, from 1; null for a page that is left out. */
  readonly number: number | null;
  readonly count: number;
}

/** One page as it is printed: light whatever the window is, everything on it, nothing beside it. */
export const PaperPage = memo(function PaperPage({ page, paper, foot, number, count }: PaperPageProps) {
  const rows = partRows(page.parts);
  return (
    <article className="paper" data-theme="light" data-paper={paper} data-page={page.id} aria-label={page.title}>
      <header className="paper-head">
        <h2>{page.heading}</h2>
        {page.statement !== '' && <p className="paper-statement">{page.statement}</p>}
        {page.comment !== '' && <p className="paper-comment">{page.comment}</p>}
      </header>
      <FittedBody of={page} paper={paper}>
        {page.missing !== null && <p className="paper-text">{page.missing}</p>}
        {rows.map((row, at) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are only told apart by their places
            key={at}
            className="paper-row"
            data-grows={row.some(({ type }) => type === 'chart') ? true : undefined}
          >
            {row.map((part, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Part key={place} part={part} />
            ))}
          </div>
        ))}
      </FittedBody>
      <footer className="paper-foot">
        <span>{page.definitions}</span>
        <span className="paper-number">
          {foot}
          {number === null ? ', not printed' : `, page ${number} of ${count}`}
        </span>
      </footer>
    </article>
  );
});

function Part({ part }: { readonly part: ReportPart }) {
  switch (part.type) {
    case 'chart':
      return <ChartPart chart={part} />;
    case 'table':
      return <TablePart table={part} />;
    case 'figures':
      return <FiguresPart part={part} />;
    case 'text':
      return (
        <div className="paper-text">
          {part.title !== '' && <h3>{part.title}</h3>}
          {part.paragraphs.map((paragraph, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are only told apart by their places
            <p key={at}>{paragraph}</p>
          ))}
        </div>
      );
  }
}
