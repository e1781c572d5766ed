import type { ForecastReading } from '#analysis/accountForecast';
import type { MotionPremises } from '#domain/accounts/forecastPremises';
import { outcomeOf, type Suggestion, suggestedConversion, suggestedLift } from '#domain/accounts/measurement';
import { err, ok, type Result } from '#base/result';
import { accountSettings, type MeasuredForecast } from '#plan/accountSettings';
import type { Plan } from '#plan/model';
import { change, currencySign, fixed } from '../../format/figures';
import { readNumber } from '../../format/readNumber';
import { CellField } from '../../frame/CellField';
import { plain } from '../../roadmap/initiativeTexts';
import { refuse } from '../../state/session';
import { countText } from '../accountTexts';
import { forgetRecords, recordForecast, sayMotion, sayOutcome } from './forecastCommands';
import { motionName, motionWord, percentTyped } from './forecastTexts';

interface MeasuredProps {
  readonly plan: Plan;
  readonly reading: ForecastReading;
}

/** What was forecast against what came, by quarter and motion, and what that suggests to assume from now on. */
export function MeasuredPanel({ plan, reading }: MeasuredProps) {
  const rows = accountSettings(plan).measured ?? [];
  const outcome = outcomeOf(rows);
  const hasForecast = reading.forecast.total.likely > 0;
  return (
    <section className="panel" aria-label="Forecast and outcome" data-region="measured" tabIndex={-1}>
      <header className="panel-header">
        <h2>Forecast and outcome</h2>
        <span className="panel-caption">{`${currencySign(plan.currency).trim()} ARR won`}</span>
        <button type="button" className="button small" disabled={!hasForecast} onClick={() => recordForecast(plan)}>
          Record this forecast
        </button>
      </header>
      {rows.length === 0 ? (
        <p className="empty">
          Nothing is recorded. A recorded forecast stands here by quarter and motion, to be measured by what comes.
        </p>
      ) : (
        <>
          <p className="forecast-said">
            {outcome.periods === 0
              ? 'Nothing of what came is typed yet: type it beside each forecast.'
              : `Of ${countText(outcome.periods, 'record', 'records')} with an outcome: ${fixed(outcome.forecast, 0)} forecast, ${fixed(outcome.actual, 0)} came${outcome.error === null ? '' : `, ${change(outcome.error * 100, 1)}%`}.`}
          </p>
          <Suggestions plan={plan} premises={reading.premises} rows={rows} />
          <RecordsTable plan={plan} reading={reading} rows={rows} />
          <p className="panel-note">
            <button type="button" className="link" onClick={() => forgetRecords(plan)}>
              Forget all records
            </button>
          </p>
        </>
      )}
    </section>
  );
}

interface SuggestionsProps {
  readonly plan: Plan;
  readonly premises: readonly MotionPremises[];
  readonly rows: readonly MeasuredForecast[];
}

function Suggestions({ plan, premises, rows }: SuggestionsProps) {
  const offered = premises.flatMap(({ motion, conversion, lift }) => {
    const own = rows.filter((row) => row.motion === motion);
    return [
      { motion, field: 'conversion' as const, now: conversion, suggested: suggestedConversion(own), of: 'in talks' },
      { motion, field: 'lift' as const, now: lift, suggested: suggestedLift(own, lift.value), of: 'won' },
    ];
  });
  return (
    <ul className="forecast-words">
      {offered.map(({ motion, field, now, suggested, of }) => {
        // What is assumed already needs no offer.
        if (suggested === null || isSame(suggested, now.value)) return null;
        const { low, likely, high } = suggested.value;
        const share = (value: number) => `${percentTyped(Number(value.toFixed(3)))}%`;
        return (
          <li key={`${motion} ${field}`}>
            {`${motionName(motion)}, ${field}: ${share(likely)} came, against ${share(now.value.likely)} assumed, from ${countText(suggested.accounts, 'account', 'accounts')} ${of} in ${countText(suggested.periods, 'quarter', 'quarters')}. `}
            <button
              type="button"
              className="link"
              aria-label={`Use ${share(likely)} as ${field} of ${motionWord(motion)}`}
              onClick={() =>
                sayMotion(plan, motion, `${field} from what came`, {
                  [field]: { low: rounded(low), likely: rounded(likely), high: rounded(high) },
                })
              }
            >
              {`Use ${share(low)}, ${share(likely)}, ${share(high)}`}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** A tenth of a percent: what is offered is what is taken. */
function rounded(value: number): number {
  return Number(value.toFixed(3));
}

function isSame({ value }: Suggestion, now: Suggestion['value']): boolean {
  return rounded(value.low) === now.low && rounded(value.likely) === now.likely && rounded(value.high) === now.high;
}

interface RecordsProps {
  readonly plan: Plan;
  readonly reading: ForecastReading;
  readonly rows: readonly MeasuredForecast[];
}

function RecordsTable({ plan, reading, rows }: RecordsProps) {
  const labels = new Map(reading.quarters.map(({ id, label }) => [id, label]));
  return (
    <div className="forecast-side">
      <table className="figure-table forecast-table forecast-records">
        <thead>
          <tr>
            <th scope="col">Quarter, motion</th>
            <th scope="col">Forecast</th>
            <th scope="col" title="Accounts the team talked to">
              In talks
            </th>
            <th scope="col" title="Accounts that bought">
              Won
            </th>
            <th scope="col" title="ARR won">
              Came
            </th>
            <th scope="col" title="What came over the forecast, less 1">
              Error
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Record
              key={`${row.period} ${row.motion}`}
              plan={plan}
              row={row}
              quarter={labels.get(row.period) ?? row.period}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RecordProps {
  readonly plan: Plan;
  readonly row: MeasuredForecast;
  readonly quarter: string;
}

function Record({ plan, row, quarter }: RecordProps) {
  const { motion, forecast, inConversation, won, actual } = row;
  const error = actual === null || forecast === 0 ? null : actual / forecast - 1;
  const field = (
    which: 'inConversation' | 'won' | 'actual',
    label: string,
    fault: (value: number) => string | null,
  ) => {
    const value = row[which];
    return (
      <td className={which === 'actual' ? 'forecast-came' : undefined}>
        <CellField
          label={`${label}, ${motionWord(motion)}, ${quarter}`}
          className="num"
          shown={value === null ? '' : fixed(value, 0)}
          typed={value === null ? '' : plain(value)}
          read={orNothing(fault)}
          onTake={(next) => sayOutcome(plan, row, label.toLowerCase(), { [which]: next })}
          onRefuse={refuse}
        />
      </td>
    );
  };
  const whole = (value: number) =>
    Number.isInteger(value) && value >= 0 ? null : 'accounts are counted in whole numbers from 0.';
  return (
    <tr>
      <th scope="row">{`${quarter}, ${motionWord(motion)}`}</th>
      <td className="num">{fixed(forecast, 0)}</td>
      {field(
        'inConversation',
        'In talks',
        (value) =>
          whole(value) ??
          (won !== null && value < won ? `${fixed(won, 0)} were won, so no fewer were in talks.` : null),
      )}
      {field(
        'won',
        'Won',
        (value) =>
          whole(value) ??
          (inConversation !== null && value > inConversation
            ? `no more can be won than the ${fixed(inConversation, 0)} that were in talks.`
            : null),
      )}
      {field('actual', 'ARR that came', (value) =>
        value < 0 ? 'what was won is never below 0; what was lost is churn or contraction.' : null,
      )}
      <td className={`num ${error === null || error === 0 ? 'same' : error < 0 ? 'worse' : 'better'}`}>
        {error === null ? '' : `${change(error * 100, 0)}%`}
      </td>
    </tr>
  );
}

function orNothing(fault: (value: number) => string | null): (text: string) => Result<number | null, string> {
  return (text) => {
    if (text.trim() === '') return ok(null);
    const read = readNumber(text, 'cash', { unit: '', decimals: 0, factor: 1 });
    if (!read.ok) return read;
    const wrong = fault(read.value);
    return wrong === null ? read : err(wrong);
  };
}
