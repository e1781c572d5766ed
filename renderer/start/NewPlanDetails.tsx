import { useId } from 'react';
import { type Grain, parseMonth, periodLabel, createTimeline } from '#domain/timeline';
import { CURRENCIES } from '#domain/units';
import { ChevronIcon } from '../frame/icons';
import { ChoiceField, TextField } from './NewPlanFields';
import { type Field, type NewPlanForm, periodsOf, segmentNames } from './newPlanForm';

const LENGTHS = [1, 2, 3, 4, 5, 10].map((years) => [String(years), years === 1 ? '1 year' : `${years} years`] as const);
const GRAINS: readonly (readonly [Grain, string])[] = [
  ['month', 'Months'],
  ['quarter', 'Quarters'],
];
const MONTHS = Array.from({ length: 12 }, (_, month) => {
  const name = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2027, month, 1));
  return [String(month + 1), name] as const;
});
const names = new Intl.DisplayNames('en-US', { type: 'currency' });
const CURRENCY_CHOICES = CURRENCIES.map((code) => [code, `${code}, ${names.of(code) ?? code}`] as const);

/** What a plan is asked with defaults: one line that says them, unfolded to its fields. */
export function NewPlanDetails({
  form,
  problem,
  onChange,
  isUnfolded,
  onFold,
}: {
  readonly form: NewPlanForm;
  readonly problem: (field: Field) => string | undefined;
  readonly onChange: (changed: Partial<NewPlanForm>) => void;
  readonly isUnfolded: boolean;
  readonly onFold: () => void;
}) {
  const id = useId();
  return (
    <div className="plan-details">
      <button type="button" aria-expanded={isUnfolded} aria-controls={id} onClick={onFold}>
        <ChevronIcon />
        {summaryOf(form)}
      </button>
      {isUnfolded && (
        <div className="plan-details-fields" id={id}>
          <TextField
            label="Title"
            className="wide"
            text={form.title}
            problem={problem('title')}
            onType={(title) => onChange({ title })}
          />
          <ChoiceField
            label="Currency"
            className="two-wide"
            chosen={form.currency}
            choices={CURRENCY_CHOICES}
            problem={problem('currency')}
            onChoose={(currency) => onChange({ currency })}
          />
          <ChoiceField
            label="Periods"
            chosen={form.grain}
            choices={GRAINS}
            problem={problem('grain')}
            onChoose={(grain) => onChange({ grain })}
          />
          <ChoiceField
            label="Length"
            chosen={String(form.years)}
            choices={LENGTHS}
            problem={problem('years')}
            onChoose={(years) => onChange({ years: Number(years) })}
          />
          <TextField
            label="First month"
            text={form.start}
            problem={problem('start')}
            placeholder="2027-01"
            onType={(start) => onChange({ start })}
          />
          <ChoiceField
            label="Fiscal year starts in"
            chosen={String(form.fiscalYearStart)}
            choices={MONTHS}
            problem={problem('fiscalYearStart')}
            onChoose={(month) => onChange({ fiscalYearStart: Number(month) })}
          />
          <TextField
            label="Segments, separated by commas"
            className="wide"
            text={form.segments}
            problem={problem('segments')}
            placeholder="none"
            onType={(segments) => onChange({ segments })}
          />
          {segmentNames(form.segments).length > 1 && (
            <p className="plan-details-note">Each segment starts with an equal share of the ARR and the same rates.</p>
          )}
        </div>
      )}
    </div>
  );
}

/** "USD, 36 months from Jan 2027, no segments". */
function summaryOf(form: NewPlanForm): string {
  const start = parseMonth(form.start.trim()) === null ? form.start : monthLabel(form.start.trim());
  const segments = segmentNames(form.segments);
  const parts = [
    form.currency,
    `${periodsOf(form)} ${form.grain}s from ${start}`,
    segments.length === 0 ? 'no segments' : segments.length === 1 ? '1 segment' : `${segments.length} segments`,
  ];
  if (form.fiscalYearStart !== 1) parts.push(`fiscal year from ${MONTHS[form.fiscalYearStart - 1]?.[1] ?? ''}`);
  return parts.join(', ');
}

function monthLabel(start: string): string {
  const timeline = createTimeline({ grain: 'month', start, periods: 1, fiscalYearStart: 1 });
  return timeline.ok ? periodLabel(timeline.value, 0) : start;
}
