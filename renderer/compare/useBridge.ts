import { useEffect, useRef, useState } from 'react';
import type { Result } from '#base/result';
import { bridgeInGoes, type ScenarioBridge } from '#analysis/scenarioBridge';
import type { PlanModelError } from '#plan/planModel';
import { workInGoes } from '../frame/workInGoes';
import { type Compared, explainedFigures } from './compared';

/** A bridge with the comparison that it answers, which may be the one before the present one. */
export interface ComputedBridge {
  readonly compared: Compared;
  readonly result: Result<ScenarioBridge, PlanModelError>;
}

/** The bridge between the two chosen scenarios, computed in short goes; until it is there, the one before it stays. */
export function useBridge(compared: Compared | null): {
  readonly bridge: ComputedBridge | null;
  readonly isSlow: boolean;
} {
  const [bridge, setBridge] = useState<ComputedBridge | null>(null);
  const [isSlow, setIsSlow] = useState(false);
  const latest = useRef(compared);
  latest.current = compared;
  const key = compared === null ? '' : questionKey(compared);
  const plan = compared?.plan;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same plan and question have the same bridge
  useEffect(() => {
    const asked = latest.current;
    if (asked === null) return;
    const { scenarios } = asked.plan;
    const [from, to] = asked.bridge;
    const goes = bridgeInGoes(asked.plan, {
      from: scenarios[from]?.id ?? '',
      to: scenarios[to]?.id ?? '',
      figures: explainedFigures(asked),
    });
    return workInGoes(goes, {
      onDone: (result) => setBridge({ compared: asked, result }),
      onSlow: setIsSlow,
    });
  }, [plan, key]);

  return { bridge, isSlow };
}

function questionKey({ bridge, line, slice, time }: Compared): string {
  return JSON.stringify([bridge, line.id, slice, time]);
}
