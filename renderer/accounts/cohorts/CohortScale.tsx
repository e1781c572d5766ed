import type { CohortReading } from '#domain/accounts/cohorts';
import { HeatRange } from '../../growth/HeatRange';
import { NEED_STEPS, SURPLUS_STEPS } from '../../growth/heatSteps';

/** What the colours of the cells mean, in points of what was there at the start. */
export function CohortScale({ reading }: { readonly reading: CohortReading }) {
  const unit = reading === 'logos' ? '% of customers' : '% of start';
  return (
    <div className="heat-scale cohorts-scale">
      <HeatRange label={`Lost, ${unit}`} side="need" zeroAt="right" over={String(10 * (NEED_STEPS - 1))} />
      {reading === 'nrr' && (
        <HeatRange label={`Gained, ${unit}`} side="surplus" zeroAt="left" over={String(10 * (SURPLUS_STEPS - 1))} />
      )}
    </div>
  );
}
