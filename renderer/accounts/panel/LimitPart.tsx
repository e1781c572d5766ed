import { useMemo } from 'react';
import type { AccountReading } from '#analysis/accountReading';
import { LIMIT_WINDOW } from '#domain/accounts/usageLimit';
import { DrawnChart } from '../../charts/DrawnChart';
import { drawLimit, limitDrawing, limitSentence } from './drawLimit';

/** When the account reaches what it has committed to, by trend, and when to speak about it. */
export function LimitPart({ reading: { facts, limit } }: { readonly reading: AccountReading }) {
  const drawing = useMemo(() => limitDrawing(facts, limit), [facts, limit]);
  const draw = useMemo(
    () =>
      drawing === null
        ? null
        : (to: CanvasRenderingContext2D, width: number, height: number) => drawLimit(to, width, height, drawing),
    [drawing],
  );
  const sentence = limitSentence(facts, limit);
  const { fromDays, toDays, source } = LIMIT_WINDOW;
  return (
    <section className="account-part" aria-label="Usage limit">
      <h3>
        Usage limit{' '}
        <span className="account-method">
          window {toDays} to {fromDays} days before ({source})
        </span>
      </h3>
      <p>{sentence}</p>
      {draw !== null && drawing !== null && (
        <>
          <div className="limit-chart">
            <DrawnChart draw={draw} summary={`Use a month and its limit. ${sentence}`} />
          </div>
          <ul className="limit-key" aria-hidden="true">
            <li className="used">use a month</li>
            {drawing.trend !== null && <li className="trend">trend</li>}
            <li className="limit">commitment</li>
            {drawing.window !== null && <li className="span">window</li>}
          </ul>
        </>
      )}
    </section>
  );
}
