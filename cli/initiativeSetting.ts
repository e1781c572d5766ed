import { ok, type Result } from '#base/result';
import { describeEditError } from '#plan/describeEditError';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import { type InitiativeDetails, setInitiativeDetails } from '#plan/initiativeChanges';
import { moveInitiative, setInitiativeValue } from '#plan/initiativeEdits';
import { describeInitiativeError, type InitiativeError } from '#plan/initiativeErrors';
import type { Plan, Scenario } from '#plan/model';
import { SIZINGS } from '#plan/places';
import { baseOf } from '#plan/planParts';
import { type Attempt, misuse, refusal } from './failure';
import { FIELD_WORDS, findInitiative, parseField, parseMotion, parseSegment } from './initiativeFields';
import { parseNumber } from './parseNumber';
import { findScenario, listOf } from './places';
import { asOneSentence } from './plainText';

const DETAIL_WORDS = ['name', 'motion', 'segment', 'sizing', 'owner', 'note', 'source', 'place'] as const;

/** A plan after `initiative set`, and what was said. */
export interface ChangedInitiative {
  readonly plan: Plan;
  readonly said: string;
}

/** Carries out `field=value …` from left to right, all or none; numbers in a scenario, all else in the plan. */
export function changedInitiative(
  plan: Plan,
  name: string,
  settings: readonly string[],
  scenarioName: string | null,
): Attempt<ChangedInitiative> {
  const found = findInitiative(plan, name);
  if (!found.ok) return found;
  if (settings.length === 0)
    return misuse('Nothing is set; write field=value behind the initiative, such as points=2%.');
  const scenario = scenarioName === null ? ok(baseOf(plan)) : findScenario(plan, scenarioName);
  if (!scenario.ok) return scenario;
  let current = plan;
  for (const setting of settings) {
    const edits = settingEdits(current, found.value.id, scenario.value, setting);
    if (!edits.ok) return edits;
    const applied = applyAll(current, edits.value);
    if (!applied.ok) return refusal(describeEditError(applied.error));
    current = applied.value.plan;
  }
  const where = scenarioName === null ? '' : ` in ${scenario.value.name}`;
  return ok({ plan: current, said: `${found.value.name}${where}: ${settings.join(', ')}` });
}

function settingEdits(plan: Plan, id: string, scenario: Scenario, setting: string): Attempt<readonly Edit[]> {
  const at = setting.indexOf('=');
  if (at < 0) return misuse(`"${setting}" sets nothing; write field=value, such as points=2%.`);
  const word = setting.slice(0, at).trim().toLowerCase();
  const text = setting.slice(at + 1);
  const field = Object.hasOwn(FIELD_WORDS, word) ? FIELD_WORDS[word] : undefined;
  if (field !== undefined) {
    const value = text === '' ? ok(null) : parseField(plan, field, text, word);
    return value.ok ? attempted(setInitiativeValue(plan, scenario.id, id, field, value.value)) : value;
  }
  const detail = DETAIL_WORDS.find((one) => one === word);
  if (detail === undefined) {
    const known = [...Object.keys(FIELD_WORDS), ...DETAIL_WORDS];
    return misuse(`An initiative has no ${word}; it has ${listOf(known)}.`);
  }
  if (scenario.id !== baseOf(plan).id) {
    return misuse(`The ${word} of an initiative is the same in every scenario; set it without --scenario.`);
  }
  return detailEdits(plan, id, detail, text);
}

function detailEdits(
  plan: Plan,
  id: string,
  word: (typeof DETAIL_WORDS)[number],
  text: string,
): Attempt<readonly Edit[]> {
  if (word === 'place') {
    const place = parseNumber(text, word);
    if (!place.ok) return place;
    if (!Number.isInteger(place.value) || place.value < 1)
      return misuse(`place: "${text}" is no place in the list; the first is 1.`);
    return attempted(moveInitiative(plan, id, place.value - 1));
  }
  const details = detailsOf(plan, word, text);
  return details.ok ? attempted(setInitiativeDetails(plan, id, details.value)) : details;
}

function detailsOf(
  plan: Plan,
  word: Exclude<(typeof DETAIL_WORDS)[number], 'place'>,
  text: string,
): Attempt<InitiativeDetails> {
  switch (word) {
    case 'motion': {
      const motion = parseMotion(text);
      return motion.ok ? ok({ motion: motion.value }) : motion;
    }
    case 'segment': {
      const segment = parseSegment(plan, text === '' ? 'all' : text);
      return segment.ok ? ok({ segment: segment.value }) : segment;
    }
    case 'sizing': {
      const sizing = SIZINGS.find((one) => one === text.toLowerCase());
      return sizing === undefined
        ? misuse(`sizing: "${text}" is no way to size; write points or reach.`)
        : ok({ sizing });
    }
    default:
      return ok({ [word]: text });
  }
}

function attempted(edits: Result<readonly Edit[], InitiativeError>): Attempt<readonly Edit[]> {
  return edits.ok ? edits : refusal(asOneSentence(describeInitiativeError(edits.error)));
}
