import { ok } from '#base/result';
import { requiredByPeriod, requiredByYear, requiredNewLogoShare, splitAcquisition } from '#domain/growth';
import { type Money, money, type Ratio, ratio } from '#domain/units';
import { type Attempt, misuse, refusal } from '../failure';
import { formatValues } from '../formatValue';
import { labelled } from '../labelled';
import { AMOUNT, GROWTH, needed, neededList, optional, RETENTION, strayWord, wholeFrom1 } from '../optionNumbers';
import type { Arguments, Options } from '../parseArguments';
import { layOutTable } from '../table';
import type { Command } from '../world';

export const growthOptions: Options = {
  arr: 'value',
  growth: 'value',
  nrr: 'value',
  years: 'value',
  'periods-per-year': 'value',
  json: 'nothing',
};

const MOST_YEARS = 50;
const MOST_PERIODS = 366;
const GROWTH_WANTED = 'growth takes --arr, --growth and --nrr, such as --arr 10000000 --growth 40% --nrr 85%';

interface GrowthQuestion {
  readonly arr: Money;
  readonly growth: Ratio;
  readonly nrr: Ratio;
  readonly years: number;
  /** null where new logos are to stand still in the year they are won. */
  readonly perYear: number | null;
}

/** `growth --arr …`: the new-logo ARR that a growth target takes at an NRR, without a plan. */
export const growthOfTarget: Command = async (given) => {
  const stray = strayWord(given, 'growth', '--arr, --growth and --nrr');
  if (stray !== null) return misuse(stray);
  const asked = growthQuestion(given);
  if (!asked.ok) return asked;
  const { arr, growth, nrr, years, perYear } = asked.value;
  const byYear = requiredByYear(arr, growth, nrr, years);
  const byPeriod = perYear === null ? [] : requiredByPeriod(arr, growth, nrr, perYear, years);
  const { compensatory, additive } = splitAcquisition(growth, nrr);
  const required = {
    share: requiredNewLogoShare(growth, nrr),
    requiredNewLogo: sumOf(byYear),
    perYear: byYear,
    perPeriod: byPeriod,
    compensatory,
    additive,
    surplus: requiredNewLogoShare(growth, nrr) < 0,
  };
  if (![required.requiredNewLogo, ...byYear, ...byPeriod].every(Number.isFinite))
    return refusal('The amounts are too large to be computed with; they exceed about 1.8e308.');
  return ok({ text: given.has('json') ? `${JSON.stringify(required)}\n` : asText(asked.value, required), exit: 0 });
};

function growthQuestion(given: Arguments): Attempt<GrowthQuestion> {
  const arr = needed(given, 'arr', AMOUNT, GROWTH_WANTED);
  if (!arr.ok) return arr;
  const growth = needed(given, 'growth', GROWTH, GROWTH_WANTED);
  if (!growth.ok) return growth;
  const nrr = needed(given, 'nrr', RETENTION, GROWTH_WANTED);
  if (!nrr.ok) return nrr;
  const years = optional(given, 'years', wholeFrom1(MOST_YEARS), 1);
  if (!years.ok) return years;
  const perYear = optional(given, 'periods-per-year', wholeFrom1(MOST_PERIODS), null);
  if (!perYear.ok) return perYear;
  return ok({
    arr: money(arr.value),
    growth: ratio(growth.value),
    nrr: ratio(nrr.value),
    years: years.value,
    perYear: perYear.value,
  });
}

interface Required {
  readonly share: Ratio;
  readonly requiredNewLogo: number;
  readonly perYear: readonly Money[];
  readonly perPeriod: readonly Money[];
  readonly compensatory: Ratio;
  readonly additive: Ratio;
  readonly surplus: boolean;
}

function asText({ arr, growth, nrr, years, perYear }: GrowthQuestion, required: Required): string {
  const percent = (share: number) => formatValues([share], 'rate', '')[0] ?? '';
  const amount = (value: number) => formatValues([Math.round(value)], 'money', '')[0] ?? '';
  const row = (label: string, value: number): readonly string[] => [
    label,
    amount(value),
    arr === 0 ? '' : `${percent(value / arr)} of opening ARR`,
  ];
  const first = required.perYear[0] ?? 0;
  const split =
    required.surplus || arr === 0
      ? []
      : [
          row('  replaces losses (compensatory)', arr * required.compensatory),
          row('  adds growth (additive)', arr * required.additive),
        ];
  const perYearRows = years === 1 ? [] : required.perYear.map((value, at) => row(`  year ${at + 1}`, value));
  const moving =
    perYear === null
      ? []
      : [row(`${perYear} periods a year, new logos churning and expanding from the next`, sumOf(required.perPeriod))];
  const rows = [
    row(required.surplus ? 'Surplus in a year (below zero)' : 'Required new-logo ARR in a year, simple', first),
    ...split,
    ...(years === 1 ? [] : [row(`Over ${years} years`, required.requiredNewLogo), ...perYearRows]),
    ...moving,
  ];
  const said = required.surplus ? 'the base alone outgrows the target' : `${percent(required.share)} of opening ARR`;
  return `Growth of ${percent(growth)} at NRR ${percent(nrr)}: ${said}.\n\n${labelled(rows)}`;
}

export const growthGridOptions: Options = { growth: 'value', nrr: 'value', json: 'nothing' };
const GRID_WANTED = 'growth-grid takes --growth and --nrr, such as --growth 20%,40% --nrr 85%,100%,115%';

/** `growth-grid …`: required new-logo ARR as a share of opening ARR, for several targets at several NRRs. */
export const growthGrid: Command = async (given, world) => {
  const stray = strayWord(given, 'growth-grid', '--growth and --nrr');
  if (stray !== null) return misuse(stray);
  const growth = neededList(given, 'growth', GROWTH, GRID_WANTED);
  if (!growth.ok) return growth;
  const nrr = neededList(given, 'nrr', RETENTION, GRID_WANTED);
  if (!nrr.ok) return nrr;
  const shares = nrr.value.map((one) => growth.value.map((target) => requiredNewLogoShare(ratio(target), ratio(one))));
  if (given.has('json')) {
    return ok({ text: `${JSON.stringify({ growth: growth.value, nrr: nrr.value, shares })}\n`, exit: 0 });
  }
  const percents = (values: readonly number[]) => formatValues(values, 'rate', '');
  const names = percents(nrr.value);
  const rows = shares.map((row, at) => ({ name: `NRR ${names[at] ?? ''}`, cells: percents(row) }));
  const table = layOutTable('growth', percents(growth.value), rows, world.columns);
  return ok({
    text: `Required new-logo ARR of a year, share of opening ARR (below zero: surplus)\n\n${table}\n`,
    exit: 0,
  });
};

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
