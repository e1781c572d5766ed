import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyAll } from '#plan/edits';
import { evaluatePlan, valueIn } from '#plan/lanes';
import { type Plan, WHOLE } from '#plan/model';
import { newPlan } from '#plan/newPlan';
import { describeOpenError, openPlan } from '#plan/open';
import { segmentKeys } from '#plan/planParts';
import { asTemplate } from '#plan/reducedPlan';
import { valuesOnly } from '#plan/valuesOnly';
import { writePlan } from '#plan/write';
import { platform } from './platform';

async function reopened(plan: Plan): Promise<Plan> {
  const opened = await openPlan(new TextEncoder().encode(await writePlan(plan, platform)), platform);
  if (!opened.ok) throw new Error(describeOpenError(opened.error));
  return opened.value;
}

const exampleBytes = readFileSync(new URL('../../assets/examples/95-to-115.headroom', import.meta.url));
const example = await (async () => {
  const opened = await openPlan(exampleBytes, platform);
  if (!opened.ok) throw new Error('the example does not open');
  return opened.value;
})();

function segmentedPlan(): Plan {
  const made = newPlan({ basis: 'annual', start: '2027-01', periods: 6, segments: ['SMB', 'Enterprise'] });
  if (!made.ok) throw new Error('no plan');
  const series = (every: number) => ({ every, at: {} });
  const filled = applyAll(made.value, [
    { type: 'setSeries', line: 'starting_arr', segment: 'smb', series: series(1e6) },
    { type: 'setSeries', line: 'starting_arr', segment: 'enterprise', series: series(3e6) },
    { type: 'setSeries', line: 'churn_rate', segment: 'smb', series: series(0.2) },
    { type: 'setSeries', line: 'upsell_rate', segment: 'enterprise', series: series(0.15) },
  ]);
  if (!filled.ok) throw new Error('not filled');
  return filled.value.plan;
}

const isSame = (a: number, b: number) => Object.is(a, b);

test.each([
  ['the example', () => example],
  ['a plan with segments', segmentedPlan],
])('the copy of %s shows the same total of every line in every scenario and period, and opens', async (_name, make) => {
  const plan = make();
  const copy = valuesOnly(
    plan,
    plan.scenarios.map(({ id }) => id),
    '2027-03-31',
  );
  if (!copy.ok) throw new Error('no copy');
  const opened = await reopened(copy.value);
  const ids = plan.scenarios.map(({ id }) => id);
  const before = evaluatePlan(plan, ids);
  const after = evaluatePlan(opened, ids);
  if (!before.ok || !after.ok) throw new Error('does not evaluate');
  const differing = plan.lines.flatMap(({ id, once }) =>
    ids.flatMap((scenario, lane) =>
      Array.from({ length: once ? 1 : plan.periods }, (_, period) => period)
        .filter(
          (period) =>
            !isSame(valueIn(before.value, id, 'total', period, lane), valueIn(after.value, id, 'total', period, lane)),
        )
        .map((period) => `${id} ${scenario} ${period}`),
    ),
  );
  expect(differing).toEqual([]);
});

test('what a line is in each segment stands below its total', async () => {
  const plan = segmentedPlan();
  const copy = valuesOnly(plan, [], '2027-03-31');
  if (!copy.ok) throw new Error('no copy');
  const opened = await reopened(copy.value);
  const at = opened.lines.findIndex(({ id }) => id === 'closing_arr');
  expect(opened.lines.slice(at, at + 3).map(({ label }) => label)).toEqual([
    'Closing ARR',
    'Closing ARR, SMB',
    'Closing ARR, Enterprise',
  ]);
  const before = evaluatePlan(plan, ['base']);
  const after = evaluatePlan(opened, ['base']);
  if (!before.ok || !after.ok) throw new Error('does not evaluate');
  expect(valueIn(after.value, opened.lines[at + 2]?.id ?? '', 'total', 5, 0)).toBe(
    valueIn(before.value, 'closing_arr', 1, 5, 0),
  );
});

test('nothing of how figures come about is in the file: no formula, note, source, initiative or range, and every scenario is locked', async () => {
  const copy = valuesOnly(
    example,
    example.scenarios.map(({ id }) => id),
    '2027-03-31',
  );
  if (!copy.ok) throw new Error('no copy');
  const { lines, scenarios, initiatives, risk, notes } = await reopened(copy.value);
  expect({
    formulas: lines.filter(({ definition }) => definition.type === 'formula'),
    words: lines.filter(({ note, source }) => note !== '' || source !== ''),
    overridden: scenarios.filter(({ overrides }) => Object.values(overrides).some(({ formula }) => formula !== null)),
    open: scenarios.filter(({ locked }) => !locked),
    initiatives,
    ranges: risk.distributions,
    notes,
  }).toEqual({ formulas: [], words: [], overridden: [], open: [], initiatives: [], ranges: [], notes: [] });
});

test('scenarios that were not chosen are not in the copy', () => {
  const copy = valuesOnly(example, [], '2027-03-31');
  expect(copy.ok && copy.value.scenarios.map(({ name }) => name)).toEqual([example.scenarios[0]?.name]);
});

test('a template keeps the model with its figures, and nothing of one moment', async () => {
  const plan = segmentedPlan();
  const closed = applyAll(plan, [
    { type: 'setActual', line: 'churn_arr', segment: 'smb', period: '2027-01', value: 5 },
    { type: 'setLastClose', period: '2027-01' },
  ]);
  if (!closed.ok) throw new Error('not closed');
  const template = await reopened(asTemplate(closed.value.plan));
  expect(template.lines).toEqual(plan.lines);
  expect(template.actuals).toEqual({ lastClose: null, values: {} });
  expect(segmentKeys(template, { segmented: true })).not.toContain(WHOLE);
});
