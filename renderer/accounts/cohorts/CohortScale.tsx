import type { CohortReading } from '#domain/accounts/cohorts';
import { NEED_STEPS, SURPLUS_STEPS } from '../../growth/heatSteps';

/** What the colours of the cells mean, in points of what was there at the start. */
export function CohortScale({ reading }: { readonly reading: CohortReading }) {
  const unit = reading === 'logos' ? '% of customers' : '% of ARR at start';
  return (
    <div className="cohorts-scale">
      <span>Lost, {unit}</span>
      <Swatches steps={Array.from({ length: NEED_STEPS }, (_, at) => `need-${NEED_STEPS - at}`)} />
      <span className="heat-ends num">
        <span>{`over ${10 * (NEED_STEPS - 1)}`}</span>
        <span>0</span>
      </span>
      {reading === 'nrr' && (
        <>
          <span>Gained, {unit}</span>
          <Swatches steps={Array.from({ length: SURPLUS_STEPS }, (_, at) => `surplus-${at + 1}`)} />
          <span className="heat-ends num">
            <span>0</span>
            <span>{`over ${10 * (SURPLUS_STEPS - 1)}`}</span>
          </span>
        </>
      )}
    </div>
  );
}

function Swatches({ steps }: { readonly steps: readonly string[] }) {
  return (
    <span className="heat-swatches" aria-hidden="true">
      {steps.map((step) => (
        <i key={step} className={`heat-${step}`} />
      ))}
    </span>
  );
}
