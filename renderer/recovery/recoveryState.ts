import { create } from 'zustand';
import type { RecoveredDraft } from '#host/contract';
import type { PlanDraft } from '#plan/draft';

/** Where the plan of this window comes from, if not from its file: what a crash left, or an older version. */
export interface Recovered {
  readonly keptAt: number;
  readonly file: Extract<RecoveredDraft, { type: 'draft' }>['file'];
  readonly typed: PlanDraft['typed'];
  readonly copyOf: PlanDraft['copyOf'];
}

export const useRecovery = create<{ readonly recovered: Recovered | null }>(() => ({ recovered: null }));

/** The line is read; the plan stays as it is. */
export function keepRecovered(): void {
  useRecovery.setState({ recovered: null });
}
