import type { AccountReading } from '#analysis/accountReading';
import { cardOf, type FiredTrigger, playOf } from '#domain/accounts/triggers';

/** What has happened at an account, the play that each of it suggests, whose that is and how long it takes. */
export function TriggersPart({ reading: { triggers, gate } }: { readonly reading: AccountReading }) {
  return (
    <section className="account-part" aria-label="Triggers">
      <h3>
        Triggers <span className="account-method">{triggers.length === 0 ? 'none fired' : triggers.length}</span>
      </h3>
      {triggers.length > 0 && (
        <ul className="trigger-list">
          {triggers.map((fired) => (
            <TriggerItem key={fired.trigger.id} fired={fired} gate={gate} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ItemProps {
  readonly fired: FiredTrigger;
  readonly gate: AccountReading['gate'];
}

function TriggerItem({ fired: { trigger, isCertain }, gate }: ItemProps) {
  const card = cardOf(trigger);
  return (
    <li>
      <b>{trigger.name}</b>
      <span className="account-method"> {trigger.sources.join(', ')}</span>
      <p>{playOf(trigger, gate)}</p>
      <p className="trigger-how">
        {card.name}: {card.owner} · {card.cycle}
        {trigger.within === null ? '' : ` · ${trigger.within}`}
      </p>
      {!isCertain && trigger.open !== null && <p className="trigger-how">As far as the list tells. {trigger.open}</p>}
    </li>
  );
}
