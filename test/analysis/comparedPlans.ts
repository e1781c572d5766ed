import fc from 'fast-check';
import type { PlacedFigure } from '#analysis/bridgeLanes';
import { type BridgeQuestion, type ScenarioBridge, scenarioBridge } from '#analysis/scenarioBridge';
import type { Edit } from '#plan/edit';
import type { Plan } from '#plan/model';
import { segmentKeys } from '#plan/planParts';
import { emptyScenario } from '#plan/scenarioEdits';
import { edited, planOf, withEvery } from '../plan/plans';

/** One thing that a scenario says of its own. */
interface Saying {
  readonly line: string;
  readonly kind: 'every' | 'cell' | 'formula';
  readonly value: number;
  readonly period: number;
}

const LINES = [
  'churn_rate',
  'contraction_rate',
  'upsell_rate',
  'seat_rate',
  'usage_rate',
  'new_logo_arr',
  'restatement_arr',
  'seat_rate_effect',
  'closing_arr',
  'expansion_arr',
] as const;
const CALCULATED = new Set<string>(['seat_rate_effect', 'closing_arr', 'expansion_arr']);
const IS_MONEY = /_arr$/;

const saying: fc.Arbitrary<Saying> = fc.record({
  line: fc.constantFrom(...LINES),
  kind: fc.constantFrom('every', 'cell', 'formula'),
  value: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
  period: fc.nat(14),
});

/** What three scenarios say over a plan of months. */
export interface ComparedSketch {
  readonly segments: readonly string[];
  readonly a: readonly Saying[];
  readonly b: readonly Saying[];
  readonly c: readonly Saying[];
}

export const comparedSketches: fc.Arbitrary<ComparedSketch> = fc.record({
  segments: fc.constantFrom([], ['SMB', 'Enterprise']),
  a: fc.array(saying, { maxLength: 5 }),
  b: fc.array(saying, { maxLength: 5 }),
  c: fc.array(saying, { maxLength: 2 }),
});

/** The plan of a sketch: A and B follow the base, C follows B. */
export function comparedPlan({ segments, a, b, c }: ComparedSketch): Plan {
  const plan = edited(startedPlan(segments), [
    { type: 'insertScenario', index: 1, scenario: emptyScenario('a', 'A', 'base') },
    { type: 'insertScenario', index: 2, scenario: emptyScenario('b', 'B', 'base') },
    { type: 'insertScenario', index: 3, scenario: emptyScenario('c', 'C', 'b') },
  ]);
  const says = (scenario: string, sayings: readonly Saying[]) => sayings.flatMap((one) => editsOf(plan, scenario, one));
  return edited(plan, [...says('a', a), ...says('b', b), ...says('c', c)]);
}

export function startedPlan(segments: readonly string[] = []): Plan {
  const plan = planOf({ periods: 15, segments });
  const keys = segmentKeys(plan, { segmented: true });
  return keys.reduce(
    (made, key) => withEvery(made, { starting_arr: 1e6, churn_rate: 0.1, seat_rate: 0.05, new_logo_arr: 2e4 }, key),
    plan,
  );
}

function editsOf(plan: Plan, scenario: string, { line, kind, value, period }: Saying): readonly Edit[] {
  const amount = IS_MONEY.test(line) ? value * 1e6 : value;
  const [segment = ''] = segmentKeys(plan, { segmented: true });
  const place = { scenario, line, segment };
  if (kind === 'formula') {
    const text = line === 'new_logo_arr' ? `if(month > 6, ${amount}, 1000)` : `${amount} + 0 * period`;
    return [{ type: 'setOverrideFormula', scenario, line, formula: text }];
  }
  if (kind === 'every' && !CALCULATED.has(line))
    return [{ type: 'setOverrideSeries', ...place, series: { every: amount, at: {} } }];
  return [
    { type: 'setOverrideCell', ...place, period: `20${27 + Math.floor(period / 12)}-${month(period)}`, value: amount },
  ];
}

function month(period: number): string {
  return String((period % 12) + 1).padStart(2, '0');
}

export const at = (line: string, period = 14): PlacedFigure => ({
  line,
  slice: 'total',
  when: { type: 'period', index: period },
});

export function bridged(plan: Plan, question: BridgeQuestion): ScenarioBridge {
  const made = scenarioBridge(plan, question);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

/** Names and amounts of the first figure. */
export function stepsOf({ parts, bridges: [first] }: ScenarioBridge): Readonly<Record<string, number>> {
  if (first?.ok !== true) throw new Error(JSON.stringify(first));
  return Object.fromEntries(parts.map(({ name }, part) => [name, first.value.amounts[part] ?? Number.NaN]));
}
