import { Fragment } from 'react';
import type { ForecastReading } from '#analysis/accountForecast';
import type { DaySpan, Estimate, MotionPremises, Premise } from '#domain/accounts/forecastPremises';
import { err, ok, type Result } from '#base/result';
import type { Plan } from '#plan/model';
import { fixed } from '../../format/figures';
import { readNumber } from '../../format/readNumber';
import { CellField } from '../../frame/CellField';
import { plain, readShare } from '../../roadmap/initiativeTexts';
import { refuse } from '../../state/session';
import { type AssumptionField, sayMotion } from './forecastCommands';
import { fromText, motionName, percentTyped } from './forecastTexts';

interface AssumptionsProps {
  readonly plan: Plan;
  readonly reading: ForecastReading;
}

const ENDS = ['low', 'likely', 'high'] as const;
type End = (typeof ENDS)[number];

const FIELD_NAMES: Readonly<Record<AssumptionField, string>> = {
  conversion: 'conversion',
  lift: 'lift',
  cycleDays: 'days to close',
};

/** What the forecast takes for given of each motion, to be typed over; every figure says where it is from. */
export function AssumptionsPanel({ plan, reading }: AssumptionsProps) {
  return (
    <section className="panel" aria-label="Assumptions" data-region="assumptions" tabIndex={-1}>
      <header className="panel-header">
        <h2>Assumptions</h2>
        <span className="panel-caption">conversion and lift in %; days to close</span>
      </header>
      <div className="forecast-side">
        <table className="figure-table forecast-table">
          <thead>
            <tr className="forecast-heads">
              <th scope="col" rowSpan={2}>
                Motion
              </th>
              <th scope="colgroup" colSpan={3} title="Of the accounts in conversation, those that buy">
                Conversion
              </th>
              <th scope="colgroup" colSpan={3} title="Of the account's ARR">
                Lift
              </th>
              <th scope="colgroup" colSpan={2} title="From the trigger, first and last day on which it may close">
                Days
              </th>
            </tr>
            <tr className="forecast-ends">
              {[...ENDS, ...ENDS, 'first', 'last'].map((end, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: low, likely and high stand twice
                <th key={at} scope="col">
                  {end}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reading.premises.map((premises) => (
              <Fragment key={premises.motion}>
                <tr className="forecast-figures">
                  <th scope="row" className="forecast-motion">
                    {motionName(premises.motion)}
                  </th>
                  {(['conversion', 'lift'] as const).flatMap((field) =>
                    ENDS.map((end) => (
                      <td key={`${field} ${end}`} title={fromText(premises[field])}>
                        <ShareField plan={plan} premises={premises} field={field} end={end} />
                      </td>
                    )),
                  )}
                  {premises.cycleDays === null ? (
                    <td colSpan={2} title="A new price holds from the renewal on.">
                      renewal
                    </td>
                  ) : (
                    <DayFields plan={plan} premises={premises} cycle={premises.cycleDays} />
                  )}
                </tr>
                <tr className="forecast-sources">
                  <td colSpan={9}>
                    <Sources plan={plan} premises={premises} />
                  </td>
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Where the figures of a motion are from, and the way back to the sources. */
function Sources({ plan, premises }: { readonly plan: Plan; readonly premises: MotionPremises }) {
  const { motion, conversion, lift, cycleDays } = premises;
  const isOwn = [conversion, lift, cycleDays].some((premise) => premise?.from === 'plan');
  const said = [
    `Conversion: ${conversion.note}.`,
    `Lift: ${lift.note}.`,
    cycleDays === null ? 'Closes on the day of the renewal.' : `Days: ${cycleDays.note}.`,
  ];
  return (
    <>
      {said.join(' ')}
      {isOwn && (
        <button
          type="button"
          className="link"
          aria-label={`Reset ${motionName(motion)}`}
          onClick={() => sayMotion(plan, motion, 'back to the sources', RESET)}
        >
          Reset
        </button>
      )}
    </>
  );
}

const RESET = { conversion: undefined, lift: undefined, cycleDays: undefined };

interface ShareProps {
  readonly plan: Plan;
  readonly premises: MotionPremises;
  readonly field: 'conversion' | 'lift';
  readonly end: End;
}

function ShareField({ plan, premises, field, end }: ShareProps) {
  const { motion } = premises;
  const premise: Premise<Estimate> = premises[field];
  const name = `${motionName(motion)} ${FIELD_NAMES[field]}, ${end}`;
  const read = (text: string): Result<Estimate, string> => {
    const share = readShare(text);
    if (!share.ok) return share;
    if (share.value < 0) return err('it is never below 0%.');
    if (field === 'conversion' && share.value > 1) return err('no more than 100% of the accounts in talks can buy.');
    return rising({ ...premise.value, [end]: share.value }, (value) => `${percentTyped(value)}%`);
  };
  return (
    <span className="forecast-cell" data-own={premise.from === 'plan' || undefined}>
      <CellField
        label={name}
        className="num"
        shown={percentTyped(premise.value[end])}
        typed={percentTyped(premise.value[end])}
        read={read}
        onTake={(value) => sayMotion(plan, motion, FIELD_NAMES[field], { [field]: value })}
        onRefuse={refuse}
      />
    </span>
  );
}

/** Typing one end past another is an error to be said, not to be mended by moving what nobody touched. */
function rising(next: Estimate, text: (value: number) => string): Result<Estimate, string> {
  const { low, likely, high } = next;
  if (low > likely) return err(`low, ${text(low)}, would be above likely, ${text(likely)}; change the other first.`);
  if (likely > high) return err(`likely, ${text(likely)}, would be above high, ${text(high)}; change the other first.`);
  return ok(next);
}

interface DayProps {
  readonly plan: Plan;
  readonly premises: MotionPremises;
  readonly cycle: Premise<DaySpan>;
}

const MOST_DAYS = 3650;

function DayFields({ plan, premises: { motion }, cycle }: DayProps) {
  const read =
    (end: 'low' | 'high') =>
    (text: string): Result<DaySpan, string> => {
      const days = readNumber(text, 'count', { unit: '', decimals: 0, factor: 1 });
      if (!days.ok) return days;
      if (!Number.isInteger(days.value) || days.value < 0 || days.value > MOST_DAYS) {
        return err(`type whole days, 0 to ${fixed(MOST_DAYS, 0)}.`);
      }
      const next = { ...cycle.value, [end]: days.value };
      return next.low <= next.high ? ok(next) : err('the first day would come after the last; change the other first.');
    };
  return (['low', 'high'] as const).map((end) => (
    <td key={end} title={fromText(cycle)}>
      <span className="forecast-cell" data-own={cycle.from === 'plan' || undefined}>
        <CellField
          label={`${motionName(motion)} ${end === 'low' ? 'first' : 'last'} day to close`}
          className="num"
          shown={plain(cycle.value[end])}
          typed={plain(cycle.value[end])}
          read={read(end)}
          onTake={(value) => sayMotion(plan, motion, FIELD_NAMES.cycleDays, { cycleDays: value })}
          onRefuse={refuse}
        />
      </span>
    </td>
  ));
}
