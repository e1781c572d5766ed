import { startTransition, useLayoutEffect, useState } from 'react';
import type { Scenario } from '#plan/model';
import type { OpenPlan } from '../state/session';
import { afterFrame } from './afterFrame';

/**
 * The plan for what a person looks at second, such as the inspector: figures that an edit moved come to it behind the frame that shows
 * them first, or with the next key or press, should that come sooner. What else changes shows at once.
 */
export function useSettled(open: OpenPlan): OpenPlan {
  const [settled, setSettled] = useState(open);
  const isBehind = settled !== open && areFiguresAlone(settled, open);

  useLayoutEffect(() => {
    if (settled === open) return undefined;
    if (!isBehind) {
      setSettled(open);
      return undefined;
    }
    let isLatest = true;
    afterFrame(() => {
      if (isLatest) startTransition(() => setSettled(open));
    });
    // Whatever a person does next is done to the plan as it is.
    const settle = () => setSettled(open);
    for (const act of ACTS) window.addEventListener(act, settle, { capture: true });
    return () => {
      isLatest = false;
      for (const act of ACTS) window.removeEventListener(act, settle, { capture: true });
    };
  }, [open, settled, isBehind]);

  return isBehind ? settled : open;
}

const ACTS = ['keydown', 'pointerdown'] as const;

/** Whether two plans of the same file have the same scenarios, the same of them chosen, under the same names. */
function areFiguresAlone(before: OpenPlan, now: OpenPlan): boolean {
  return (
    before.file === now.file &&
    before.savedAt === now.savedAt &&
    before.scenario === now.scenario &&
    before.plan.title === now.plan.title &&
    before.plan.scenarios.length === now.plan.scenarios.length &&
    before.plan.scenarios.every((scenario, at) => isSameName(scenario, now.plan.scenarios[at]))
  );
}

function isSameName(a: Scenario, b: Scenario | undefined): boolean {
  return a.id === b?.id && a.name === b.name && a.parent === b.parent && a.locked === b.locked;
}
