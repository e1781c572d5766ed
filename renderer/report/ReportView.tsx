import './report.css';
import { useMemo, useState } from 'react';
import { arrangedPages, paperOf } from '#exchange/report/arrangement';
import type { PageId } from '#exchange/report/page';
import { StatusLine } from '../frame/StatusLine';
import type { OpenPlan } from '../state/session';
import { PageList } from './PageList';
import { PageSide } from './PageSide';
import { PaperStage, type Zoom } from './PaperStage';
import { ReportBar } from './ReportBar';
import { type NumberedPage, numberedPages, sheetCount } from './numberedPages';
import { footOf, reportQuestion } from './reportQuestion';
import { useReportPages } from './useReportPages';

/** The pages of the report as they will be printed, and what a person has to say about each. */
export function ReportView({ open }: { readonly open: OpenPlan }) {
  const [chosen, setChosen] = useState<PageId>('title');
  const [zoom, setZoom] = useState<Zoom>('fit');
  const { pages, isWorking } = useReportPages(open, chosen);
  const foot = footOf(reportQuestion(open));
  const paper = paperOf(open.plan);
  const arranged = useMemo(() => arrangedPages(open.plan), [open.plan]);
  const numbered = useMemo(() => numberedPages(arranged, pages, paper), [arranged, pages, paper]);
  const count = sheetCount(numbered);
  const current = numbered.find(({ arranged: { id } }) => id === chosen);
  const shared = { paper, foot, count };
  return (
    <>
      <ReportBar paper={paper} count={count} zoom={zoom} onZoom={setZoom} />
      <main className="report" aria-label="Report">
        <PageList open={open} pages={numbered} chosen={chosen} onChoose={setChosen} {...shared} />
        {current !== undefined && (
          <>
            <PaperStage key={paper} shown={current} zoom={zoom} {...shared} />
            <PageSide
              key={chosen}
              open={open}
              shown={current}
              at={numbered.indexOf(current)}
              last={numbered.length - 1}
            />
          </>
        )}
      </main>
      <StatusLine
        what={current === undefined ? '' : statusOf(current, count)}
        hint="Arrows turn the pages, with Alt they move the page; Delete leaves it out or takes it in"
        health={isWorking ? 'Working the pages out…' : ''}
      />
    </>
  );
}

function statusOf({ number, name, whyNot, sheets }: NumberedPage, count: number): string {
  if (number === null) return `${name}: ${whyNot}, not printed`;
  const pages = sheets.length > 1 ? `Pages ${number} to ${number + sheets.length - 1}` : `Page ${number}`;
  return `${pages} of ${count}: ${name}`;
}
