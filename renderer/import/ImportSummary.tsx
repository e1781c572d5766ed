import type { ImportChange } from '#exchange/import/importPlan';
import { periodIndex, periodLabel } from '#domain/timeline';
import type { Line, Plan } from '#plan/model';
import { lineOf } from '#plan/planParts';
import { currencySign, fixed, MINUS } from '../format/figures';
import { Scrolling } from '../frame/Scrolling';
import { figureText } from '../inspector/figureText';
import type { OpenPlan } from '../state/session';
import type { Look, Summary } from './look';

/** What would change, from which figure to which, and what should be known before it does. */
export function ImportSummary({ look, open }: { readonly look: Look; readonly open: OpenPlan }) {
  const { summary } = look;
  const { count, changes, lines, lastClose, warnings, refusals } = summary;
  const label = (id: string | null) => periodText(open, id);
  const closes = lastClose === null || lastClose.new === null || lastClose.new === lastClose.old ? null : lastClose.new;
  return (
    <Scrolling className="import-summary" label="What will change">
      <h3>
        {look.unsure.length > 0 && summary.refusals.length === 0 ? 'What will change, as proposed' : 'What will change'}
      </h3>
      <div role="status">
        {refusals.map((sentence) => (
          <p key={sentence} className="import-refusal">
            {sentence}
          </p>
        ))}
        {refusals.length === 0 && (
          <p>
            {count === 0
              ? 'Nothing: the plan holds these figures already.'
              : `${count === 1 ? '1 figure' : `${count} figures`} in ${lines.length === 1 ? '1 line' : `${lines.length} lines`}.`}
            {closes !== null && ` Closed through ${label(closes)}.`}
          </p>
        )}
      </div>
      {warnings.length > 0 && (
        <ul className="amber-box import-warnings" aria-label="To know before">
          {warnings.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {refusals.length === 0 && count > 0 && (
        <>
          <table className="figure-table" aria-label="Lines that change">
            <tbody>
              {lines.map(({ line, count: own, first, last }) => (
                <tr key={line}>
                  <th scope="row">{lineIn(open.plan, summary, line)?.label ?? line}</th>
                  <td>
                    {first === null
                      ? 'whole plan'
                      : first === last
                        ? label(first)
                        : `${label(first)} to ${label(last)}`}
                  </td>
                  <td className="num">{own}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <table className="figure-table import-changes" aria-label="Each figure that changes">
            <thead>
              <tr>
                <th scope="col">Figure</th>
                <th scope="col">Now</th>
                <th scope="col">Then</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <ChangeRow
                  key={`${change.line} ${change.segment} ${change.period}`}
                  change={change}
                  summary={summary}
                  open={open}
                />
              ))}
            </tbody>
          </table>
          {count > changes.length && <p className="import-more">{`And ${count - changes.length} more.`}</p>}
        </>
      )}
    </Scrolling>
  );
}

const DERIVED: Readonly<Record<NonNullable<ImportChange['derived']>, string>> = {
  gap: 'gap in the file',
  mix: 'split by mix',
  opening: 'from the opening in the file',
  quarter: 'the months of the quarter together',
  notSplit: 'in total, not split by motion',
};

/** Why it is set; a gap of less than a cent is none. */
function derivedText({ derived, new: value }: ImportChange): string {
  if (derived === 'gap' && Math.abs(value ?? 0) < 0.005) return 'no gap in the file';
  return derived === null ? '' : DERIVED[derived];
}

interface ChangeRowProps {
  readonly change: ImportChange;
  readonly summary: Summary;
  readonly open: OpenPlan;
}

/** A line of the plan, or one that it is given along. */
function lineIn(plan: Plan, { newLines }: Summary, id: string): Line | undefined {
  return lineOf(plan, id) ?? newLines.find((line) => line.id === id);
}

function ChangeRow({ change, summary, open }: ChangeRowProps) {
  const { plan } = open;
  const line = lineIn(plan, summary, change.line);
  const segment = plan.segments.find(({ id }) => id === change.segment)?.name;
  const text = (value: number) => (line === undefined ? String(value) : changedText(plan, line, value));
  const name = [line?.label ?? change.line, segment, periodText(open, change.period)].filter(Boolean).join(', ');
  return (
    <tr>
      <th scope="row">
        {name}
        {change.derived !== null && <small>{derivedText(change)}</small>}
      </th>
      <td className="num">{change.old === null ? '' : text(change.old)}</td>
      <td className="num">{change.new === null ? 'as planned' : text(change.new)}</td>
    </tr>
  );
}

/** Money in single units: in thousands many a change would not show. */
function changedText(plan: Plan, line: Line, value: number): string {
  if (line.unit !== 'money' && line.unit !== 'cash') return figureText(plan, line, value, false);
  const text = fixed(Math.abs(value), 0);
  return `${value < 0 ? MINUS : ''}${currencySign(plan.currency)}${text}`;
}

function periodText({ evaluation: { timeline } }: OpenPlan, id: string | null): string {
  const period = id === null ? null : periodIndex(timeline, id);
  return period === null ? (id ?? '') : periodLabel(timeline, period);
}
