import { useMemo } from 'react';
import type { Edit } from '#plan/edit';
import type { OpenPlan } from '../state/session';
import { effectOf } from './segmentFields';

/** What the change would do to closing ARR: nothing, as a rule. */
export function SegmentEffect({ open, edits }: { readonly open: OpenPlan; readonly edits: readonly Edit[] | null }) {
  const sentence = useMemo(() => (edits === null ? '' : effectOf(open, edits)), [open, edits]);
  return sentence === '' ? null : <p className="segments-note">{sentence}</p>;
}
