import { useState } from 'react';
import { changeParts, type ContributionError, yearParts } from '#analysis/segmentContribution';
import { periodLabel, periodLabels, periodsPerYear } from '#domain/timeline';
import { change, fixed } from '../format/figures';
import type { OpenPlan } from '../state/session';
import { PercentCell } from './PercentCell';

/** What each segment and the shift of the mix bring to the total NRR; nothing in a plan without segments. */
export function SegmentParts({ open, period }: { readonly open: OpenPlan; readonly period: number }) {
  if (open.plan.segments.length === 0) return null;
  return (
    <>
      <YearTable open={open} period={period} />
      {period > 0 && <ChangeTable open={open} period={period} />}
    </>
  );
}

function YearTable({ open, period }: { readonly open: OpenPlan; readonly period: number }) {
  const { evaluation, plan, scenario } = open;
  const found = yearParts(evaluation, scenario, period);
  const label = periodLabel(evaluation.timeline, period);
  return (
    <section className="definitions-part" aria-label="What segments bring to NRR">
      <h3>
        What segments bring to NRR{' '}
        <small>
          12 months to {label}, {plan.scenarios[scenario]?.name}
        </small>
      </h3>
      {found.ok ? (
        <table className="reading-table">
          <thead>
            <tr>
              <th scope="col">Segment</th>
              <th scope="col">ARR a year ago, %</th>
              <th scope="col">NRR, %</th>
              <th scope="col">Part, pt</th>
            </tr>
          </thead>
          <tbody>
            {found.value.segments.map(({ segment, weight, nrr, part }) => (
              <tr key={segment}>
                <th scope="row">{segment}</th>
                <PercentCell value={weight} />
                <PercentCell value={nrr} />
                <PercentCell value={part} />
              </tr>
            ))}
            <tr className="reading-sum">
              <th scope="row">Cohort reading</th>
              <td />
              <td />
              <PercentCell value={found.value.cohort} />
            </tr>
            <tr>
              <th scope="row">Mix shift since, by what came in</th>
              <td />
              <td />
              <ChangeCell points={found.value.mixShift} />
            </tr>
            <tr className="reading-sum">
              <th scope="row">Compounded bridge</th>
              <td />
              <td />
              <PercentCell value={found.value.bridge} />
            </tr>
          </tbody>
        </table>
      ) : (
        <p>{errorSentence(found.error)}</p>
      )}
    </section>
  );
}

function ChangeTable({ open, period }: { readonly open: OpenPlan; readonly period: number }) {
  const { evaluation, scenario } = open;
  const { timeline } = evaluation;
  const [wanted, setWanted] = useState<number | null>(null);
  const usual = Math.max(0, period - periodsPerYear(timeline.grain));
  const from = wanted !== null && wanted < period ? wanted : usual;
  const found = changeParts(evaluation, scenario, from, period);
  const label = periodLabel(timeline, period);
  return (
    <section className="definitions-part" aria-label="Why NRR of the period changed">
      <h3>
        Why NRR of the {timeline.grain} changed
        <label className="definitions-when">
          <span>from</span>
          <select
            aria-label="Period to compare with"
            value={from}
            onChange={(event) => setWanted(Number(event.target.value))}
          >
            {periodLabels(timeline)
              .slice(0, period)
              .map((name, at) => (
                <option key={name} value={at}>
                  {name}
                </option>
              ))}
          </select>
          <span>to {label}</span>
        </label>
      </h3>
      {found.ok ? (
        <table className="reading-table">
          <thead>
            <tr>
              <th scope="col">Segment</th>
              <th scope="col">By its NRR, pt</th>
              <th scope="col">By its weight, pt</th>
              <th scope="col">Both, pt</th>
            </tr>
          </thead>
          <tbody>
            {found.value.segments.map(({ segment, rate, mix }) => (
              <ChangeRow key={segment} name={segment} rate={rate} mix={mix} />
            ))}
            <ChangeRow
              name={`Total, ${fixed(found.value.from * 100, 2)}% to ${fixed(found.value.to * 100, 2)}%`}
              rate={found.value.segments.reduce((sum, { rate }) => sum + rate, 0)}
              mix={found.value.segments.reduce((sum, { mix }) => sum + mix, 0)}
              isSum
            />
          </tbody>
        </table>
      ) : (
        <p>{errorSentence(found.error)}</p>
      )}
    </section>
  );
}

function ChangeRow(props: {
  readonly name: string;
  readonly rate: number;
  readonly mix: number;
  readonly isSum?: boolean;
}) {
  const { name, rate, mix, isSum = false } = props;
  return (
    <tr className={isSum ? 'reading-sum' : ''}>
      <th scope="row">{name}</th>
      {[rate, mix, rate + mix].map((points, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never move
        <ChangeCell key={at} points={points} />
      ))}
    </tr>
  );
}

function ChangeCell({ points }: { readonly points: number }) {
  const text = change(points * 100, 2);
  return <td className={text === '0' ? 'num same' : 'num'}>{text}</td>;
}

function errorSentence(error: ContributionError): string {
  switch (error.type) {
    case 'noSegments':
      return 'The plan has no segments.';
    case 'lineMissing':
      return `This needs the line ${error.line}, which the plan does not have.`;
    case 'notAvailable':
      return 'Not available: a segment’s NRR, or the ARR it is weighted by, cannot be computed here.';
    case 'notSumming':
      return 'A figure is fixed by hand here, so that the total is not what its segments make.';
  }
}
