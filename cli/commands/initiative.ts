import { nearestName } from '#base/nearestName';
import { ok, type Result } from '#base/result';
import { describeEditError } from '#plan/describeEditError';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import { addInitiative, type InitiativeDraft, removeInitiative } from '#plan/initiativeEdits';
import { describeInitiativeError, type InitiativeError } from '#plan/initiativeErrors';
import type { Plan } from '#plan/model';
import { type Attempt, misuse, refusal } from '../failure';
import { FIELD_WORDS, findInitiative, parseField, parseMotion, parseSegment } from '../initiativeFields';
import { listedInitiatives } from '../initiativeList';
import { changedInitiative } from '../initiativeSetting';
import type { Arguments, Options } from '../parseArguments';
import { asOneSentence } from '../plainText';
import { readPlanFile, replacePlanFile } from '../planFile';
import type { Command } from '../world';

export const initiativeOptions: Options = {
  scenario: 'value',
  json: 'nothing',
  motion: 'value',
  start: 'value',
  length: 'value',
  shape: 'value',
  points: 'value',
  reach: 'value',
  conversion: 'value',
  lift: 'value',
  segment: 'value',
  'once-cost': 'value',
  'monthly-cost': 'value',
  'cost-end': 'value',
  owner: 'value',
  note: 'value',
  source: 'value',
};

const ACTIONS = ['add', 'list', 'set', 'remove'] as const;

/** What an action does to a plan, and how it says so. */
interface Change {
  readonly plan: Plan;
  readonly said: string;
}

/** `initiative add|list|set|remove PLAN …`: the initiatives of the plan in a file. */
export const initiatives: Command = async (given, world) => {
  const [word = '', path, ...rest] = given.positionals;
  const action = ACTIONS.find((one) => one === word);
  if (action === undefined) return misuse(unknownAction(word));
  const stray = strayOption(action, given);
  if (stray !== null) return misuse(stray);
  const file = await readPlanFile(path, world);
  if (!file.ok) return file;
  const { plan } = file.value;
  if (action === 'list') {
    const text = listedInitiatives(plan, given.value('scenario'), given.has('json'));
    return text.ok ? ok({ text: text.value, exit: 0 }) : text;
  }
  const change = changeOf(action, plan, rest, given);
  if (!change.ok) return change;
  const saved = await replacePlanFile(file.value, change.value.plan, world);
  return saved.ok ? ok({ text: `${file.value.path}: ${change.value.said}.\n`, exit: 0 }) : saved;
};

function changeOf(
  action: 'add' | 'set' | 'remove',
  plan: Plan,
  rest: readonly string[],
  given: Arguments,
): Attempt<Change> {
  const [name = '', ...more] = rest;
  if (action === 'set') return changedInitiative(plan, name, more, given.value('scenario'));
  if (more.length > 0) {
    return misuse(`"${more[0]}" is one word too many; put the name of the initiative in quotation marks.`);
  }
  return action === 'add' ? addition(plan, name, given) : removal(plan, name);
}

function unknownAction(word: string): string {
  const all = 'write initiative add, initiative list, initiative set or initiative remove';
  if (word === '') return `initiative does one of four things; ${all}.`;
  const nearest = nearestName(word, ACTIONS);
  return nearest === null
    ? `There is no initiative ${word}; ${all}.`
    : `There is no initiative ${word}; did you mean initiative ${nearest}?`;
}

/** Options that another action takes are a mistake, and not to be passed over. */
function strayOption(action: (typeof ACTIONS)[number], given: Arguments): string | null {
  const takes: Readonly<Record<string, readonly string[]>> = {
    list: ['scenario', 'json'],
    set: ['scenario'],
    remove: [],
    add: Object.keys(initiativeOptions).filter((option) => option !== 'scenario' && option !== 'json'),
  };
  const stray = Object.keys(initiativeOptions).find((option) => given.has(option) && !takes[action]?.includes(option));
  if (stray === undefined) return null;
  const hint = action === 'set' ? `; write ${stray}=… behind the name of the initiative` : '';
  return `initiative ${action} takes no --${stray}${hint}.`;
}

function addition(plan: Plan, name: string, given: Arguments): Attempt<Change> {
  const draft = draftOf(plan, name, given);
  if (!draft.ok) return draft;
  return applied(plan, mapped(addInitiative(plan, draft.value)), `added the initiative ${name}`);
}

function removal(plan: Plan, name: string): Attempt<Change> {
  const found = findInitiative(plan, name);
  if (!found.ok) return found;
  return applied(plan, removeInitiative(plan, found.value.id), `removed the initiative ${found.value.name}`);
}

function mapped(
  added: Result<{ readonly edits: readonly Edit[] }, InitiativeError>,
): Result<readonly Edit[], InitiativeError> {
  return added.ok ? ok(added.value.edits) : added;
}

function applied(plan: Plan, edits: Result<readonly Edit[], InitiativeError>, said: string): Attempt<Change> {
  if (!edits.ok) return refusal(asOneSentence(describeInitiativeError(edits.error)));
  const changed = applyAll(plan, edits.value);
  return changed.ok ? ok({ plan: changed.value.plan, said }) : refusal(describeEditError(changed.error));
}

function draftOf(plan: Plan, name: string, given: Arguments): Attempt<InitiativeDraft> {
  if (name === '')
    return misuse('No name is given; write initiative add PLAN NAME --motion M --start 2027-03 --points 2%.');
  const motion = parseMotion(given.value('motion') ?? '');
  if (given.value('motion') === null) return misuse('No motion is given; write --motion, such as --motion seat.');
  if (!motion.ok) return motion;
  if (given.value('start') === null) return misuse('No start is given; write --start, such as --start 2027-03.');
  const numbers = numbersOf(plan, given);
  if (!numbers.ok) return numbers;
  const { start = Number.NaN, shape, points, reach, conversion, lift, ...rest } = numbers.value;
  const size = sizeOf(points, reach, conversion, lift);
  if (!size.ok) return size;
  const segment = parseSegment(plan, given.value('segment') ?? 'all');
  if (!segment.ok) return segment;
  const texts = Object.fromEntries(
    (['owner', 'note', 'source'] as const).map((text) => [text, given.value(text) ?? '']),
  );
  return ok({
    name,
    motion: motion.value,
    start,
    size: size.value,
    segment: segment.value,
    shape: shape === 1 ? 'sShaped' : 'linear',
    ...rest,
    ...texts,
  });
}

interface Numbers {
  readonly start?: number;
  readonly length?: number;
  readonly shape?: number;
  readonly points?: number;
  readonly reach?: number;
  readonly conversion?: number;
  readonly lift?: number;
  readonly onceCost?: number;
  readonly monthlyCost?: number;
  readonly costEnd?: number;
}

function numbersOf(plan: Plan, given: Arguments): Attempt<Numbers> {
  const numbers: Record<string, number> = {};
  for (const [option, field] of Object.entries(FIELD_WORDS)) {
    const text = given.value(option);
    if (text === null) continue;
    const number = parseField(plan, field, text, `--${option}`);
    if (!number.ok) return number;
    numbers[field] = number.value;
  }
  return ok(numbers);
}

function sizeOf(points?: number, reach?: number, conversion?: number, lift?: number): Attempt<InitiativeDraft['size']> {
  const parts = [reach, conversion, lift];
  if (points !== undefined) {
    if (parts.some((part) => part !== undefined))
      return misuse('--points and --reach exclude each other: an initiative is sized in one way.');
    return ok({ type: 'points', points });
  }
  if (reach === undefined || conversion === undefined || lift === undefined) {
    return misuse('No size is given; write --points 2%, or all of --reach 40% --conversion 20% --lift 35%.');
  }
  return ok({ type: 'reach', reach, conversion, lift });
}
