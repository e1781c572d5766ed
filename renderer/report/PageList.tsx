import { type KeyboardEvent, useState } from 'react';
import type { PageId } from '#exchange/report/page';
import type { Paper } from '#plan/places';
import type { OpenPlan } from '../state/session';
import type { NumberedPage } from './numberedPages';
import { PaperPage } from './paper/PaperPage';
import { moveReportPage, switchReportPage } from './reportCommands';

interface ListProps {
  readonly open: OpenPlan;
  readonly pages: readonly NumberedPage[];
  readonly chosen: PageId;
  readonly onChoose: (page: PageId) => void;
  readonly paper: Paper;
  readonly foot: string;
  readonly count: number;
}

const DRAGGED = 'text/headroom-page';
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The pages in their order, small; to be dragged, or moved by Alt with arrows. */
export function PageList({ open, pages, chosen, onChoose, paper, foot, count }: ListProps) {
  const [target, setTarget] = useState<PageId | null>(null);
  const at = pages.findIndex(({ arranged: { id } }) => id === chosen);
  const current = pages[at];
  const goTo = (list: HTMLElement, place: number) => {
    const next = pages[Math.max(0, Math.min(pages.length - 1, place))];
    if (next === undefined) return;
    onChoose(next.arranged.id);
    list.querySelector<HTMLElement>(`[data-id="${next.arranged.id}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (current === undefined || event.ctrlKey || event.metaKey) return;
    const list = event.currentTarget;
    const step = STEPS[event.key];
    if (step !== undefined && event.altKey) moveReportPage(open, chosen, at + step, current.name);
    else if (step !== undefined) goTo(list, at + step);
    else if (event.key === 'Home') goTo(list, 0);
    else if (event.key === 'End') goTo(list, pages.length - 1);
    else if (event.key === 'Delete' || event.key === 'Backspace')
      switchReportPage(open, current.arranged, current.name);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="report-list"
      role="listbox"
      aria-label="Pages"
      data-region="pages"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {pages.map(({ arranged: { id }, sheets: [page], number, name, whyNot }, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the list's
        <div
          key={id}
          className="report-item"
          role="option"
          aria-selected={id === chosen}
          data-id={id}
          data-out={number === null ? true : undefined}
          data-target={target === id ? (place > at ? 'after' : 'before') : undefined}
          data-first={id === chosen ? true : undefined}
          tabIndex={id === chosen ? 0 : -1}
          title={name}
          draggable
          onClick={() => onChoose(id)}
          onFocus={() => onChoose(id)}
          onDragStart={(event) => {
            onChoose(id);
            event.dataTransfer.setData(DRAGGED, id);
          }}
          onDragOver={(event) => {
            if (!event.dataTransfer.types.includes(DRAGGED)) return;
            event.preventDefault();
            setTarget(id);
          }}
          onDragLeave={() => setTarget(null)}
          onDrop={(event) => {
            setTarget(null);
            const moved = pages.find((one) => one.arranged.id === event.dataTransfer.getData(DRAGGED));
            if (moved !== undefined && moved.arranged.id !== id)
              moveReportPage(open, moved.arranged.id, place, moved.name);
          }}
        >
          <span className="report-item-number num">{number ?? ''}</span>
          <span className="report-thumb" inert aria-hidden="true" data-paper={paper}>
            {page !== undefined && <PaperPage page={page} paper={paper} foot={foot} number={number} count={count} />}
            {whyNot !== null && <span className="report-tag">{whyNot}</span>}
          </span>
          <span className="report-item-name">
            {name}
            {whyNot !== null && <span className="visually-hidden">, {whyNot}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}
