import { create } from 'zustand';
import type { Host } from '#host/host';
import { describeHostError } from '#host/errors';
import { describeMergeError, mergeScenarios } from '#plan/mergeScenarios';
import type { Plan } from '#plan/model';
import { describeOpenError, openPlan } from '#plan/open';
import { platform } from '../state/platform';
import { refuse, useSession } from '../state/session';

/** The plan whose scenarios are looked over, and the name of its file. */
interface Merging {
  readonly other: Plan;
  readonly name: string;
}

export const useMerging = create<{ readonly merging: Merging | null }>(() => ({ merging: null }));

export function closeMerging(): void {
  useMerging.setState({ merging: null });
}

/** Lets a person choose a plan or a file of scenarios, and shows what of it could come into the open plan. */
export async function beginMerging(host: Host): Promise<void> {
  const file = await host.openImport('planCopy');
  if (!file.ok) return void refuse(describeHostError(file.error));
  if (file.value === null) return;
  const { name, bytes } = file.value;
  const opened = await openPlan(bytes, platform);
  if (!opened.ok) return void refuse(`${name} did not open. ${describeOpenError(opened.error)}`);
  const { open } = useSession.getState();
  if (open === null) return;
  const other = opened.value;
  const scenarios = other.scenarios.map(({ id }) => id);
  const offer = mergeScenarios(open.plan, other, { scenarios, add: new Set(), withBase: false });
  if (!offer.ok) return void refuse(`${name}: ${describeMergeError(offer.error)}`);
  useMerging.setState({ merging: { other, name } });
}
