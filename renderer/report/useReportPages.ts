import { useEffect, useMemo, useRef, useState } from 'react';
import { type ArrangedPage, arrangedPages, choiceOf } from '#exchange/report/arrangement';
import type { Page, PageId } from '#exchange/report/page';
import { pageOf } from '#exchange/report/report';
import { afterOthers } from '../frame/afterOthers';
import type { OpenPlan } from '../state/session';
import { paperFonts } from './paper/paperFonts';
import { footOf, reportQuestion } from './reportQuestion';

export interface ReportPages {
  readonly arranged: readonly ArrangedPage[];
  /** Those that are worked out; after a change those of before stay until the new ones are. */
  readonly pages: ReadonlyMap<PageId, Page>;
  readonly foot: string;
}

/** The pages of the report of a plan, the one that is looked at first and the others after it, each without holding the window up. */
export function useReportPages(open: OpenPlan, first: PageId): ReportPages {
  const { plan, evaluation, scenario } = open;
  // biome-ignore lint/correctness/useExhaustiveDependencies: nothing else of an open plan is asked
  const question = useMemo(() => reportQuestion(open), [plan, evaluation, scenario]);
  const arranged = useMemo(() => arrangedPages(plan), [plan]);
  const [pages, setPages] = useState<ReadonlyMap<PageId, Page>>(new Map());
  const wanted = useRef(first);
  wanted.current = first;
  useEffect(() => {
    let isStopped = false;
    const waiting = arranged.toSorted((a, b) => Number(b.id === wanted.current) - Number(a.id === wanted.current));
    const work = () => {
      const next = waiting.shift();
      if (isStopped || next === undefined) return;
      const page = pageOf(question, choiceOf(next));
      setPages((before) => new Map(before).set(next.id, page));
      afterOthers(work);
    };
    void paperFonts().then(work);
    return () => {
      isStopped = true;
    };
  }, [question, arranged]);
  return { arranged, pages, foot: footOf(question) };
}
