import type { ProposedInitiative } from '#analysis/strategyProposal';
import { monthLabel } from '#domain/timeline';
import type { Result } from '#base/result';
import type { InitiativeDraft } from '#plan/initiativeEdits';
import { plain, readAmount, readMonths, readMonthText, readShare } from '../roadmap/initiativeTexts';
import { sourceOf } from './strategyCommands';

/** The figures of one initiative as a person types them. */
export interface InitiativeTexts {
  readonly reach: string;
  readonly conversion: string;
  readonly lift: string;
  readonly points: string;
  readonly start: string;
  readonly months: string;
  readonly cost: string;
}

export type TextField = keyof InitiativeTexts;

/** The proposal as texts: percent, months, and an amount in the currency of the plan; nothing where no cost is known. */
export function proposedTexts({ size, start, months, cost }: ProposedInitiative): InitiativeTexts {
  const percent = (value: number) => plain(value * 100);
  const sized = size.type === 'reach' ? size : null;
  return {
    reach: sized === null ? '' : percent(sized.reach.value),
    conversion: sized === null ? '' : percent(sized.conversion.value),
    lift: sized === null ? '' : percent(sized.lift.value),
    points: size.type === 'points' ? percent(size.points) : '',
    start: monthLabel(start),
    months: String(months),
    cost: cost.type === 'band' ? String(cost.amount) : cost.type === 'noRate' ? '' : '0',
  };
}

/** The fields that an initiative is asked for, in their order. */
export function askedFields({ size }: ProposedInitiative): readonly TextField[] {
  const sized: readonly TextField[] = size.type === 'reach' ? ['reach', 'conversion', 'lift'] : ['points'];
  return [...sized, 'start', 'months', 'cost'];
}

export const FIELD_LABELS: Readonly<Record<TextField, string>> = {
  reach: 'Reach, % of ARR',
  conversion: 'Conversion, %',
  lift: 'Lift, %',
  points: 'Points of NRR',
  start: 'Starts in',
  months: 'Months to full effect',
  cost: 'Cost a month',
};

/** Points that the typed reach, conversion and lift come to; NaN where one cannot be read. */
export function typedPoints({ size }: ProposedInitiative, texts: InitiativeTexts): number {
  const fields = size.type === 'reach' ? [texts.reach, texts.conversion, texts.lift] : [texts.points];
  return fields.reduce((product, text) => {
    const read = readShare(text);
    return product * (read.ok ? read.value : Number.NaN);
  }, 1);
}

/** The initiative as it is to be added, or the field that is wrong and why. */
export function readDraft(
  proposed: ProposedInitiative,
  texts: InitiativeTexts,
): Result<InitiativeDraft, { readonly field: TextField; readonly sentence: string }> {
  const values = new Map<TextField, number>();
  for (const field of askedFields(proposed)) {
    const read = readField(field, texts[field]);
    if (!read.ok) {
      return { ok: false, error: { field, sentence: `${proposed.name}, ${FIELD_LABELS[field]}: ${read.error}` } };
    }
    values.set(field, read.value);
  }
  const value = (field: TextField) => values.get(field) ?? 0;
  return {
    ok: true,
    value: {
      name: proposed.name,
      motion: proposed.motion,
      start: value('start'),
      length: value('months'),
      monthlyCost: value('cost'),
      size:
        proposed.size.type === 'reach'
          ? { type: 'reach', reach: value('reach'), conversion: value('conversion'), lift: value('lift') }
          : { type: 'points', points: value('points') },
      source: sourceOf(proposed),
    },
  };
}

function readField(field: TextField, text: string): Result<number, string> {
  switch (field) {
    case 'start':
      return readMonthText(text);
    case 'months':
      return readMonths(text);
    case 'cost': {
      const read = readAmount(text);
      return read.ok && read.value < 0 ? { ok: false, error: 'a cost is never below 0.' } : read;
    }
    case 'reach':
    case 'conversion': {
      const read = readShare(text);
      const isOut = read.ok && (read.value < 0 || read.value > 1);
      return isOut ? { ok: false, error: 'a share lies between 0% and 100%.' } : read;
    }
    case 'lift':
    case 'points':
      return readShare(text);
  }
}
