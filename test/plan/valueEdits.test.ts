import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyAll } from '#plan/edits';
import { valueIn } from '#plan/lanes';
import { lineOf } from '#plan/planParts';
import { emptyScenario } from '#plan/scenarioEdits';
import { editsForSeries, editsForValue, type TypedValue } from '#plan/valueEdits';
import type { Plan } from '#plan/model';
import { evaluated, planOf } from './plans';

const PERIODS = ['2027-01', '2027-02', '2027-03'];

function treeOf(): Plan {
  const outcome = applyAll(planOf({ periods: 3 }), [
    { type: 'insertScenario', index: 1, scenario: emptyScenario('up', 'Up', 'base') },
    { type: 'insertScenario', index: 2, scenario: emptyScenario('top', 'Top', 'up') },
  ]);
  if (!outcome.ok) throw new Error('no tree');
  return outcome.value.plan;
}

const typed = fc.record({
  scenario: fc.constantFrom('base', 'up', 'top'),
  line: fc.constantFrom('churn_rate', 'churn_rate_effect', 'starting_arr', 'expansion_arr'),
  period: fc.constantFrom(null, ...PERIODS),
  value: fc.option(fc.integer({ min: 1, max: 9 })),
});

type Figure = Omit<TypedValue, 'line' | 'segment'> & { readonly line: string };

/** Types one figure and holds it against the values before: what is meant changes, the rest stays. */
function typedInto(plan: Plan, { scenario, line: id, period, value }: Figure): Plan {
  const lane = plan.scenarios.findIndex((other) => other.id === scenario);
  const line = lineOf(plan, id);
  if (line === undefined) throw new Error('no line');
  const outcome = applyAll(plan, editsForValue(plan, { scenario, line, segment: 'all', period, value }));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  const [before, after] = [plan, outcome.value.plan].map(evaluated);
  for (const [at, each] of PERIODS.entries()) {
    const [was, now] = [before, after].map((evaluation) => evaluation && valueIn(evaluation, id, 0, at, lane));
    const isMeant = period === null || period === each || line.once;
    if (!isMeant) expect(now).toBe(was);
    else if (value !== null || line.definition.type === 'input') expect(now).toBe(value ?? Number.NaN);
  }
  return outcome.value.plan;
}

test('a typed figure holds in its scenario and changes nothing else there, whatever was typed before', () => {
  fc.assert(
    fc.property(fc.array(typed, { minLength: 1, maxLength: 10 }), (figures) => {
      figures.reduce(typedInto, treeOf());
    }),
    { numRuns: 150 },
  );
}, 30_000);

test('many figures of one line at once are the same plan as one after the other, in inputs and in calculated lines', () => {
  const cells = fc.array(fc.tuple(fc.constantFrom(...PERIODS), fc.option(fc.integer({ min: 1, max: 9 }))), {
    maxLength: 6,
  });
  const plan = treeOf();
  const base = plan.scenarios[0]?.id ?? '';
  const lines = plan.lines.filter(({ once }) => !once);
  fc.assert(
    fc.property(fc.constantFrom(...lines), cells, (line, values) => {
      const oneByOne = values.reduce((before, [period, value]) => {
        const now = lineOf(before, line.id) ?? line;
        const edits = editsForValue(before, { scenario: base, line: now, segment: 'all', period, value });
        const outcome = applyAll(before, edits);
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
        return outcome.value.plan;
      }, plan);
      const atOnce = applyAll(plan, editsForSeries(line, 'all', values));
      expect(atOnce.ok && atOnce.value.plan).toEqual(oneByOne);
    }),
  );
});
