import { standingOf } from '#analysis/standing';
import { SOURCES } from '#domain/sources';
import { periodLabel } from '#domain/timeline';
import { fixed, NOT_AVAILABLE } from '../format/figures';
import type { OpenPlan } from '../state/session';
import { ConflictTable } from './ConflictTable';
import { MethodLink } from './MethodLink';
import { RangeBar } from './RangeBar';
import { type StandingRow, standingRows, standingWarnings } from './standingRows';
import { UsdRateField } from './UsdRateField';

/** Where the plan stands to every benchmark at one period, each with its source, and where the sources disagree. */
export function BenchmarksSide({ open, period }: { readonly open: OpenPlan; readonly period: number }) {
  const { evaluation, plan, scenario } = open;
  const standing = standingOf(evaluation, scenario, period);
  const label = periodLabel(evaluation.timeline, period);
  const warnings = standingWarnings(standing);
  return (
    <>
      <section className="definitions-part" aria-label="Where the plan stands">
        <h3>Where {plan.scenarios[scenario]?.name} stands</h3>
        <p className="standing-figure">
          <span className={Number.isNaN(standing.nrr) ? 'num na' : 'num'}>
            {Number.isNaN(standing.nrr) ? NOT_AVAILABLE : `${fixed(standing.nrr * 100, 2)}%`}
          </span>
          <MethodLink className="standing-method">
            {standing.reading === 'nrr_ttm' ? `NRR, 12 months to ${label}, bridge` : `NRR, ${label} annualized, bridge`}
          </MethodLink>
        </p>
        {warnings.length > 0 && (
          <div className="definitions-warning">
            {warnings.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        )}
        <table className="reading-table standing-table">
          <thead>
            <tr>
              <th scope="col">Benchmark</th>
              <th scope="col">The plan</th>
              <th scope="col">What the source says</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {standingRows(standing).map((row) => (
              <Row key={row.what} row={row} nrr={standing.nrr} />
            ))}
          </tbody>
        </table>
        {plan.currency !== 'USD' && <UsdRateField plan={plan} />}
      </section>
      <Conflicts />
    </>
  );
}

function Row({ row, nrr }: { readonly row: StandingRow; readonly nrr: number }) {
  return (
    <tr>
      <th scope="row">{row.what}</th>
      <td className="standing-stands">{row.stands}</td>
      <td>
        {row.ranges !== undefined && <RangeBar ranges={row.ranges} value={nrr} />}
        {row.says}
      </td>
      <td>
        {row.sources.map((source) => (
          <abbr key={source} title={SOURCES[source].name}>
            {source}
          </abbr>
        ))}
      </td>
    </tr>
  );
}

function Conflicts() {
  return (
    <section className="definitions-part" aria-label="Where the sources disagree">
      <h3>
        Where the sources disagree <small>never averaged; empty where a source is silent</small>
      </h3>
      <ConflictTable />
    </section>
  );
}
