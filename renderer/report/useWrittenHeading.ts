import { useMemo } from 'react';
import type { PageId } from '#exchange/report/page';
import { pageOf } from '#exchange/report/report';
import type { OpenPlan } from '../state/session';
import { reportQuestion } from './reportQuestion';

/** Title and headline of a page as they are written from the figures, whatever a person has put in their place. */
export function useWrittenHeading(open: OpenPlan, id: PageId): { readonly title: string; readonly heading: string } {
  const { evaluation, scenario } = open;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page is of the figures of a scenario
  return useMemo(
    () => pageOf(reportQuestion(open), { id, title: null, heading: null, comment: '' }),
    [evaluation, scenario, id],
  );
}
