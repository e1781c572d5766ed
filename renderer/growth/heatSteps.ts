/** How the heat map is coloured: steps of need and of surplus, each so wide that the farthest cell has the last one. */
export interface HeatScale {
  readonly need: number;
  readonly surplus: number;
}

export const NEED_STEPS = 6;
export const SURPLUS_STEPS = 4;
/** Below this a share is 0: 1 + 0.1 − 1.1 is a little more. */
const ROUNDING = 1e-9;

export function heatScale(shares: readonly number[]): HeatScale {
  const finite = shares.filter(Number.isFinite);
  return {
    need: stepOf(Math.max(0, ...finite), NEED_STEPS),
    surplus: stepOf(Math.max(0, ...finite.map((share) => -share)), SURPLUS_STEPS),
  };
}

/** The class of a cell: `need-1` to `need-6`, `surplus-1` to `surplus-4`, `zero`, or `none` without a figure. */
export function heatStep(share: number, scale: HeatScale): string {
  if (Number.isNaN(share)) return 'none';
  if (Math.abs(share) < ROUNDING) return 'zero';
  const [word, step, most] = share > 0 ? ['need', scale.need, NEED_STEPS] : ['surplus', scale.surplus, SURPLUS_STEPS];
  return `${word}-${Math.min(Number(most), Math.ceil(Math.abs(share) / Number(step) - ROUNDING))}`;
}

/** The design token that a class of cells is filled with. */
export function heatToken(step: string): string {
  return step === 'zero' || step === 'none' ? '--surface' : `--heat-${step}`;
}

/** Five points, or a multiple of them that is as round as there is need. */
function stepOf(most: number, steps: number): number {
  const least = most / steps;
  return (
    [0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.5, 1, 2.5, 5, 10].find((step) => step >= least - ROUNDING) ?? least
  );
}
