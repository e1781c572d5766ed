import type { CacShare } from '#analysis/costReading';
import { periodLabel } from '#domain/timeline';
import { roundAxis } from '../charts/axis';
import { useSteadyAxis } from '../charts/useSteadyAxis';
import { currencySign, fixed, NOT_AVAILABLE } from '../format/figures';
import { BandBar, BandTicks } from './BandBar';
import { MOTION_NAMES, moneyText, percentRange } from './costTexts';
import { InputField, mustBePositive } from './InputField';
import type { Shown } from './shownCosts';

/** The largest upper bound of a source, and what lies a little above. */
const LEAST_AXIS = 0.5;

const NOT_COUNTED = 'The motion is not counted, so it has no running cost to compare.';

interface CacPanelProps {
  readonly shown: Shown;
  /** Place among the years. */
  readonly year: number;
  readonly onYear: (year: number) => void;
}

/** What a unit of ARR by each motion costs against one of new logos, beside what is usual. */
export function CacPanel({ shown, year, onYear }: CacPanelProps) {
  const { plan, reading, evaluation } = shown;
  const shares = reading.cacShares[year] ?? [];
  const values = shares.map(({ share }) => share.value).filter(Number.isFinite);
  const axis = useSteadyAxis(roundAxis([0, LEAST_AXIS, ...values].map((share) => share * 100)), 'shares');
  const sign = currencySign(plan.currency).trim();
  return (
    <section className="panel cac" aria-label="Cost against new CAC">
      <header className="panel-header">
        <h2>Cost against new CAC</h2>
        <span className="panel-caption">before hidden costs, year to</span>
        <select aria-label="Year to" value={year} onChange={(event) => onYear(Number(event.target.value))}>
          {reading.years.map(({ number, to }, at) => (
            <option key={number} value={at}>
              {periodLabel(evaluation.timeline, to)}
            </option>
          ))}
        </select>
      </header>
      <p className="field-line">
        New CAC, {sign} of S&amp;M for {sign}1 of new-logo ARR
        <InputField
          open={shown}
          line="cac_ratio"
          label="New CAC"
          shown={(value) => fixed(value, 2)}
          factor={1}
          fault={mustBePositive('New CAC')}
          hasReset
        />
      </p>
      <div className="cac-axis">
        <BandTicks axis={axis} suffix="%" />
      </div>
      <ul className="cac-list">
        {shares.map((share) => (
          <li key={share.motion}>
            <span className="cac-name">{MOTION_NAMES[share.motion]}</span>
            <BandBar
              axis={axis}
              from={share.usual.from * 100}
              to={share.usual.to * 100}
              chosen={share.isCounted ? share.share.value * 100 : Number.NaN}
              isOutside={share.position === 'above' || share.position === 'below'}
              hasTrack
            />
            <span
              className={`num cac-share ${meaningOf(share)}`}
              title={(share.isCounted ? share.share.why : NOT_COUNTED) ?? undefined}
            >
              {share.isCounted && Number.isFinite(share.share.value)
                ? `${fixed(share.share.value * 100, 1)}%`
                : NOT_AVAILABLE}
            </span>
            <span className={`cac-said ${meaningOf(share)}`}>{shareSaid(share, plan.currency)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function meaningOf({ position, isCounted, share }: CacShare): string {
  if (!isCounted || Number.isNaN(share.value)) return 'na';
  return position === 'within' ? '' : 'outside';
}

function shareSaid({ position, usual, cost, arr, isCounted }: CacShare, currency: string): string {
  const range = percentRange(usual.from, usual.to);
  if (isCounted && arr.value === 0) return `usual ${range}: ${moneyText(cost.value, currency)} for no expansion ARR`;
  if (position === null) return `usual ${range}${isCounted ? '' : '; not counted by a band or figure of its own'}`;
  const where = position === 'within' ? `inside ${range}` : `${position} ${range}`;
  return `${where}: ${moneyText(cost.value, currency)} for ${moneyText(arr.value, currency)} of expansion ARR`;
}
