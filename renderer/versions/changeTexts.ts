import type { OtherPart, PlanChange, Setting } from '#analysis/planChanges';
import { periodIndex, periodLabel } from '#domain/timeline';
import type { Line, Plan } from '#plan/model';
import { WHOLE } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { currencySign, fixed } from '../format/figures';
import { asFineAs, formatValue, lineFormat } from '../format/lineFormat';

const SETTINGS: Readonly<Record<Setting, string>> = {
  title: 'Title',
  note: 'Note on the plan',
  currency: 'Currency',
  usdRate: 'US dollars for one unit of the currency',
  start: 'First month',
  periods: 'Number of periods',
  fiscalYearStart: 'First month of the fiscal year',
  grain: 'Length of a period',
  basis: 'Basis of the rates',
};

const OTHERS: Readonly<Record<OtherPart, string>> = {
  initiatives: 'Initiatives: changed',
  targets: 'Targets: changed',
  risk: 'Ranges and correlations: changed',
  report: 'Report: changed',
  paper: 'Paper of the report: changed',
  accountSettings: 'Weights and assumptions about accounts: changed',
  notes: 'Notes: changed',
  strategy: 'Answers of the strategy: changed',
  tables: 'Data tables: changed',
  actuals: 'Actuals: changed',
  order: 'Order of lines, scenarios or segments: changed',
  rest: 'Something else: changed',
};

const KINDS = { scenario: 'Scenario', line: 'Line', segment: 'Segment' } as const;

/** One change as a person reads it; `plan` is the one that the changes lead to, or the other where that has not got the line. */
export function changeText(change: PlanChange, plan: Plan): string {
  switch (change.type) {
    case 'setting':
      return `${SETTINGS[change.setting]}: ${quoted(change.before)} → ${quoted(change.after)}`;
    case 'added':
    case 'removed':
    case 'changed':
      return `${KINDS[change.what]} ${change.name}: ${change.type}`;
    case 'renamed':
      return `${KINDS[change.what]} ${change.before}: renamed to ${change.after}`;
    case 'formula':
      return `${placeOf(change.scenario, change.line)}: formula ${change.before ?? 'none'} → ${change.after ?? 'none'}`;
    case 'values':
      return valuesText(change, plan);
    case 'accounts':
      return accountsText(change);
    case 'other':
      return OTHERS[change.part];
  }
}

const NAMED = 3;

/** `Accounts: 2 added (Acme, Birch), 40 changed (Cedar, Delta, Ember and 37 more)`. */
function accountsText({ added, removed, changed }: Extract<PlanChange, { type: 'accounts' }>): string {
  const parts = [['added', added] as const, ['removed', removed] as const, ['changed', changed] as const].filter(
    ([, names]) => names.length > 0,
  );
  if (parts.length === 0) return 'Accounts: in another order';
  return `Accounts: ${parts.map(([what, names]) => `${names.length.toLocaleString('en-US')} ${what} (${fewOf(names)})`).join(', ')}`;
}

function fewOf(names: readonly string[]): string {
  const few = names.slice(0, NAMED).join(', ');
  return names.length > NAMED ? `${few} and ${(names.length - NAMED).toLocaleString('en-US')} more` : few;
}

function quoted(text: string): string {
  return text === '' ? 'none' : text;
}

function placeOf(scenario: string | null, { label }: Line): string {
  return scenario === null ? label : `${scenario}: ${label}`;
}

function valuesText({ scenario, line, values }: Extract<PlanChange, { type: 'values' }>, plan: Plan): string {
  const { count, segment, period, before, after } = values;
  const segmentName = segment === WHOLE ? '' : `, ${plan.segments.find(({ id }) => id === segment)?.name ?? segment}`;
  const when = period === null ? (line.once ? '' : ' in every period') : `, ${labelOf(plan, period)}`;
  const more = count === 1 ? '' : `, and ${count - 1} more ${count === 2 ? 'value' : 'values'}`;
  const [from, to] = [before, after].map((value) => valueText(value, line, plan));
  return `${placeOf(scenario, line)}${segmentName}${when}: ${from} → ${to}${more}`;
}

function labelOf(plan: Plan, period: string): string {
  const timeline = timelineOf(plan);
  const index = periodIndex(timeline, period);
  return index === null ? period : periodLabel(timeline, index);
}

function valueText(value: number | null, line: Line, plan: Plan): string {
  if (value === null) return 'none';
  if (line.unit === 'money' || line.unit === 'cash') {
    return `${currencySign(plan.currency)}${fixed(value, Number.isInteger(value) ? 0 : 2)}`;
  }
  const format = asFineAs([value], lineFormat(line, plan.basis, { divisor: 1, suffix: '' }, '', false));
  const text = formatValue(value, format);
  return line.unit === 'rate' ? `${text}%` : text;
}
