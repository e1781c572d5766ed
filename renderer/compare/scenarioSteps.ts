import {
  type FigureBridge,
  haveShares,
  largestFirst,
  type PartAmount,
  type ScenarioBridge,
} from '#analysis/scenarioBridge';
import type { BridgeStep } from '#analysis/arrBridge';
import { change, NOT_AVAILABLE } from '../format/figures';

/** A bridge between scenarios as a waterfall: amounts are in the unit that is shown. */
export interface ScenarioSteps {
  readonly steps: readonly BridgeStep[];
  /** Beside each step: its share of the difference; empty texts where the steps dwarf it, and their shares would say nothing. */
  readonly shares: readonly string[];
  /** What moves the figure by nothing, and has no bar. */
  readonly still: readonly string[];
}

/** From the one scenario through each step that moves the figure, the largest first, to the other. */
export function scenarioSteps(
  comparison: ScenarioBridge,
  bridge: FigureBridge,
  factor: number,
  [from, to]: readonly [from: string, to: string],
): ScenarioSteps {
  const sorted = largestFirst(comparison, bridge);
  const moving = sorted.filter(({ amount }) => amount !== 0);
  const total = (line: string, label: string, value: number): BridgeStep => {
    const amount = value * factor;
    return { line, label, type: 'total', amount, from: 0, to: amount };
  };
  const areTelling = haveShares(bridge);
  let before = bridge.from * factor;
  const movements = moving.map(({ part, amount: by }): BridgeStep => {
    const amount = by * factor;
    const step = {
      line: part.name,
      label: part.name,
      type: 'movement',
      amount,
      from: before,
      to: before + amount,
    } as const;
    before += amount;
    return step;
  });
  return {
    steps: [total('from', from, bridge.from), ...movements, total('to', to, bridge.to)],
    shares: ['', ...moving.map((step) => (areTelling ? shareText(step, bridge) : '')), ''],
    still: sorted.filter(({ amount }) => amount === 0).map(({ part }) => part.name),
  };
}

/** Nothing where the ends are the same, of which there are no shares. */
function shareText({ amount }: Pick<PartAmount, 'amount'>, { from, to }: FigureBridge): string {
  const share = amount / (to - from);
  if (to === from) return '';
  if (!Number.isFinite(share)) return NOT_AVAILABLE;
  const text = change(share * 100, 1).replace(/^\+/, '');
  return `${text}%`;
}

/** What leads up and what leads down, in a sentence. `written` writes an amount in words. */
export function leadingText(
  comparison: ScenarioBridge,
  bridge: FigureBridge,
  written: (amount: number) => string,
): string {
  const sorted = largestFirst(comparison, bridge).filter(({ amount }) => amount !== 0);
  const [first] = sorted;
  if (first === undefined) return 'Nothing in which the two scenarios differ moves this figure.';
  const against = sorted.find(({ amount }) => Math.sign(amount) !== Math.sign(first.amount));
  const second = sorted.find((one) => one !== first && Math.sign(one.amount) === Math.sign(first.amount));
  const named = ({ part, amount }: PartAmount) => `${part.name} (${written(amount)})`;
  if (against !== undefined) return `${named(first)} moves it most, ${named(against)} most against that.`;
  if (second === undefined) return `All of it comes from ${first.part.name}.`;
  const share = shareText(first, bridge);
  return `${first.part.name} makes ${share} of the difference, ${second.part.name} ${shareText(second, bridge)}.`;
}
