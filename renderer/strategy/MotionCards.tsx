import type { StrategyReading } from '#analysis/strategyReading';
import { SOURCES } from '#domain/sources';
import { MOTION_CARDS } from '#domain/strategyFacts';
import { roleOf } from './roleOf';

/** How each motion is run: owner, triggers, cycle, lift, and what a badly chosen moment costs. */
export function MotionCards({ reading }: { readonly reading: StrategyReading }) {
  return (
    <ul className="motion-cards">
      {MOTION_CARDS.map(({ id, name, owner, triggers, cycle, lift, mistimed, sources }) => {
        const role = roleOf(reading, ({ card }) => card === id);
        return (
          <li key={id} data-role={role}>
            <h3>
              {name} {role !== '' && <small className="role-tag">{role}</small>}
            </h3>
            <dl>
              <dt>Owner</dt>
              <dd>{owner}</dd>
              <dt>Triggers</dt>
              <dd>
                {triggers.map((trigger) => (
                  <span key={trigger}>{trigger}</span>
                ))}
              </dd>
              <dt>Cycle</dt>
              <dd>{cycle}</dd>
              <dt>Lift, of ACV</dt>
              <dd>{lift}</dd>
              <dt>Mistimed</dt>
              <dd>{mistimed ?? 'no source says'}</dd>
              <dt>Source</dt>
              <dd title={sources.map((source) => SOURCES[source].name).join('; ')}>{sources.join(', ')}</dd>
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
