import type { AccountReading } from '#analysis/accountReading';
import { churnRiskParts, RISK_SIGNALS } from '#domain/accounts/churnRisk';
import type { AccountFacts } from '#domain/accounts/facts';
import { isReady, READY_ABOVE, readinessParts } from '#domain/accounts/readiness';
import { SIGNALS } from '#domain/accounts/signalScales';
import type { Contribution } from '#domain/accounts/weightedScore';
import { HEALTH_GATE, type HealthCondition } from '#domain/healthGate';
import { fixed } from '../../format/figures';
import { ScoreBars, type ScoreRow } from './ScoreBars';

interface PartProps {
  readonly reading: AccountReading;
}

/** The readiness of an account, signal by signal. */
export function ReadinessPart({ reading, readyAbove }: PartProps & { readonly readyAbove: number }) {
  const { readiness, facts, weights } = reading;
  return (
    <section className="account-part" aria-label="Readiness">
      <h3>Readiness to expand</h3>
      <ScoreLine score={readiness.score} confidence={readiness.confidence} said={readySentence(reading, readyAbove)} />
      <ScoreBars
        label="What the readiness is made of"
        kind="readiness"
        rows={scoreRows(SIGNALS, readinessParts(facts, weights))}
      />
    </section>
  );
}

/** The risk of an account to leave, apart from its readiness. */
export function RiskPart({ reading }: PartProps) {
  const { risk, riskBand, facts } = reading;
  return (
    <section className="account-part" aria-label="Churn risk">
      <h3>Churn risk</h3>
      <ScoreLine
        score={risk.score}
        confidence={risk.confidence}
        said={riskBand === null ? '' : `${riskBand}; apart from readiness, and never taken off it`}
      />
      <ScoreBars label="What the risk is made of" kind="risk" rows={scoreRows(RISK_SIGNALS, churnRiskParts(facts))} />
    </section>
  );
}

/** The conditions that an account has to meet before it is expanded. */
export function HealthPart({ reading: { gate, facts } }: PartProps) {
  const word = { open: 'open', shut: 'shut', unknown: 'not known' }[gate.state];
  return (
    <section className="account-part" aria-label="Health gate">
      <h3>
        Health gate <span className="account-method">source A</span> <b className={`gate ${gate.state}`}>{word}</b>
      </h3>
      <ul className="gate-list">
        {HEALTH_GATE.map((condition) => (
          <li key={condition.id}>
            <GateMark state={stateOf(condition, gate)} />
            {condition.condition}
            <span className="gate-value">{valueText(condition, facts)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function GateMark({ state }: { readonly state: 'met' | 'not met' | 'not known' }) {
  const sign = { met: '✓', 'not met': '✕', 'not known': '?' }[state];
  return (
    <>
      <i className={`gate-mark ${state.replace(' ', '-')}`} aria-hidden="true">
        {sign}
      </i>
      <span className="visually-hidden">{state}: </span>
    </>
  );
}

function stateOf(condition: HealthCondition, gate: AccountReading['gate']): 'met' | 'not met' | 'not known' {
  if (gate.failing.includes(condition)) return 'not met';
  return gate.notKnown.includes(condition) ? 'not known' : 'met';
}

function valueText({ id }: HealthCondition, { dauMau, nps, criticalIssues }: AccountFacts): string {
  switch (id) {
    case 'dauMau':
      return dauMau === null ? '–' : `${fixed(dauMau * 100, 0)}%`;
    case 'nps':
      return nps === null ? '–' : fixed(nps, 0);
    case 'criticalIssue':
      return criticalIssues === null ? '–' : fixed(criticalIssues, 0);
  }
}

interface LineProps {
  readonly score: number | null;
  readonly confidence: number;
  readonly said: string;
}

function ScoreLine({ score, confidence, said }: LineProps) {
  return (
    <p className="score-line">
      <b className="num">{score === null ? 'n/a' : fixed(score, 1)}</b>
      <span>
        {score === null ? 'nothing that counts is known' : `of 100, over ${fixed(confidence * 100, 0)}% of the weight`}
        {said === '' ? '' : ` · ${said}`}
      </span>
    </p>
  );
}

function readySentence({ isReady: is, readiness, gate }: AccountReading, readyAbove: number): string {
  const bound = `${fixed(readyAbove, Number.isInteger(readyAbove) ? 0 : 1)}`;
  if (is) return `ready: above ${bound} (${READY_ABOVE.source}) and healthy`;
  if (readiness.score === null) return '';
  if (!isReady(readiness.score, 'open', readyAbove)) return `not above ${bound} (${READY_ABOVE.source})`;
  return gate.state === 'shut' ? `above ${bound}, held back by its health` : `above ${bound}, health not known`;
}

interface Named<Id> {
  readonly id: Id;
  readonly name: string;
  readonly scale: string;
}

function scoreRows<Id extends string>(
  signals: readonly Named<Id>[],
  parts: readonly Contribution<Id>[],
): readonly ScoreRow[] {
  const known = parts.reduce((sum, { points, weight }) => sum + (points === null ? 0 : weight), 0);
  return parts.map(({ signal, points, weight }) => {
    const { name, scale } = signals.find(({ id }) => id === signal) ?? { name: signal, scale: '' };
    return { id: signal, name, scale, points, weight, most: known === 0 ? 0 : (100 * weight) / known };
  });
}
