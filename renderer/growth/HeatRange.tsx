import { NEED_STEPS, SURPLUS_STEPS } from './heatSteps';

interface RangeProps {
  readonly label: string;
  readonly side: 'need' | 'surplus';
  readonly zeroAt: 'left' | 'right';
  /** Where the last step begins. */
  readonly over: string;
}

/** One side of the scale of a heat map: what its colours mean, from 0 to the farthest. */
export function HeatRange({ label, side, zeroAt, over }: RangeProps) {
  const count = side === 'need' ? NEED_STEPS : SURPLUS_STEPS;
  const steps = Array.from({ length: count }, (_, at) => `${side}-${zeroAt === 'left' ? at + 1 : count - at}`);
  const ends = ['0', `over ${over}`];
  return (
    <>
      <span>{label}</span>
      <span className="heat-swatches" aria-hidden="true">
        {steps.map((step) => (
          <i key={step} className={`heat-${step}`} />
        ))}
      </span>
      <span className="heat-ends num">
        {(zeroAt === 'left' ? ends : ends.reverse()).map((end) => (
          <span key={end}>{end}</span>
        ))}
      </span>
    </>
  );
}
