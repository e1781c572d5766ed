import type { Ink } from '#exchange/report/parts';
import { type ScenarioLook, scenarioLook } from '../../format/scenarioLooks';

/** The colour of an ink, as a design token of the paper it is on. */
export function inkColor(ink: Ink): string {
  switch (ink.type) {
    case 'scenario':
      return `var(${scenarioLook(ink.look).token})`;
    case 'part':
      return `var(--part-${ink.step})`;
    case 'total':
      return 'var(--neutral-mark)';
    case 'better':
      return 'var(--positive-mark)';
    case 'worse':
      return 'var(--negative-mark)';
    case 'gap':
      return 'var(--gap-mark)';
  }
}

/** Dash and mark of a line in an ink; inks that are no scenarios have neither. */
export function inkLook(ink: Ink): ScenarioLook | null {
  return ink.type === 'scenario' ? scenarioLook(ink.look) : null;
}
