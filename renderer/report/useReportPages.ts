import { useEffect, useMemo, useRef, useState } from 'react';
import { PAGE_IDS, type Page, type PageId } from '#exchange/report/page';
import { writtenPage } from '#exchange/report/report';
import { reportWork } from '#exchange/report/work';
import { afterOthers } from '../frame/afterOthers';
import type { OpenPlan } from '../state/session';
import { inGoes } from './inGoes';
import { paperFonts } from './paper/paperFonts';
import { reportQuestion } from './reportQuestion';

/** Pages that are read from trials or from the steps between scenarios: the others need not wait for those. */
const WITH_WORK: readonly PageId[] = ['risk', 'scenarios'];

/** Pages as they are written from the figures. */
export interface WrittenPages {
  /** Those of the plan as it is, and until they are worked out those from before. */
  readonly pages: ReadonlyMap<PageId, Page>;
  readonly isWorking: boolean;
}

/** Works the pages of the report of a plan out, the one that is looked at first, without holding the window up. */
export function useReportPages({ plan, evaluation, scenario }: OpenPlan, first: PageId): WrittenPages {
  const asked = useMemo(() => ({ plan, evaluation, scenario }), [plan, evaluation, scenario]);
  const [state, setState] = useState<WrittenPages>({ pages: new Map(), isWorking: true });
  const wanted = useRef(first);
  wanted.current = first;
  useEffect(() => {
    let isStopped = false;
    // What is stopped is not woken again.
    const rest = () => new Promise<void>((done) => afterOthers(() => isStopped || done()));
    const write = async (ids: readonly PageId[], question: ReturnType<typeof reportQuestion>) => {
      for (const id of ids) {
        await rest();
        const page = writtenPage(question, id);
        setState(({ pages, isWorking }) => ({ pages: new Map(pages).set(id, page), isWorking }));
      }
    };
    const work = async () => {
      setState(({ pages }) => ({ pages, isWorking: true }));
      await paperFonts();
      await rest();
      const order = PAGE_IDS.toSorted((a, b) => Number(b === wanted.current) - Number(a === wanted.current));
      await write(
        order.filter((id) => !WITH_WORK.includes(id)),
        reportQuestion(asked),
      );
      const scenarioId = asked.plan.scenarios[asked.scenario]?.id ?? '';
      const done = await inGoes(reportWork(asked.plan, scenarioId, WITH_WORK), rest);
      await write(
        order.filter((id) => WITH_WORK.includes(id)),
        reportQuestion(asked, done),
      );
      setState(({ pages }) => ({ pages, isWorking: false }));
    };
    void work();
    return () => {
      isStopped = true;
    };
  }, [asked]);
  return state;
}
