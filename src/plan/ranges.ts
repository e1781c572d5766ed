import type { Edit } from './edit';
import type { Plan } from './model';
import type { Distribution, Risk } from './places';

/** The name under which an input has its draws: `churn_rate`, or `churn_rate@smb` in one segment. */
export function rangeName({ line, segment }: Pick<Distribution, 'line' | 'segment'>): string {
  return segment === null ? line : `${line}@${segment}`;
}

function rangeIndex({ distributions }: Risk, { line, segment }: Pick<Distribution, 'line' | 'segment'>): number {
  return distributions.findIndex((one) => one.line === line && one.segment === segment);
}

/** With a range added at the end, or put in the place of the one the input has. Correlations and all other draws stay. */
export function withRange(risk: Risk, range: Distribution): Risk {
  const at = rangeIndex(risk, range);
  return {
    ...risk,
    distributions: at < 0 ? [...risk.distributions, range] : risk.distributions.with(at, range),
  };
}

/** Without some of the ranges, and what correlates them; correlations name ranges by their place, so others move up. */
export function withoutRanges(risk: Risk, isGone: (range: Distribution) => boolean): Risk {
  const kept = risk.distributions.flatMap((range, at) => (isGone(range) ? [] : [at]));
  if (kept.length === risk.distributions.length) return risk;
  return {
    ...risk,
    distributions: risk.distributions.filter((range) => !isGone(range)),
    correlations: risk.correlations.flatMap(({ first, second, value }) => {
      const [a, b] = [kept.indexOf(first), kept.indexOf(second)];
      return a < 0 || b < 0 ? [] : [{ first: a, second: b, value }];
    }),
  };
}

/** The correlation of two ranges by their places; 0 for those of which nothing is said. */
export function correlationOf({ correlations }: Risk, first: number, second: number): number {
  const isOfBoth = (one: Risk['correlations'][number]) =>
    (one.first === first && one.second === second) || (one.first === second && one.second === first);
  return correlations.find(isOfBoth)?.value ?? 0;
}

export function withCorrelation(risk: Risk, first: number, second: number, value: number): Risk {
  const others = risk.correlations.filter(
    (one) => !((one.first === first && one.second === second) || (one.first === second && one.second === first)),
  );
  const [low, high] = [Math.min(first, second), Math.max(first, second)];
  return { ...risk, correlations: value === 0 ? others : [...others, { first: low, second: high, value }] };
}

export function riskEdit(value: Risk): Edit {
  return { type: 'setPlace', place: 'risk', value };
}

/** The edits that take away the ranges of lines that are to go. */
export function rangesOff(plan: Pick<Plan, 'risk'>, lines: ReadonlySet<string>): readonly Edit[] {
  const risk = withoutRanges(plan.risk, ({ line }) => lines.has(line));
  return risk === plan.risk ? [] : [riskEdit(risk)];
}
