import { MOST_ACCOUNTS_PER_CSM } from '#domain/strategyFacts';
import { periodId, periodLabel } from '#domain/timeline';
import { CSM_COUNT } from '#plan/costsPack';
import { WHOLE } from '#plan/model';
import { fixed } from '../format/figures';
import { goTo } from '../state/selection';
import { inputValue } from './costInputs';
import { InputField, mustBePositive } from './InputField';
import type { Shown } from './shownCosts';

/** What accounts per CSM are counted from, beside the CSMs themselves. */
const CUSTOMERS = ['starting_customers', 'new_customers', 'logo_churn_rate'] as const;

/** How many CSMs there are; and where customers are typed, while some of what counts them is missing. */
export function CsmLine({ shown }: { readonly shown: Shown }) {
  const { plan, evaluation, scenario } = shown;
  const missing = CUSTOMERS.find((line) => Number.isNaN(inputValue(shown, line).value));
  const { accounts, source } = MOST_ACCOUNTS_PER_CSM;
  return (
    <p className="field-line csm-line">
      CSMs
      <InputField
        open={shown}
        line={CSM_COUNT}
        label="CSMs"
        shown={(value) => fixed(value, Number.isInteger(value) ? 0 : 1)}
        factor={1}
        fault={mustBePositive('A number of CSMs')}
        hasReset
      />
      <span>
        {`From ${accounts} accounts each, triggers are missed${neededSaid(shown)}. Source ${source}. `}
        {missing !== undefined && (
          <button
            type="button"
            className="link"
            onClick={() =>
              goTo({
                line: missing,
                segment: WHOLE,
                period: periodId(evaluation.timeline, 0),
                scenario: plan.scenarios[scenario]?.id ?? '',
              })
            }
          >
            Say how many customers
          </button>
        )}
      </span>
    </p>
  );
}

/** How many would be enough at the end of the plan. */
function neededSaid({ reading, evaluation }: Shown): string {
  const last = reading.years.at(-1);
  if (last === undefined || Number.isNaN(last.csmsNeeded.value)) return '';
  return `; ${fixed(last.csmsNeeded.value, 0)} needed in ${periodLabel(evaluation.timeline, last.to)}`;
}
