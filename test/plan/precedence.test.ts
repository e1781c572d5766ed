import fc from 'fast-check';
import { expect, test } from 'vitest';
import { periodIds } from '#domain/timeline';
import { evaluatePlan, type Probe, valueIn } from '#plan/lanes';
import type { Cells, Override, Plan, Series } from '#plan/model';
import { timelineOf } from '#plan/planParts';
import { validatePlan } from '#plan/validate';
import { planOf } from './plans';

const PERIODS = 4;
const ids = periodIds(timelineOf(planOf({ periods: PERIODS })));
const number = fc.integer({ min: 1, max: 9_999 });
const cells: fc.Arbitrary<Cells> = fc.dictionary(fc.constantFrom(...ids), number, { maxKeys: 3 });
const series: fc.Arbitrary<Series> = fc.record({
  every: fc.option(number),
  at: fc.dictionary(fc.constantFrom(...ids), fc.option(number), { maxKeys: 2 }),
});

/** What one scenario says about a line: cells, and values or a formula of its own or neither. */
interface Said {
  readonly cells: Cells;
  readonly own:
    | { readonly type: 'values'; readonly series: Series }
    | { readonly type: 'formula'; readonly n: number }
    | null;
}

const said: fc.Arbitrary<Said> = fc.record({
  cells,
  own: fc.oneof(
    fc.constant(null),
    fc.record({ type: fc.constant('values' as const), series }),
    fc.record({ type: fc.constant('formula' as const), n: number }),
  ),
});

const formulaText = (n: number) => `${n} + 10000 * period`;
const inSeries = ({ every, at }: Series, id: string): number | null =>
  Object.hasOwn(at, id) ? (at[id] ?? null) : every;

function overrideOf({ cells: own, own: what }: Said): Override {
  return {
    values: what?.type === 'values' ? { all: what.series } : {},
    formula: what?.type === 'formula' ? formulaText(what.n) : null,
    cells: Object.keys(own).length === 0 ? {} : { all: own },
  };
}

/** The base says what it says in the line itself: values of an input, or a formula and cells. */
function saidByBase(id: string, { cells: fixed, own }: Said): Said {
  if (id === 'net_new_arr') return { cells: fixed, own: { type: 'formula', n: own?.type === 'formula' ? own.n : 3 } };
  return { cells: {}, own: { type: 'values', series: own?.type === 'values' ? own.series : { every: 5, at: {} } } };
}

function planSaying(id: string, [base, middle, leaf]: readonly [Said, Said, Said], actuals: Plan['actuals']): Plan {
  const empty = planOf({ periods: PERIODS });
  const { values, formula, cells: fixed } = overrideOf(base);
  const definition =
    formula === null ? { type: 'input' as const, values } : { type: 'formula' as const, text: formula };
  const scenario = (name: string, parent: string, one: Said) => ({
    id: name,
    name,
    parent,
    locked: false,
    note: '',
    overrides: { [id]: overrideOf(one) },
  });
  return {
    ...empty,
    lines: empty.lines.map((line) => (line.id === id ? { ...line, definition, cells: fixed } : line)),
    scenarios: [...empty.scenarios, scenario('middle', 'base', middle), scenario('leaf', 'middle', leaf)],
    actuals,
  };
}

test.each(['restatement_arr', 'net_new_arr'])(
  'of all that is said about %s the strongest counts: a probe, an actual, then from leaf to root a cell before values or formula',
  (id) => {
    const tries = fc.array(fc.record({ period: fc.option(fc.constantFrom(...ids)), value: number }), { maxLength: 2 });
    fc.assert(
      fc.property(said, said, said, cells, fc.option(fc.constantFrom(...ids)), tries, (...given) => {
        const [root, middle, leaf, actual, lastClose, tried] = given;
        const base = saidByBase(id, root);
        const plan = planSaying(id, [base, middle, leaf], { lastClose, values: { [id]: { all: actual } } });
        expect(validatePlan(plan)).toBeNull();
        const probes = tried.map(({ period, value }): Probe => ({ line: id, segment: null, period, value }));
        const evaluation = evaluatePlan(plan, ['base', 'middle', 'leaf'], probes);
        if (!evaluation.ok) throw new Error('does not compile');
        for (const [lane, nearestFirst] of [[base], [middle, base], [leaf, middle, base]].entries()) {
          for (const [period, name] of ids.entries()) {
            const closed = lastClose !== null && name <= lastClose ? actual : {};
            const wanted = strongest(nearestFirst, closed, probes, name, period);
            expect(valueIn(evaluation.value, id, 'total', period, lane)).toBe(wanted ?? Number.NaN);
          }
        }
      }),
      { numRuns: 200 },
    );
  },
);

function strongest(
  nearestFirst: readonly Said[],
  actual: Cells,
  probes: readonly Probe[],
  id: string,
  period: number,
): number | null {
  const probe = probes.findLast((one) => one.period === id) ?? probes.findLast((one) => one.period === null);
  if (probe !== undefined) return probe.value;
  if (Object.hasOwn(actual, id)) return actual[id] ?? null;
  for (const { cells: fixed, own } of nearestFirst) {
    if (Object.hasOwn(fixed, id)) return fixed[id] ?? null;
    if (own?.type === 'values') return inSeries(own.series, id);
    if (own?.type === 'formula') return own.n + 10_000 * period;
  }
  return null;
}
