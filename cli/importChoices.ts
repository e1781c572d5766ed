import { ok } from '#base/result';
import type { ChoiceName, Choices, Chosen, ForeignFile, ImportProposal } from '#exchange/import/choices';
import type { Plan } from '#plan/model';
import { baseOf } from '#plan/planParts';
import { type Attempt, misuse } from './failure';
import { FILE_WORDS, foreignFileOptions, oneOf, readSheet, readWords } from './foreignFile';
import type { Arguments, Options } from './parseArguments';
import { findScenario, listOf } from './places';

/** Options that say how the file is read; each names what it chooses. */
export const importChoiceOptions: Options = {
  ...foreignFileOptions,
  orientation: 'value',
  'periods-at': 'value',
  'labels-at': 'value',
  'segments-at': 'value',
  'rows-of': 'value',
  losses: 'value',
  totals: 'value',
  as: 'value',
  scenario: 'value',
};

const WORDS = {
  ...FILE_WORDS,
  orientation: { option: 'orientation', words: { down: 'down', across: 'across' } },
  rates: { option: 'rates', words: { percent: 'percent', fraction: 'fraction' } },
  losses: { option: 'losses', words: { positive: 'positive', negative: 'negative' } },
  totals: { option: 'totals', words: { refuse: 'refuse', mix: 'mix' } },
} as const;

/** What the options of a command line choose. Without --as it is actuals, or inputs of the scenario that is named. */
export function readChoices(plan: Plan, file: ForeignFile, given: Arguments): Attempt<Chosen> {
  const words = readWords<Choices>(given, WORDS);
  if (!words.ok) return words;
  const into = readDestination(plan, given);
  if (!into.ok) return into;
  const sheet = readSheet(file, given.value('sheet'));
  if (!sheet.ok) return sheet;
  const places = readPlaces(given);
  if (!places.ok) return places;
  return ok({ ...words.value, ...places.value, ...sheet.value, into: into.value });
}

function readDestination(plan: Plan, given: Arguments): Attempt<Choices['into']> {
  const name = given.value('scenario');
  const as = oneOf(given, 'as', { actuals: 'actuals', inputs: 'inputs' } as const);
  if (!as.ok) return as;
  if (as.value === 'actuals' && name !== null)
    return misuse('Actuals belong to the plan and hold in every scenario; write --as inputs, or take --scenario away.');
  if (name === null && as.value !== 'inputs') return ok({ type: 'actuals' });
  const scenario = name === null ? ok(baseOf(plan)) : findScenario(plan, name);
  return scenario.ok ? ok({ type: 'inputs', scenario: scenario.value.id }) : scenario;
}

/** Columns are written as letters, rows as numbers. */
function readPlaces(given: Arguments): Attempt<Chosen> {
  const chosen: { periodsAt?: number; labelsAt?: number | null; segmentsAt?: number | null } = {};
  for (const [option, name] of PLACES) {
    const text = given.value(option);
    if (text === null) continue;
    const at = placeNumber(text);
    const mayBeNone = name !== 'periodsAt';
    if (at === null && !(mayBeNone && text === 'none'))
      return misuse(
        `--${option} ${text} is no place; write a column such as B, or a row such as 3${mayBeNone ? ', or none' : ''}.`,
      );
    Object.assign(chosen, { [name]: at });
  }
  return ok(chosen);
}

const PLACES = [
  ['periods-at', 'periodsAt'],
  ['labels-at', 'labelsAt'],
  ['segments-at', 'segmentsAt'],
] as const;

function placeNumber(text: string): number | null {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text) - 1;
  if (!/^[A-Za-z]{1,3}$/.test(text)) return null;
  return [...text.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The rows of the file that count, where it has rows of several scenarios. */
export function chooseRows(proposal: ImportProposal, given: Arguments): Attempt<Chosen> {
  const name = given.value('rows-of');
  if (name === null) return ok({});
  const { options } = proposal.choices.scenarios;
  const found = options.find((one) => one?.name === name);
  if (found !== undefined) return ok({ scenarios: found });
  const names = options.flatMap((one) => (one === null ? [] : [one.name]));
  return misuse(
    names.length === 0
      ? 'The file names no scenarios; take --rows-of away.'
      : `The file has no rows of "${name}"; it has those of ${listOf(names)}.`,
  );
}

/** What is taken where a file is silent: whole units of ARR and fractions, as everywhere on the command line. */
export function withDefaults(chosen: Chosen, proposal: ImportProposal): Chosen {
  const { scale, revenue, rates } = proposal.choices;
  return {
    ...chosen,
    ...(scale.isSure ? {} : { scale: 1 }),
    ...(revenue.isSure ? {} : { revenue: 'arr' }),
    ...(rates.isSure ? {} : { rates: 'fraction' }),
  };
}

/** How each open choice is made on a command line. */
const HOW: Readonly<Partial<Record<ChoiceName, string>>> = {
  sheet: '--sheet NAME',
  orientation: '--orientation down or --orientation across',
  periodsAt: '--periods-at B (a column) or --periods-at 3 (a row)',
  labelsAt: '--labels-at A (a column), --labels-at 1 (a row) or --labels-at none',
  segmentsAt: '--segments-at B or --segments-at none',
  scenarios: '--rows-of SCENARIO',
  decimal: '--decimal point or --decimal comma',
  dates: '--dates dmy, --dates mdy or --dates ymd',
  losses: '--losses positive or --losses negative',
};

/** A sentence on the first thing that is open, with what would decide it; null where nothing is. */
export function openChoice(proposal: ImportProposal): string | null {
  const [first] = proposal.unsure;
  if (first === undefined) return null;
  if (typeof first === 'string') {
    const { because } = proposal.choices[first];
    return `The file can be read in more than one way (${because}); write ${HOW[first] ?? first}.`;
  }
  const because = proposal.targets.find(({ key }) => key === first.series)?.target.because ?? '';
  return `It is open where "${first.series}" belongs (${because}); name the columns to import with --map line=column.`;
}
