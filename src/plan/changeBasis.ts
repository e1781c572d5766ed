import { err, ok, type Result } from '#base/result';
import { type Basis, periodId, periodIds, periodIndex, type Timeline } from '#domain/timeline';
import { canonicalFormula } from './canonicalFormula';
import { basisConversionFormulas, basisLogoChurnFormula, conversionFormulas, logoChurnFormula } from './conversion';
import { type Conversion, convertedOverrides, convertedSeries, type Factors, type RateLine } from './convertRates';
import type { Edit } from './edit';
import { evaluatePlan, valueIn } from './lanes';
import type { Plan } from './model';
import { CONVERSION_LINES, RATES } from './nrrTemplate';
import { describePlanModelError, type PlanModelError } from './planModel';
import { baseOf, lineOf, segmentKeys, timelineOf } from './planParts';
import { entry } from './records';
import { linesOfTable, tableName, tablesOf } from './tables';
import type { PeriodId, SegmentKey } from './values';

export type ChangeBasisError =
  | { readonly type: 'calculated'; readonly line: string; readonly scenario: string }
  | { readonly type: 'overridden'; readonly line: string }
  | { readonly type: 'stated'; readonly what: string }
  | { readonly type: 'initiative'; readonly name: string }
  | { readonly type: 'lossesAboveAll' | 'missing'; readonly scenario: string; readonly period: string }
  | { readonly type: 'actualsDiffer'; readonly line: string; readonly period: string }
  | { readonly type: 'locked'; readonly scenario: string }
  | { readonly type: 'model'; readonly error: PlanModelError };

/**
 * The edits that change the basis of a plan's rates.
 *
 *     reread   the numbers stay and now mean the new basis; NRR and GRR change
 *     convert  the numbers change by the two factors of `conversion.ts`, so that NRR and GRR of every period stay
 *
 * Factors differ by scenario, segment and period, as losses and expansion do; a scenario that follows its parent's rate
 * with other factors gets a value of its own. Values outside the timeline, and actuals after the last close, take the
 * factor of the nearest period in the base.
 *
 * Errors  what cannot be converted without changing what the plan says, with the place.
 */
export function changeBasis(
  plan: Plan,
  basis: Basis,
  how: 'convert' | 'reread',
): Result<readonly Edit[], ChangeBasisError> {
  if (basis === plan.basis) return ok([]);
  const formulas = {
    ...conversionFormulas(basis, plan.grain),
    [LOGO_CHURN.perPeriod]: logoChurnFormula(basis, plan.grain),
  };
  const present = [...CONVERSION_LINES, LOGO_CHURN.perPeriod].filter((id) => lineOf(plan, id) !== undefined);
  const swap: readonly Edit[] = [
    { type: 'setBasis', basis },
    ...present.map(
      (line): Edit => ({
        type: 'setDefinition',
        line,
        definition: { type: 'formula', text: canonicalFormula(formulas[line]) },
      }),
    ),
  ];
  if (how === 'reread' || present.length === 0) return refusingLocked(plan, swap);
  const obstacle = obstacleOf(plan);
  if (obstacle !== null) return err(obstacle);
  const factors = factorsOf(plan, basis);
  if (!factors.ok) return factors;
  const rates = rateEdits(plan, factors.value);
  return rates.ok ? refusingLocked(plan, [...swap, ...rates.value]) : rates;
}

function refusingLocked(plan: Plan, edits: readonly Edit[]): Result<readonly Edit[], ChangeBasisError> {
  const touched = new Set(edits.map((edit) => ('scenario' in edit ? edit.scenario : plan.scenarios[0]?.id)));
  const locked = plan.scenarios.find((scenario) => scenario.locked && touched.has(scenario.id));
  return locked === undefined ? ok(edits) : err({ type: 'locked', scenario: locked.name });
}

/** The share of customers lost, which a plan with the growth pack states beside its seven rates, and what a period makes of it. */
const LOGO_CHURN = { rate: 'logo_churn_rate', perPeriod: 'logo_churn_per_period' } as const;

/** The rates of a plan and the effects on them, which are stated in the same basis. */
function rateLines(plan: Plan): readonly RateLine[] {
  const ids = RATES.flatMap(({ rate, loss }) => {
    const by: Conversion = loss ? 'loss' : 'expansion';
    return [
      { id: rate as string, by },
      { id: `${rate}_effect`, by },
    ];
  });
  return [...ids, { id: LOGO_CHURN.rate, by: 'logos' as const }].flatMap(({ id, by }) => {
    const line = lineOf(plan, id);
    return line === undefined ? [] : [{ line, by }];
  });
}

/** What keeps numbers from being converted: formulas that make rates, and figures fixed between the rates and their use. */
function obstacleOf(plan: Plan): ChangeBasisError | null {
  const base = plan.scenarios[0]?.name ?? '';
  // One size holds for the whole plan, while the factor moves with what is lost and gained: no single number would keep NRR.
  const initiative = plan.initiatives[0];
  if (initiative !== undefined) return { type: 'initiative', name: initiative.name };
  const rates = rateLines(plan);
  for (const { line } of rates) {
    if (line.definition.type === 'formula' && line.definition.text !== '0')
      return { type: 'calculated', line: line.id, scenario: base };
    for (const { name, overrides } of plan.scenarios) {
      const formula = entry(overrides, line.id)?.formula ?? null;
      if (formula !== null && formula !== '0') return { type: 'calculated', line: line.id, scenario: name };
    }
  }
  const between = [
    ...RATES.map(({ rate }) => `${rate}_used`),
    'grr_stated',
    'nrr_stated',
    ...CONVERSION_LINES,
    LOGO_CHURN.perPeriod,
  ];
  for (const id of between) {
    const line = lineOf(plan, id);
    const isOverridden =
      Object.keys(line?.cells ?? {}).length > 0 ||
      entry(plan.actuals.values, id) !== undefined ||
      plan.scenarios.some(({ overrides }) => Object.hasOwn(overrides, id));
    if (isOverridden) return { type: 'overridden', line: id };
  }
  const range = plan.risk.distributions.find((distribution) => rates.some(({ line }) => line.id === distribution.line));
  if (range !== undefined) return { type: 'stated', what: `the range of ${range.line}` };
  const table = tablesOf(plan).find((one) => rates.some(({ line }) => linesOfTable(one).slice(1).includes(line.id)));
  return table === undefined ? null : { type: 'stated', what: `the table ${tableName(plan, table)}` };
}

/** Evaluates the conversion between the two bases with the plan's own lines, in every scenario, segment and period. */
function factorsOf(plan: Plan, to: Basis): Result<Factors, ChangeBasisError> {
  const evaluated = evaluatePlan(withConversion(plan, to));
  if (!evaluated.ok) return err({ type: 'model', error: evaluated.error });
  const evaluation = evaluated.value;
  const { timeline } = evaluation;
  const stated = lineOf(plan, 'grr_stated');
  const keys = stated === undefined ? [] : segmentKeys(plan, stated);
  for (const [lane, { name }] of plan.scenarios.entries()) {
    for (const slice of keys.keys()) {
      for (let period = 0; period < timeline.periods; period++) {
        const at = { scenario: name, period: periodId(timeline, period) };
        if (valueIn(evaluation, 'grr_stated', slice, period, lane) < 0) return err({ type: 'lossesAboveAll', ...at });
        const product =
          valueIn(evaluation, 'loss_scale', slice, period, lane) *
          valueIn(evaluation, 'expansion_scale', slice, period, lane);
        if (Number.isNaN(product)) return err({ type: 'missing', ...at });
      }
    }
  }
  return ok((scenario, key, by, period) => {
    const lane = plan.scenarios.findIndex(({ id }) => id === scenario);
    const at = nearest(timeline, period);
    if (by !== 'logos')
      return valueIn(evaluation, by === 'loss' ? 'loss_scale' : 'expansion_scale', keys.indexOf(key), at, lane);
    const scale =
      valueIn(evaluation, LOGO_CHURN.perPeriod, 0, at, lane) / valueIn(evaluation, LOGO_CHURN.rate, 0, at, lane);
    // Nobody lost, and a rate that is missing, are the same in every basis.
    return Number.isNaN(scale) ? 1 : scale;
  });
}

/** The plan with its conversion leading from one basis to another, in place of from the basis to a period. */
function withConversion(plan: Plan, to: Basis): Plan {
  const texts = new Map<string, string>([
    ...Object.entries(basisConversionFormulas(plan.basis, to)),
    [LOGO_CHURN.perPeriod, basisLogoChurnFormula(plan.basis, to)],
  ]);
  const lines = plan.lines.map((line) => {
    const text = texts.get(line.id);
    return text === undefined ? line : { ...line, definition: { type: 'formula', text } as const };
  });
  return { ...plan, lines };
}

function nearest(timeline: Timeline, period: string): number {
  const index = periodIndex(timeline, period);
  if (index !== null) return index;
  return period < periodId(timeline, 0) ? 0 : timeline.periods - 1;
}

function rateEdits(plan: Plan, factors: Factors): Result<readonly Edit[], ChangeBasisError> {
  const periods = periodIds(timelineOf(plan));
  const edits: Edit[] = [];
  for (const rate of rateLines(plan)) {
    for (const key of segmentKeys(plan, rate.line)) {
      edits.push(...baseEdits(plan, rate, key, periods, factors));
      const actuals = actualEdits(plan, rate, key, factors);
      if (!actuals.ok) return actuals;
      edits.push(...actuals.value);
    }
    edits.push(...convertedOverrides(plan, rate, periods, factors));
  }
  return ok(edits);
}

/** The plan's own values of a rate, or its fixed cells where it is an effect. */
function baseEdits(
  plan: Plan,
  { line, by }: RateLine,
  key: SegmentKey,
  periods: readonly PeriodId[],
  factors: Factors,
): readonly Edit[] {
  const factor = (period: PeriodId) => factors(baseOf(plan).id, key, by, period);
  if (line.definition.type === 'input') {
    const series = entry(line.definition.values, key) ?? { every: null, at: {} };
    return [{ type: 'setSeries', line: line.id, segment: key, series: convertedSeries(series, periods, factor) }];
  }
  return Object.entries(entry(line.cells, key) ?? {}).map(
    ([period, value]): Edit => ({
      type: 'setCell',
      line: line.id,
      segment: key,
      period,
      value: value * factor(period),
    }),
  );
}

/** Actuals count in every scenario, so they can be converted only where all scenarios have the same factor. */
function actualEdits(
  plan: Plan,
  { line, by }: RateLine,
  key: SegmentKey,
  factors: Factors,
): Result<readonly Edit[], ChangeBasisError> {
  const { lastClose, values } = plan.actuals;
  const edits: Edit[] = [];
  for (const [period, value] of Object.entries(entry(entry(values, line.id) ?? {}, key) ?? {})) {
    const own = value * factors(baseOf(plan).id, key, by, period);
    const converted = plan.scenarios.map(({ id }) => value * factors(id, key, by, period));
    // Within rounding: scenarios that differ elsewhere reach the same factor by other sums.
    const differs = converted.some((other) => Math.abs(other - own) > 1e-14 * Math.abs(own));
    if (lastClose !== null && period <= lastClose && differs)
      return err({ type: 'actualsDiffer', line: line.id, period });
    edits.push({ type: 'setActual', line: line.id, segment: key, period, value: own });
  }
  return ok(edits);
}

export function describeChangeBasisError(error: ChangeBasisError): string {
  switch (error.type) {
    case 'calculated':
      return `${error.line} is calculated by a formula in ${error.scenario}, which cannot be converted: reread the rates instead, or give it values first.`;
    case 'overridden':
      return `${error.line} has fixed figures of its own, which a conversion of the rates would not reach: take them away first.`;
    case 'stated':
      return `${capitalized(error.what)} is stated in the old basis and cannot be converted: reread the rates instead, or take it away first.`;
    case 'initiative':
      return `${error.name} has one size, and in another basis needs one for each period: reread the rates, or remove initiatives first.`;
    case 'lossesAboveAll':
      return `In ${error.scenario}, ${error.period}, more than 100% is lost, which has no equal in another basis: mend the rates first, or reread them.`;
    case 'missing':
      return `In ${error.scenario}, ${error.period}, a rate is missing, so the others cannot be converted: fill it in first, or reread the rates.`;
    case 'actualsDiffer':
      return `The actual ${error.line} of ${error.period} would be another number in each scenario: give the other rates of that period actual values first, or reread.`;
    case 'locked':
      return `${error.scenario} is locked; unlock the scenario to change its rates.`;
    case 'model':
      return describePlanModelError(error.error);
  }
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
