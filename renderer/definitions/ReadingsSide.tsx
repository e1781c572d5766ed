import { readingDifferences } from '#analysis/readingDifferences';
import { periodId, periodLabel, periodsPerYear } from '#domain/timeline';
import { valueIn } from '#plan/lanes';
import { addReadingLines } from '#plan/readingLines';
import { lookOf } from '../format/scenarioLooks';
import { ScenarioMark } from '../frame/ScenarioMark';
import { goTo } from '../state/selection';
import { commit, type OpenPlan } from '../state/session';
import { showView } from '../state/view';
import { PercentCell } from './PercentCell';
import { readingSentences } from './readingSentences';
import { SegmentParts } from './SegmentParts';

/** One way to read NRR or GRR: the ending of its line, and what it takes. */
interface Reading {
  readonly line: string;
  readonly says: (period: string) => string;
}

/** The plan's NRR and GRR at one period in every reading and scenario, why they differ, and what segments bring. */
export function ReadingsSide({ open, period }: { readonly open: OpenPlan; readonly period: number }) {
  const { evaluation, plan, scenario } = open;
  const name = plan.scenarios[scenario]?.name ?? '';
  const found = readingDifferences(evaluation, scenario, period);
  const where = { timeline: evaluation.timeline, period, currency: plan.currency };
  return (
    <>
      <ReadingsTable open={open} period={period} />
      <MissingLines open={open} />
      <section className="definitions-part" aria-label="Why the readings differ">
        <h3>Why they differ in {name}</h3>
        {found === null ? (
          <p>{absenceOf(open, period)}</p>
        ) : (
          readingSentences(found, where).map((sentence) => <p key={sentence}>{sentence}</p>)
        )}
      </section>
      <section className="definitions-part" aria-label="How customers are counted">
        <h3>How customers are counted</h3>
        <p>
          Customers won in a {plan.grain} are in neither NRR nor GRR of that {plan.grain}. In this model they churn and
          expand from the next one on, because every rate applies to opening ARR. Annual contracts would delay their
          first churn by twelve months: the model does not assume that, so a plan that wins many customers loses them
          here sooner than under such contracts.
        </p>
      </section>
      <SegmentParts open={open} period={period} />
    </>
  );
}

/** Why the year cannot be read here. */
function absenceOf({ plan, evaluation }: OpenPlan, period: number): string {
  if (addReadingLines(plan).length > 0) return 'They can be compared once the plan has those lines.';
  return period + 1 < periodsPerYear(evaluation.timeline.grain)
    ? '12 months have to lie behind a period before its year can be read; nothing is made up from fewer.'
    : 'A reading of this year cannot be computed; its cell in the plan says why.';
}

function readingsOf({ basis }: OpenPlan['plan']): readonly Reading[] {
  return [
    { line: '', says: (period) => `${period} alone` },
    { line: '_annualized', says: (period) => `${period} annualized` },
    { line: '_ttm', says: () => `12 months, compounded bridge` },
    { line: '_cohort', says: () => '12 months, cohort' },
    { line: '_simple', says: () => '12 months, simple sum' },
    { line: '_stated', says: () => `As the ${basis} rates state it` },
  ];
}

function ReadingsTable({ open, period }: { readonly open: OpenPlan; readonly period: number }) {
  const { evaluation, plan, scenario: chosen } = open;
  const label = periodLabel(evaluation.timeline, period);
  const readings = readingsOf(plan);
  const count = plan.scenarios.length;
  const width = Math.min(WIDEST, Math.max(NARROWEST, ROOM / count));
  return (
    <table className="reading-table by-scenario" style={{ minWidth: LEAST_NAME + count * width }}>
      <caption className="visually-hidden">NRR and GRR at {label} in all readings, by scenario</caption>
      <colgroup>
        <col />
        {plan.scenarios.map(({ id }, at) => (
          <col key={id} style={{ width: at === count - 1 ? width + EDGE : width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">At {label}, % of opening ARR</th>
          {plan.scenarios.map(({ id, name }, at) => (
            <th key={id} scope="col" title={name} aria-current={at === chosen ? 'true' : undefined}>
              <ScenarioMark look={lookOf(plan.scenarios, at)} /> {name}
            </th>
          ))}
        </tr>
      </thead>
      {(['nrr', 'grr'] as const).map((of) => (
        <tbody key={of}>
          <tr>
            <th scope="rowgroup" colSpan={plan.scenarios.length + 1} className="reading-group">
              {of.toUpperCase()}
              <span>{MEANS[of]}</span>
            </th>
          </tr>
          {readings
            .filter(({ line }) => evaluation.program.lineIndex.has(`${of}${line}`))
            .map(({ line, says }) => (
              <tr key={line}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    title={`Go to ${of}${line} in the plan`}
                    onClick={() => goToReading(open, `${of}${line}`, period)}
                  >
                    {says(label)}
                  </button>
                </th>
                {plan.scenarios.map(({ id }, lane) => (
                  <PercentCell
                    key={id}
                    value={valueIn(evaluation, `${of}${line}`, 'total', period, lane)}
                    isChosen={lane === chosen}
                  />
                ))}
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}

/** Pixels that the names of readings need, that the figures of all scenarios have beside them, and that those of one may take. */
const LEAST_NAME = 206;
const ROOM = 360;
const NARROWEST = 60;
const WIDEST = 108;
/** What the last column has between its figures and the edge of the panel. */
const EDGE = 16;

const MEANS = {
  nrr: 'what the customers there were are worth now: with expansion, contraction and churn',
  grr: 'the same without expansion, never above 100%',
};

function goToReading({ plan, evaluation, scenario }: OpenPlan, line: string, period: number): void {
  showView('plan');
  const segment = plan.segments.length > 0 ? 'total' : 'all';
  const id = plan.scenarios[scenario]?.id ?? '';
  goTo({ line, segment, period: periodId(evaluation.timeline, period), scenario: id });
}

/** Plans saved before these readings were lines get them by one step, and show what there is until then. */
function MissingLines({ open }: { readonly open: OpenPlan }) {
  const edits = addReadingLines(open.plan);
  if (edits.length === 0) return null;
  return (
    <p className="definitions-offer">
      This plan was made before cohort and simple sum were lines of a plan.
      <button type="button" className="button" onClick={() => commit('Add the lines of the 12-month readings', edits)}>
        Add them
      </button>
    </p>
  );
}
