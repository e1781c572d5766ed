import type { StrategyReading } from '#analysis/strategyReading';
import type { GateReading } from '#domain/healthGate';
import { outcomeOf } from './treeShape';
import { sourceName, warningOf } from './strategyTexts';

/** The answer in a sentence, why it is that one, and what has to be known before it is trusted. */
export function Answer({ reading, gate }: { readonly reading: StrategyReading; readonly gate: GateReading }) {
  const { strategy, nrr } = reading;
  const warning = warningOf(reading, gate);
  const [first] = strategy?.rules ?? [];
  return (
    <section className="strategy-answer" aria-label="The answer">
      <div className="strategy-headline" aria-live="polite">
        {strategy === null || first === undefined ? (
          <>
            <h2 className="na">n/a</h2>
            <p className="strategy-because">{`NRR cannot be computed, and every rule asks for it first. ${nrr.from === 'plan' ? (nrr.missing ?? '') : ''}`}</p>
          </>
        ) : (
          <>
            <h2>{outcomeOf(first)}</h2>
            <p className="strategy-because">
              {first.because} <span className="strategy-source">Source {sourceName(first.source)}</span>
            </p>
          </>
        )}
      </div>
      {warning !== null && (
        <p className="amber-box">
          <b>{warning.head}</b> {warning.text}
        </p>
      )}
    </section>
  );
}
