import { ok } from '#base/result';
import {
  COST_MOTIONS,
  type CostMotion,
  COSTS_SOURCE,
  type CostRange,
  costStageOf,
  HIDDEN_MODES,
  type HiddenMode,
  motionCost,
  sumOfRanges,
  within,
} from '#domain/costBands';
import { SOURCES } from '#domain/sources';
import { money, type Ratio, ratio } from '#domain/units';
import { type Attempt, misuse } from '../failure';
import { formatValues } from '../formatValue';
import { labelled } from '../labelled';
import { AMOUNT, needed, optional, POSITION, strayWord } from '../optionNumbers';
import type { Options } from '../parseArguments';
import { listOf } from '../places';
import type { Command } from '../world';

export const costOptions: Options = {
  arr: 'value',
  motions: 'value',
  hidden: 'value',
  position: 'value',
  json: 'nothing',
};

const NAMES: Readonly<Record<CostMotion, string>> = { upsell: 'upsell', cross_sell: 'cross-sell', usage: 'usage' };
const WANTED = 'cost takes --arr in US dollars and --motions, such as --arr 15000000 --motions upsell,cross-sell,usage';

/** `cost --arr …`: what expansion motions cost a month at a stage of ARR, without a plan. */
export const costOfMotions: Command = async (given) => {
  const stray = strayWord(given, 'cost', '--arr and --motions');
  if (stray !== null) return misuse(stray);
  const arr = needed(given, 'arr', AMOUNT, WANTED);
  if (!arr.ok) return arr;
  const motions = motionsOf(given.value('motions'));
  if (!motions.ok) return motions;
  const hidden = hiddenOf(given.value('hidden') ?? 'none');
  if (!hidden.ok) return hidden;
  const position = optional(given, 'position', POSITION, 0.5);
  if (!position.ok) return position;
  const stage = costStageOf(money(arr.value));
  if (stage === null) throw new Error(`An ARR of ${arr.value} has no stage`);
  const ranges = motions.value.map((motion) => motionCost(stage, motion, hidden.value));
  const priced = (range: CostRange): Priced => pricedAt(range, ratio(position.value));
  const total = priced(sumOfRanges(ranges));
  const byMotion = motions.value.map((motion, at) => [NAMES[motion], priced(ranges[at] ?? sumOfRanges([]))] as const);
  if (given.has('json')) {
    const found = { stage: stage.id, motions: Object.fromEntries(byMotion), total };
    return ok({ text: `${JSON.stringify(found)}\n`, exit: 0 });
  }
  const amounts = ({ low, high, chosen }: Priced) =>
    [low, chosen, high].map((value) => formatValues([Math.round(value)], 'money', '')[0] ?? '');
  const rows = [
    ['US dollars a month', 'low', 'chosen', 'high'],
    ...byMotion.map(([name, one]) => [name, ...amounts(one)]),
    ['total', ...amounts(total)],
  ];
  const source = `${COSTS_SOURCE}, ${SOURCES[COSTS_SOURCE].name}`;
  return ok({ text: `${stage.label} (${source})${HIDDEN_TEXT[hidden.value]}\n\n${labelled(rows)}`, exit: 0 });
};

interface Priced {
  readonly low: number;
  readonly high: number;
  readonly chosen: number;
}

const HIDDEN_TEXT: Readonly<Record<HiddenMode, string>> = {
  none: ', without hidden costs',
  add: ', hidden costs added',
  compound: ', hidden costs compounded',
};

function pricedAt(range: CostRange, position: Ratio): Priced {
  return { low: range.low, high: range.high, chosen: within(range, position) };
}

function motionsOf(text: string | null): Attempt<readonly CostMotion[]> {
  if (text === null) return misuse(`--motions is missing; ${WANTED}.`);
  const found: CostMotion[] = [];
  for (const word of text.split(',').map((part) => part.trim())) {
    const motion = COST_MOTIONS.find((one) => word === NAMES[one] || word === one);
    if (motion === undefined)
      return misuse(
        `--motions: there is no motion "${word}"; the motions with a band are ${listOf(Object.values(NAMES))}.`,
      );
    if (found.includes(motion)) return misuse(`--motions: ${word} is named twice; each motion counts once.`);
    found.push(motion);
  }
  return ok(found);
}

function hiddenOf(text: string): Attempt<HiddenMode> {
  const mode = HIDDEN_MODES.find((one) => one === text);
  return mode === undefined
    ? misuse(`--hidden ${text} is no way to count hidden costs; write none, add or compound.`)
    : ok(mode);
}
