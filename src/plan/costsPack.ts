import {
  COST_MOTIONS,
  COST_STAGES,
  type CostMotion,
  COSTS_SOURCE,
  CAC_SHARES,
  HIDDEN_COSTS,
  type HiddenMode,
} from '#domain/costBands';
import type { Motion } from '#domain/motions';
import { MOST_ACCOUNTS_PER_CSM } from '#domain/strategyFacts';
import { PROGRAM_COST, PROGRAM_COST_TO_DATE } from './initiativeLines';
import type { Line } from './model';
import { packLines } from './packLine';

/** Heading of the lines of the costs pack. */
export const COSTS_SECTION = 'Costs';
const { input, calculated } = packLines('costs', COSTS_SECTION);
const source = COSTS_SOURCE;

/** US dollars for one unit of the plan's currency, as the plan states it: bands are in dollars. */
export const USD_RATE = 'usd_rate';

export const CSM_COUNT = 'csm_count';

/** What the lines of a motion are called. */
const NAMES: Readonly<Record<CostMotion, string>> = { upsell: 'Upsell', cross_sell: 'Cross-sell', usage: 'Usage' };

/** The lines of the ARR that a motion brings; together they are its expansion. */
export const MOTION_ARR: Readonly<Record<CostMotion, readonly string[]>> = {
  upsell: ['upsell_arr', 'seat_arr'],
  cross_sell: ['cross_sell_arr'],
  usage: ['usage_arr'],
};

/** Where the running cost of a motion comes from: nowhere, because it does not run or its initiatives carry the cost; the band; a figure of one's own. */
export const COST_MODES = { none: 0, band: 1, own: 2 } as const;
export type CostMode = keyof typeof COST_MODES;

/** What the line of a mode says, as formulas read it: any other number counts by the band. */
export function costModeOf(value: number): CostMode {
  if (value === COST_MODES.none) return 'none';
  return value === COST_MODES.own ? 'own' : 'band';
}

/** How hidden costs are counted, in the plan as a whole. */
export const HIDDEN_MODE = 'hidden_cost_mode';
export const HIDDEN_NUMBERS: Readonly<Record<HiddenMode, number>> = { none: 0, add: 1, compound: 2 };

/** The band under which an initiative falls; null where no source prices its motion. */
export function costMotionOf(motion: Motion): CostMotion | null {
  if (motion === 'seat') return 'upsell';
  return COST_MOTIONS.find((one) => one === motion) ?? null;
}

/** A line of a motion: its inputs, and the ends of its range. */
export function motionLine(motion: CostMotion, what: 'mode' | 'position' | 'own' | 'low' | 'high'): string {
  return `${motion}_cost_${what}`;
}

/** What the costs pack adds to the cost of the programme beside that of initiatives. */
export const PROGRAM_TERMS = ['motion_cost', 'hidden_cost'] as const;

/**
 * The lines of the costs pack: what each expansion motion costs at the plan's stage of ARR, low to high and as chosen, what
 * comes on top, and what the programme costs for what it brings. The program lines are those of a plan without initiatives.
 *
 * `carried` are the motions whose cost initiatives carry already: those do not run by their band as well.
 * `src/domain/costBands.ts` holds the bands and judges these lines in tests.
 */
export function costsLines(usdRate: number | null, carried: ReadonlySet<CostMotion>): readonly Line[] {
  return [
    ...costInputs(usdRate, carried),
    calculated('arr_stage', 'ARR stage', 'count', 'last', stageFormula(), {
      note: `By the opening ARR of the whole plan in US dollars: ${COST_STAGES.map(({ number, label }) => `${number} ${label}`).join('; ')}.`,
      source,
    }),
    ...COST_MOTIONS.flatMap(motionLines),
    ...hiddenLines(),
    ...outcomeLines(),
  ];
}

function costInputs(usdRate: number | null, carried: ReadonlySet<CostMotion>): readonly Line[] {
  const ofMotion = (motion: CostMotion): readonly Line[] => {
    const name = NAMES[motion];
    const mode = carried.has(motion) ? COST_MODES.none : COST_MODES.band;
    return [
      input(motionLine(motion, 'mode'), `${name}: counted`, 'count', 'last', mode, {
        note: '0 none: the motion does not run, or its initiatives carry the cost; 1 by the band; 2 the figure of your own.',
      }),
      input(motionLine(motion, 'position'), `${name}: position`, 'rate', 'last', 0.5, {
        note: 'Place in the band: 0% is its low end, 100% its high end.',
      }),
      input(motionLine(motion, 'own'), `${name}: own cost`, 'cash', 'none', null, {
        note: 'A month, in the currency of the plan.',
      }),
    ];
  };
  return [
    input(USD_RATE, 'Rate to US dollars', 'number', 'first', usdRate, {
      note: 'US dollars for one unit of the currency, as the plan states it; bands and stages are in dollars.',
      once: true,
    }),
    ...COST_MOTIONS.flatMap(ofMotion),
    input(HIDDEN_MODE, 'Hidden: counted', 'count', 'last', HIDDEN_NUMBERS.add, {
      note: '0 none, 1 added, 2 compounded; the source does not say which of the two.',
    }),
    input(CSM_COUNT, 'CSMs', 'count', 'last', null, { note: 'Customer success managers.' }),
  ];
}

/** The first stage whose upper bound the opening ARR stays below: a stage includes its lower bound. */
function stageFormula(): string {
  const [first, second, third] = COST_STAGES;
  const below = (stage: (typeof COST_STAGES)[number]) => `total(opening_arr) * ${USD_RATE} < ${stage.arrFrom}`;
  return `if(${below(second)}, ${first.number}, if(${below(third)}, ${second.number}, ${third.number}))`;
}

/** A figure that the stages of ARR say differently. */
function byStage(of: (stage: (typeof COST_STAGES)[number]) => number): string {
  const [first, second, third] = COST_STAGES;
  return `if(arr_stage == ${first.number}, ${of(first)}, if(arr_stage == ${second.number}, ${of(second)}, ${of(third)}))`;
}

/** The expansion ARR of a motion, as a formula writes it. */
function arrOf(motion: CostMotion): string {
  const totals = MOTION_ARR[motion].map((line) => `total(${line})`);
  return totals.length === 1 ? totals.join('') : `(${totals.join(' + ')})`;
}

const MONTHS = '12 / periods_per_year';

function motionLines(motion: CostMotion): readonly Line[] {
  const name = NAMES[motion];
  const [low, high, mode] = [motionLine(motion, 'low'), motionLine(motion, 'high'), motionLine(motion, 'mode')];
  const own = `${motionLine(motion, 'own')} * ${MONTHS}`;
  const end = (which: 'low' | 'high') => {
    const band = `${byStage(({ bands }) => bands[motion][which])} * ${MONTHS} / ${USD_RATE}`;
    return calculated(
      motionLine(motion, which),
      `${name} cost, ${which}`,
      'cash',
      'sum',
      `if(${mode} == ${COST_MODES.own}, ${own}, ${band})`,
      { note: 'The band of the stage, for the months of the period.', source },
    );
  };
  return [
    end('low'),
    calculated(
      `${motion}_cost`,
      `${name} cost`,
      'cash',
      'sum',
      `if(${mode} == ${COST_MODES.none}, 0, ${low} + ${motionLine(motion, 'position')} * (${high} - ${low}))`,
      { note: 'As chosen within the band; seat expansion is part of upsell.' },
    ),
    end('high'),
  ];
}

function hiddenLines(): readonly Line[] {
  const shares = (end: 'low' | 'high') => HIDDEN_COSTS.map((cost) => `${Number((cost[end] * 100).toPrecision(12))}%`);
  const share = (end: 'low' | 'high') => {
    const added = shares(end).join(' + ');
    const compounded = shares(end)
      .map((one) => `(1 + ${one})`)
      .join(' * ');
    return calculated(
      `hidden_share_${end}`,
      `Hidden share, ${end}`,
      'rate',
      'last',
      `if(${HIDDEN_MODE} == ${HIDDEN_NUMBERS.none}, 0, if(${HIDDEN_MODE} == ${HIDDEN_NUMBERS.add}, ${added}, ${compounded} - 1))`,
      { note: `${HIDDEN_COSTS.map(({ label }) => label).join(', ')}.`, source },
    );
  };
  const summed = (id: string, label: string, of: (motion: CostMotion) => string, note: string) =>
    calculated(id, label, 'cash', 'sum', COST_MOTIONS.map(of).join(' + '), { note });
  const counted = (motion: CostMotion, text: string) =>
    `if(${motionLine(motion, 'mode')} == ${COST_MODES.none}, 0, ${text})`;
  const ofMotions = (end: 'low' | 'high') =>
    summed(
      `motion_cost_${end}`,
      `Motions, ${end}`,
      (motion) => counted(motion, motionLine(motion, end)),
      'The motions whose cost is counted.',
    );
  const hidden = (motion: CostMotion) => {
    const low = `hidden_share_low * ${motionLine(motion, 'low')}`;
    const high = `hidden_share_high * ${motionLine(motion, 'high')}`;
    return counted(motion, `${low} + ${motionLine(motion, 'position')} * (${high} - ${low})`);
  };
  return [
    ofMotions('low'),
    summed('motion_cost', 'Motions', (motion) => `${motion}_cost`, 'Running cost of the motions.'),
    ofMotions('high'),
    share('low'),
    share('high'),
    calculated('hidden_cost_low', 'Hidden costs, low', 'cash', 'sum', 'hidden_share_low * motion_cost_low'),
    summed('hidden_cost', 'Hidden costs', hidden, 'At the place in the range that each motion has in its band.'),
    calculated('hidden_cost_high', 'Hidden costs, high', 'cash', 'sum', 'hidden_share_high * motion_cost_high'),
  ];
}

function outcomeLines(): readonly Line[] {
  const end = (which: 'low' | 'high') =>
    calculated(
      `${PROGRAM_COST}_${which}`,
      `Programme, ${which}`,
      'cash',
      'sum',
      `${PROGRAM_COST} - motion_cost - hidden_cost + motion_cost_${which} + hidden_cost_${which}`,
      { note: 'Initiatives cost what they cost; motions and hidden costs are ranges.' },
    );
  const share = (motion: CostMotion) => {
    const { from, to } = CAC_SHARES[motion];
    return calculated(
      `${motion}_cac_share`,
      `${NAMES[motion]}, of CAC`,
      'rate',
      'recompute',
      `${motion}_cost / ${arrOf(motion)} / cac_ratio`,
      { note: `A unit of ARR this way over one of new logos; ${from * 100} to ${to * 100}% is usual.`, source },
    );
  };
  return [
    calculated(PROGRAM_COST, 'Programme cost', 'cash', 'sum', PROGRAM_TERMS.join(' + '), {
      note: 'Initiatives, motions and hidden costs, each once.',
    }),
    calculated(PROGRAM_COST_TO_DATE, 'Programme to date', 'cash', 'last', `cumulative(${PROGRAM_COST})`),
    end('low'),
    end('high'),
    calculated(
      'cost_per_point',
      'Cost per point',
      'cash',
      'recompute',
      `${PROGRAM_COST} / (100 * total(expansion_arr) / total(opening_arr))`,
      { note: 'Of the programme, for a point of NRR that expansion brings.' },
    ),
    calculated(
      'cost_per_expansion',
      'Cost per expansion',
      'ratio',
      'recompute',
      `${PROGRAM_COST} / total(expansion_arr)`,
      { note: 'Of the programme, for one unit of expansion ARR.' },
    ),
    ...COST_MOTIONS.map(share),
    calculated(
      'program_cac_share',
      'Programme, of CAC',
      'rate',
      'recompute',
      `${PROGRAM_COST} / total(expansion_arr) / cac_ratio`,
      {
        note: 'A unit of expansion ARR by the whole programme over one of new logos, initiatives and hidden costs included.',
      },
    ),
    calculated(
      'break_even_points',
      'Break-even points',
      'rate',
      'recompute',
      `${PROGRAM_COST} * periods_per_year / (cac_ratio * total(opening_arr))`,
      { note: 'Points of NRR a year at which the programme costs what acquiring the same ARR does.' },
    ),
    calculated('gross_profit', 'Gross profit', 'cash', 'sum', 'revenue * gross_margin', {
      note: 'What revenue leaves to pay for the programme.',
    }),
    calculated(
      'csms_needed',
      'CSMs needed',
      'count',
      'last',
      `floor(closing_customers / ${MOST_ACCOUNTS_PER_CSM.accounts}) + 1`,
      {
        note: `The fewest who have fewer than ${MOST_ACCOUNTS_PER_CSM.accounts} accounts each.`,
        source: MOST_ACCOUNTS_PER_CSM.source,
      },
    ),
    calculated('accounts_per_csm', 'Accounts per CSM', 'count', 'last', `closing_customers / ${CSM_COUNT}`, {
      note: `From ${MOST_ACCOUNTS_PER_CSM.accounts} on, triggers are missed.`,
      source: MOST_ACCOUNTS_PER_CSM.source,
    }),
  ];
}
