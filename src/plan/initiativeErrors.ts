import { describeEditError } from './describeEditError';
import type { EditError } from './edit';
import { isSameName, type InitiativeField } from './initiativeLines';
import type { Plan } from './model';
import type { Initiative } from './places';

export type InitiativeError =
  | { readonly type: 'unknown'; readonly id: string }
  | { readonly type: 'emptyName' }
  | { readonly type: 'longName'; readonly name: string }
  | { readonly type: 'nameForm'; readonly name: string }
  | { readonly type: 'nameTaken'; readonly name: string }
  | { readonly type: 'unknownSegment'; readonly segment: string }
  | { readonly type: 'value'; readonly field: InitiativeField; readonly value: number }
  | { readonly type: 'missing'; readonly field: InitiativeField }
  | { readonly type: 'sizedOtherwise'; readonly field: InitiativeField; readonly initiative: Initiative }
  | { readonly type: 'noEffectLine'; readonly line: string }
  | { readonly type: 'effectIsInput'; readonly line: string }
  | { readonly type: 'inUse'; readonly name: string; readonly by: readonly string[] }
  | { readonly type: 'edit'; readonly error: EditError };

const LONGEST_NAME = 80;
/** January 1900 and December 9999. */
const FIRST_MONTH = 1900 * 12;
const LAST_MONTH = 9999 * 12 + 11;
const LONGEST_RAMP = 600;

/** What is wrong with a name for an initiative; `id` is the one that is renamed. */
export function nameProblem(plan: Plan, name: string, id: string | null): InitiativeError | null {
  if (name.trim() === '') return { type: 'emptyName' };
  if (name.length > LONGEST_NAME) return { type: 'longName', name };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (name !== name.trim() || /[\u0000-\u001f\u007f]/.test(name)) return { type: 'nameForm', name };
  const taken = plan.initiatives.some((other) => other.id !== id && isSameName(other.name, name));
  return taken ? { type: 'nameTaken', name } : null;
}

export function fieldValueProblem(field: InitiativeField, value: number): InitiativeError | null {
  return isAllowed(field, value) ? null : { type: 'value', field, value };
}

function isAllowed(field: InitiativeField, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  switch (field) {
    case 'on':
    case 'shape':
      return value === 0 || value === 1;
    case 'start':
    case 'costEnd':
      return Number.isInteger(value) && value >= FIRST_MONTH && value <= LAST_MONTH;
    case 'length':
      return Number.isInteger(value) && value >= 1 && value <= LONGEST_RAMP;
    case 'reach':
    case 'conversion':
      return value >= 0 && value <= 1;
    case 'onceCost':
    case 'monthlyCost':
      return value >= 0;
    case 'points':
    case 'lift':
      return true;
  }
}

const WANTED: Readonly<Record<InitiativeField, string>> = {
  on: 'whether it is on is 1 or 0',
  shape: 'the shape of its ramp is 0 for linear or 1 for S-shaped',
  start: 'its start is a month from 1900 on, such as 2027-03',
  costEnd: 'the end of its monthly cost is a month, such as 2027-12',
  length: `its ramp takes whole months, from 1 (at once) to ${LONGEST_RAMP}`,
  reach: 'its reach is a share between 0% and 100%',
  conversion: 'its conversion is a share between 0% and 100%',
  lift: 'its lift is a number such as 35%',
  points: 'its size is a number of points such as 2%',
  onceCost: 'its one-off cost is an amount of 0 or more',
  monthlyCost: 'its monthly cost is an amount of 0 or more',
};

/** One sentence: what cannot be done with an initiative, why, and what to do instead. */
export function describeInitiativeError(error: InitiativeError): string {
  switch (error.type) {
    case 'unknown':
      return `The plan has no initiative ${error.id}.`;
    case 'emptyName':
      return 'An initiative needs a name.';
    case 'longName':
      return `The name of an initiative has at most ${LONGEST_NAME} characters; this one has ${error.name.length}.`;
    case 'nameForm':
      return 'The name of an initiative is one line, with no space at its ends.';
    case 'nameTaken':
      return `There is an initiative called "${error.name}" already (capitals do not tell names apart); choose another name.`;
    case 'unknownSegment':
      return `The plan has no segment ${error.segment}; name one of its segments, or none for all.`;
    case 'value':
      return `That cannot be ${error.value}: ${WANTED[error.field]}.`;
    case 'missing':
      return `An initiative needs this number: ${WANTED[error.field]}.`;
    case 'sizedOtherwise':
      return error.initiative.sizing === 'reach'
        ? `The points of ${error.initiative.name} follow from reach, conversion and lift: change those, or size it in points.`
        : `${error.initiative.name} is sized in points: change those, or size it by reach, conversion and lift.`;
    case 'noEffectLine':
      return `The plan has no line ${error.line}, which the initiative would add to.`;
    case 'effectIsInput':
      return `${error.line} has values of its own, so no initiative can add to it: give it the formula 0 first.`;
    case 'inUse':
      return `${error.name} is needed by ${error.by.join(', ')}: change ${error.by.length === 1 ? 'that' : 'those'} first, or switch the initiative off.`;
    case 'edit':
      return describeEditError(error.error);
  }
}
