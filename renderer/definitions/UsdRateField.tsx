import { useState } from 'react';
import type { Plan } from '#plan/model';
import { commit } from '../state/session';

/** US dollars for one unit of the plan's currency: stages and cost bands are bounded in dollars. */
export function UsdRateField({ plan }: { readonly plan: Plan }) {
  const known = plan.usdRate === null ? '' : String(plan.usdRate);
  const [text, setText] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const keep = () => {
    if (text === null) return;
    const usdRate = text.trim() === '' ? null : Number(text);
    if (usdRate !== null && !(Number.isFinite(usdRate) && usdRate > 0)) {
      setFault(`“${text}” is no rate; type a number above 0, such as 1.08.`);
      return;
    }
    setFault(null);
    setText(null);
    if (usdRate !== plan.usdRate) commit(`US dollars for one ${plan.currency}`, [{ type: 'setUsdRate', usdRate }]);
  };
  return (
    <div className="definitions-rate">
      <label>
        <span>US dollars for one {plan.currency}</span>
        <input
          autoComplete="off"
          inputMode="decimal"
          value={text ?? known}
          aria-invalid={fault !== null}
          onChange={(event) => setText(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep();
          }}
        />
      </label>
      <span>
        {fault ??
          (plan.usdRate === null
            ? 'Stages are bounded in US dollars: without a rate the plan has none.'
            : 'Stages are bounded in US dollars.')}
      </span>
    </div>
  );
}
