import type { Plan } from '#plan/model';
import type { OpenPlan } from '../../renderer/state/session';
import { evaluated } from '../plan/plans';

/** A plan as it is just after it was opened, in one of its scenarios. */
export function openOf(plan: Plan, scenario: number): OpenPlan {
  return {
    plan,
    evaluation: evaluated(plan),
    took: 0,
    file: { handle: null, name: '' },
    seal: null,
    saved: null,
    savedAt: null,
    scenario,
    basisKept: false,
    wrong: new Map(),
    undoSteps: [],
    redoSteps: [],
  };
}
