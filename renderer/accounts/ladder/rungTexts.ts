import { type Ladder, type LadderRung, RUNG_SIGNALS, type RungSignal } from '#domain/accounts/ladder';
import { fixed } from '../../format/figures';

export const SIGNAL_NAMES: Readonly<Record<RungSignal, string>> = {
  products: 'Products',
  featuresAdopted: 'Features %',
  seatUse: 'Seats %',
  usageDepth: 'Usage %',
};

const CONDITIONS: Readonly<Record<RungSignal, (least: string) => string>> = {
  products: (least) => `${least}+ products`,
  featuresAdopted: (least) => `${least}%+ of features`,
  seatUse: (least) => `${least}%+ of seats`,
  usageDepth: (least) => `${least}%+ of commitment`,
};

/** A least value as a person would type it: per cent, but for products. */
export function leastText(rung: LadderRung | undefined, signal: RungSignal): string {
  const least = rung?.[signal];
  if (least === undefined) return '';
  return String(Number((signal === 'products' ? least : least * 100).toPrecision(12)));
}

export function conditionText(rung: LadderRung | undefined, isLowest: boolean): string {
  if (isLowest) return 'every customer';
  const asked = RUNG_SIGNALS.filter((signal) => rung?.[signal] !== undefined);
  if (asked.length === 0) return 'no condition: everyone who is known stands here or higher';
  return asked
    .map((signal) => CONDITIONS[signal](fixed(Number(leastText(rung, signal)), decimalsOf(leastText(rung, signal)))))
    .join(', ');
}

function decimalsOf(text: string): number {
  return Math.min(2, text.split('.')[1]?.length ?? 0);
}

/** Whether any account is known to have stood on a rung before the one it reached, or to have had time to. */
export function isMovementSeen({ rungs, couldMove }: Ladder): boolean {
  return couldMove > 0 || rungs.some(({ observations, movedUp }) => observations > 0 || movedUp > 0);
}
