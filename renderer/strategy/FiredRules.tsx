import type { StrategyReading } from '#analysis/strategyReading';
import { SOURCES } from '#domain/sources';
import { outcomeOf, ruleOf } from './treeShape';

/** Every rule that applies, overrides in their order and then the branch, each with what it was met by and its source. */
export function FiredRules({ reading }: { readonly reading: StrategyReading }) {
  const { strategy } = reading;
  return (
    <section className="panel" aria-label="Rules that apply">
      <header className="panel-header">
        <h2>Rules that apply</h2>
        <span className="panel-caption">the first gives the headline</span>
      </header>
      <ol className="fired-rules">
        {strategy?.rules.map((rule, at) => (
          <li key={rule.id} className="fired-rule">
            <span className="fired-place num">{at + 1}</span>
            <div>
              <b className="fired-says">{outcomeOf(rule)}</b>
              <p className="fired-because">{rule.because}</p>
            </div>
            <span className="fired-kind" title={`${rule.id}; ${SOURCES[rule.source].name}`}>
              {ruleOf(rule.id)?.kind === 'override' ? 'override' : 'branch'}, {rule.source}
            </span>
          </li>
        ))}
      </ol>
      {strategy === null && <p className="empty">No rule can be asked without an NRR.</p>}
    </section>
  );
}
