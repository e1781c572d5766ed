import { describeCorrelationError, mixing, rangeWording } from '#analysis/rankCorrelation';
import { asShape, type Range, type RangeShape, rangeProblem } from '#domain/ranges';
import { variedInput } from '#analysis/variedInput';
import type { Plan, SegmentKey } from '#plan/model';
import type { Distribution, Risk, Target } from '#plan/places';
import { applyAll } from '#plan/edits';
import { valueIn } from '#plan/lanes';
import { riskEdit, withCorrelation, withoutRanges, withRange } from '#plan/ranges';
import { RATES } from '#plan/nrrTemplate';
import { inputLabel } from '#plan/inputLabel';
import { isShared } from '#plan/segmentValues';
import { commit, type OpenPlan, refuse } from '../state/session';
import { uncertainInputs } from './rangeLabels';

/** How many months a start may move. */
const MONTHS = 3;
/** How far to both sides of what an input is a new range goes, as a share of it. */
const USUAL_WIDTH = 0.2;

/**
 * A range for an input as it is in the chosen scenario; null for one that has no value to begin with. Where rates differ between segments
 * it is around what they come to together, where amounts do around the first; where values differ by period, around the first that is open.
 */
export function usualRange(open: OpenPlan, line: string, segment: SegmentKey | null): Distribution | null {
  const { plan, evaluation, scenario } = open;
  const found = variedInput(plan, plan.scenarios[scenario]?.id ?? '', { line, segment, period: null });
  if (!found.ok) return null;
  const { value, slices, span, domain, line: input } = found.value;
  const first = slices[0]?.series[span.from] ?? Number.NaN;
  const together =
    slices.length > 1 && !isShared(input) ? valueIn(evaluation, line, 'total', span.from, scenario) : first;
  // What comes of several values is rounded as a person would say it.
  const likely = value === null ? Number(together.toPrecision(2)) : rounded(value);
  if (!Number.isFinite(likely)) return null;
  const by = input.unit === 'month' ? MONTHS : likely === 0 ? atZero(input.unit) : Math.abs(likely) * USUAL_WIDTH;
  const end = (at: number) => rounded(Math.min(domain.max, Math.max(domain.min, at)));
  return { line, segment, shape: 'pert', low: end(likely - by), likely, high: end(likely + by), note: '', source: '' };
}

function atZero(unit: string): number {
  return unit === 'rate' ? 0.01 : 1;
}

/** Without the digits that binary fractions add. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

export function addRange(plan: Plan, range: Distribution): boolean {
  return commit(`Range of ${inputLabel(plan, range.line, range.segment)}`, [riskEdit(withRange(plan.risk, range))]);
}

/** Ranges for everything that NRR and ARR usually follow from and that is not 0, in one step. */
export function addUsualRanges(open: OpenPlan): boolean {
  const { plan } = open;
  const usual = new Set<string>([...RATES.map(({ rate }) => rate), 'new_logo_arr']);
  const inputs = uncertainInputs(plan).filter(
    ({ line, segment }) => usual.has(line.id) && (segment === null || isShared(line)),
  );
  const ranges = inputs.flatMap(({ line, segment }) => {
    const range = usualRange(open, line.id, segment);
    return range === null || range.likely === 0 ? [] : [range];
  });
  if (ranges.length === 0)
    return refuse('No rate and no new-logo ARR of this scenario is above 0; give them values first.');
  return commit('Ranges for rates and new logos', [riskEdit(ranges.reduce(withRange, plan.risk))]);
}

/** A range of the plan, and what it is dragged to meanwhile. */
export interface TriedRange {
  readonly range: Distribution;
  readonly to: Distribution;
}

/** The plan with a range that is tried out; the plan itself where that is no longer there. Nothing is compiled for it. */
export function triedPlan(plan: Plan, tried: TriedRange | null): Plan {
  if (tried === null || !plan.risk.distributions.includes(tried.range)) return plan;
  const applied = applyAll(plan, [riskEdit(withRange(plan.risk, tried.to))]);
  return applied.ok ? applied.value.plan : plan;
}

export function changeRange(plan: Plan, before: Distribution, numbers: Range): boolean {
  const range = { ...before, ...numbers };
  return commit(`Range of ${inputLabel(plan, range.line, range.segment)}`, [riskEdit(withRange(plan.risk, range))]);
}

export function reshapeRange(plan: Plan, before: Distribution, shape: RangeShape): boolean {
  const range = asShape(before, shape);
  const problem = rangeProblem(range);
  const name = inputLabel(plan, before.line, before.segment);
  return problem === null ? changeRange(plan, before, range) : refuse(`${name}: ${problem}.`);
}

export function removeRange(plan: Plan, range: Distribution): boolean {
  const risk = withoutRanges(plan.risk, (one) => one === range);
  return commit(`Remove the range of ${inputLabel(plan, range.line, range.segment)}`, [riskEdit(risk)]);
}

export function setSeed(plan: Plan, seed: number): boolean {
  return seed === plan.risk.seed || commit(`Seed ${seed}`, [riskEdit({ ...plan.risk, seed })]);
}

/** A correlation between ranges by their places. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  readonly value: number;
}

/** Sets all correlations. Returns why they cannot be; null where they were set. */
export function setCorrelations(plan: Plan, pairs: readonly Pair[]): string | null {
  const bare: Risk = { ...plan.risk, correlations: [] };
  const risk = pairs.reduce((made, { first, second, value }) => withCorrelation(made, first, second, value), bare);
  const mixed = mixing(risk);
  if (!mixed.ok) return describeCorrelationError(mixed.error, rangeWording(plan));
  if (JSON.stringify(risk.correlations) !== JSON.stringify(plan.risk.correlations))
    commit('Correlations', [riskEdit(risk)]);
  return null;
}

/** Sets the target of a line at a date. One of another date stays what it is. */
export function setTarget(
  plan: Plan,
  wanted: Pick<Target, 'line' | 'period' | 'direction' | 'value'>,
  text: string,
): boolean {
  const at = plan.targets.findIndex(
    ({ line, segment, period }) => line === wanted.line && segment === null && period === wanted.period,
  );
  const before = plan.targets[at];
  const target: Target = {
    id: before?.id ?? freeId(plan, wanted.line.toLowerCase()),
    name: before?.name ?? (plan.lines.find(({ id }) => id === wanted.line)?.label.slice(0, 80) || 'Target'),
    segment: null,
    note: before?.note ?? '',
    source: before?.source ?? '',
    ...wanted,
  };
  const value = at < 0 ? [...plan.targets, target] : plan.targets.with(at, target);
  return commit(`Target ${text}`, [{ type: 'setPlace', place: 'targets', value }]);
}

const LONGEST_STEM = 26;

function freeId({ targets }: Plan, line: string): string {
  const stem =
    line
      .replace(/[^a-z0-9_-]/g, '')
      .slice(0, LONGEST_STEM)
      .replace(/^[_-]+/, '') || 'target';
  for (let number = 1; ; number++) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (targets.every((one) => one.id !== id)) return id;
  }
}
