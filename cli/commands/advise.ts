import { ok } from '#base/result';
import { SOURCES } from '#domain/sources';
import { advise, ARCHITECTURES, type StrategyInputs } from '#domain/strategy';
import { ratio } from '#domain/units';
import { type Attempt, misuse } from '../failure';
import { needed, RETENTION, strayWord } from '../optionNumbers';
import type { Arguments, Options } from '../parseArguments';
import type { Command } from '../world';

export const adviseOptions: Options = {
  architecture: 'value',
  nrr: 'value',
  csms: 'value',
  segment: 'value',
  json: 'nothing',
};

const WANTED =
  'advise takes --architecture, --nrr, --csms and --segment, such as --architecture multi --nrr 1.05 --csms yes --segment mixed';

/** `advise --architecture …`: which expansion motion should lead, with every rule that says so. */
export const adviseStrategy: Command = async (given) => {
  const stray = strayWord(given, 'advise', '--architecture, --nrr, --csms and --segment');
  if (stray !== null) return misuse(stray);
  const inputs = inputsOf(given);
  if (!inputs.ok) return inputs;
  const strategy = advise(inputs.value);
  if (given.has('json')) return ok({ text: `${JSON.stringify(strategy)}\n`, exit: 0 });
  const { headline, lead, support, rules } = strategy;
  const sourceOf = (source: keyof typeof SOURCES) => `${source}, ${SOURCES[source].name}`;
  const lines = [
    `${headline}.`,
    '',
    `Lead     ${lead}`,
    ...(support.length === 0 ? [] : [`Support  ${support.join(', ')}`]),
    '',
    ...rules.map(({ id, because, source }) => `${id}: ${because} (${sourceOf(source)})`),
  ];
  return ok({ text: `${lines.join('\n')}\n`, exit: 0 });
};

function inputsOf(given: Arguments): Attempt<StrategyInputs> {
  const architecture = choice(
    given,
    'architecture',
    ARCHITECTURES.filter((one) => one !== 'other'),
  );
  if (!architecture.ok) return architecture;
  const nrr = needed(given, 'nrr', RETENTION, WANTED);
  if (!nrr.ok) return nrr;
  const csms = choice(given, 'csms', ['yes', 'no'] as const);
  if (!csms.ok) return csms;
  const segment = choice(given, 'segment', ['mixed', 'enterprise'] as const);
  if (!segment.ok) return segment;
  return ok({
    architecture: architecture.value,
    nrr: ratio(nrr.value),
    hasCsms: csms.value === 'yes',
    segment: segment.value,
  });
}

function choice<T extends string>(given: Arguments, option: string, words: readonly T[]): Attempt<T> {
  const text = given.value(option);
  if (text === null) return misuse(`--${option} is missing; ${WANTED}.`);
  const found = words.find((word) => word === text.toLowerCase());
  const rest = words.slice(0, -1).join(', ');
  return found === undefined
    ? misuse(`--${option} ${text} is none of the answers; write ${rest} or ${words.at(-1)}.`)
    : ok(found);
}
