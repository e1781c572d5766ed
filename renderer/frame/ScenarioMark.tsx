import type { ScenarioLook } from '../format/scenarioLooks';

/** Outlines in a square of 10. */
export const MARK_SHAPES: Readonly<Record<ScenarioLook['mark'], string>> = {
  circle: 'M5 1.2a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 1 1 0-7.6z',
  triangle: 'M5 1 9 8.6H1z',
  rect: 'M1.5 1.5h7v7h-7z',
  rectRot: 'M5 .6 9.4 5 5 9.4.6 5z',
  crossRot: 'M3.9 1h2.2v2.9H9v2.2H6.1V9H3.9V6.1H1V3.9h2.9z',
  ring: 'M5 1.8a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 1 1 0-6.4z',
};

/** The mark a scenario carries in its pill, in its line and in tables. */
export function ScenarioMark({ look }: { readonly look: ScenarioLook }) {
  const color = `var(${look.token})`;
  const isRing = look.mark === 'ring';
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path
        d={MARK_SHAPES[look.mark]}
        fill={isRing ? 'none' : color}
        stroke={isRing ? color : 'none'}
        strokeWidth="1.8"
      />
    </svg>
  );
}
