import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '#base/canonicalJson';
import { describeEditError } from '#plan/describeEditError';
import type { Edit, EditError } from '#plan/edit';
import { applyAll, applyEdit } from '#plan/edits';
import { lineOf } from '#plan/planParts';
import { planProblem } from '#plan/validate';
import type { Plan } from '#plan/model';
import { makers } from './editGenerators';
import { planOf, richPlan } from './plans';

const textOf = (plan: Plan) => canonicalText(plan, 3);

function applied(plan: Plan, ...edits: readonly Edit[]): Plan {
  const outcome = applyAll(plan, edits);
  if (!outcome.ok) throw new Error(describeEditError(outcome.error));
  return outcome.value.plan;
}

function refusal(plan: Plan, edit: Edit): EditError {
  const outcome = applyEdit(plan, edit);
  if (outcome.ok) throw new Error('it was applied');
  return outcome.error;
}

const types = Object.keys(makers) as Edit['type'][];
const anyMaker = fc.oneof(...types.map((type) => makers[type].map((make) => ({ type, make }))));
const unlocked = { ...richPlan(), scenarios: richPlan().scenarios.map((scenario) => ({ ...scenario, locked: false })) };
const someStarts = [
  richPlan(),
  unlocked,
  planOf({ segments: [] }),
  planOf({ grain: 'quarter', segments: ['One'] }),
  // Nothing uses the segments here, so that they can be taken away.
  { ...unlocked, initiatives: [], targets: [], accounts: [], risk: { distributions: [], correlations: [], seed: 1 } },
];

test('each undo returns to the text before that edit, each redo to the one after, for every kind of edit', () => {
  const happened = new Map<Edit['type'], number>();
  fc.assert(
    fc.property(fc.constantFrom(...someStarts), fc.array(anyMaker, { minLength: 1, maxLength: 14 }), (start, steps) => {
      let plan = start;
      const history: {
        readonly before: string;
        readonly after: string;
        readonly edit: Edit;
        readonly inverse: readonly Edit[];
      }[] = [];
      for (const { type, make } of steps) {
        const edit = make(plan);
        const outcome = applyEdit(plan, edit);
        if (!outcome.ok) {
          expect(describeEditError(outcome.error).length).toBeGreaterThan(15);
          continue;
        }
        happened.set(type, (happened.get(type) ?? 0) + 1);
        history.push({ before: textOf(plan), after: textOf(outcome.value.plan), edit, inverse: outcome.value.inverse });
        plan = outcome.value.plan;
      }
      expect(planProblem(plan)).toBeNull();
      for (const step of history.toReversed()) {
        plan = applied(plan, ...step.inverse);
        expect(textOf(plan)).toBe(step.before);
      }
      for (const step of history) {
        plan = applied(plan, step.edit);
        expect(textOf(plan)).toBe(step.after);
      }
    }),
    { numRuns: 300 },
  );
  expect(types.filter((type) => (happened.get(type) ?? 0) === 0)).toEqual([]);
}, 120_000);

test('one inverse undoes several edits at once', () => {
  const start = richPlan();
  const edits: readonly Edit[] = [
    { type: 'setTitle', title: 'Other' },
    { type: 'removeSegment', segment: 'enterprise' },
  ];
  const free = { ...start, accounts: [] };
  const outcome = applyAll(free, edits);
  if (!outcome.ok) throw new Error(describeEditError(outcome.error));
  expect(textOf(applied(outcome.value.plan, ...outcome.value.inverse))).toBe(textOf(free));
});

test('an edit keeps the identity of every line it does not touch', () => {
  const before = richPlan();
  const after = applied(before, {
    type: 'setSeries',
    line: 'churn_rate',
    segment: 'smb',
    series: { every: 0.2, at: {} },
  });
  const changed = before.lines.filter((line) => lineOf(after, line.id) !== line);
  expect(changed.map((line) => line.id)).toEqual(['churn_rate']);
  expect(after.scenarios).toBe(before.scenarios);
});

test('renaming an own line rewrites every reference, in scenarios too', () => {
  const plan = applied(
    richPlan(),
    { type: 'setOverrideFormula', scenario: 'upside', line: 'new_logo_arr', formula: 'prev(growth_in_year,0)*2' },
    {
      type: 'setOverrideCell',
      scenario: 'upside',
      line: 'growth_in_year',
      segment: 'smb',
      period: '2027-07',
      value: 5,
    },
    { type: 'renameLine', line: 'growth_in_year', to: 'growth' },
  );
  const upside = plan.scenarios[1]?.overrides;
  expect([upside?.['new_logo_arr']?.formula, upside?.['growth']?.cells, lineOf(plan, 'growth_in_year')]).toEqual([
    'prev(growth, 0) * 2',
    { smb: { '2027-07': 5 } },
    undefined,
  ]);
});

test('removing the last segment gives its values to the whole, and the first segment takes them over', () => {
  const one = applied(planOf({ segments: ['SMB'] }), {
    type: 'setSeries',
    line: 'churn_rate',
    segment: 'smb',
    series: { every: 0.1, at: {} },
  });
  const none = applied(one, { type: 'removeSegment', segment: 'smb' });
  expect(lineOf(none, 'churn_rate')?.definition).toEqual({ type: 'input', values: { all: { every: 0.1, at: {} } } });
  const again = applied(none, { type: 'insertSegment', index: 0, segment: { id: 'eu', name: 'EU' } });
  expect(lineOf(again, 'churn_rate')?.definition).toEqual({ type: 'input', values: { eu: { every: 0.1, at: {} } } });
});

const locked = richPlan();
const cellOfStretch = {
  type: 'setOverrideCell',
  scenario: 'stretch',
  line: 'nrr',
  segment: 'smb',
  period: '2027-05',
  value: 1,
} as const;

test.each<readonly [string, Edit, EditError['type'], string]>([
  ['a change of a locked scenario', cellOfStretch, 'locked', 'Stretch'],
  ['the removal of a locked scenario', { type: 'removeScenario', scenario: 'stretch' }, 'locked', 'Stretch'],
  ['the removal of the base', { type: 'removeScenario', scenario: 'base' }, 'base', 'Base'],
  [
    'an override in the base',
    { type: 'setOverrideFormula', scenario: 'base', line: 'nrr', formula: '1' },
    'base',
    'Base',
  ],
  [
    'the removal of a scenario that others follow',
    { type: 'removeScenario', scenario: 'upside' },
    'hasChildren',
    'Stretch',
  ],
  ['the removal of a line that others use', { type: 'removeLines', lines: ['nrr'] }, 'inUse', 'nrr_annualized'],
  ['the removal of a weight', { type: 'removeLines', lines: ['opening_arr'] }, 'inUse', 'churn_rate'],
  ['the removal of a segment in use', { type: 'removeSegment', segment: 'smb' }, 'inUse', 'the range of'],
  ['another name for a template line', { type: 'renameLine', line: 'nrr', to: 'net' }, 'fixedName', 'nrr'],
  ['a word of the language as a name', { type: 'renameLine', line: 'growth_in_year', to: 'max' }, 'lineName', 'max'],
  ['a name that is taken', { type: 'renameLine', line: 'growth_in_year', to: 'nrr' }, 'value', 'already'],
  ['a scenario name that is taken', { type: 'renameScenario', scenario: 'upside', name: 'BASE' }, 'name', 'BASE'],
  ['a scenario name with =', { type: 'renameScenario', scenario: 'upside', name: 'a=b' }, 'name', '@ = ,'],
  [
    'a misspelt formula',
    { type: 'setDefinition', line: 'net_new_arr', definition: { type: 'formula', text: 'closing_ar' } },
    'formula',
    'closing_arr',
  ],
  [
    'a circle',
    { type: 'setDefinition', line: 'opening_arr', definition: { type: 'formula', text: 'closing_arr' } },
    'invalid',
    'Circular',
  ],
  [
    'a circle between scenarios',
    { type: 'setOverrideFormula', scenario: 'upside', line: 'opening_arr', formula: 'closing_arr' },
    'invalid',
    'Upside',
  ],
  [
    'a fixed cell of an input',
    { type: 'setCell', line: 'churn_rate', segment: 'smb', period: '2027-01', value: 1 },
    'notCalculated',
    'churn_rate',
  ],
  [
    'a series for a calculated line',
    { type: 'setSeries', line: 'nrr', segment: 'smb', series: { every: 1, at: {} } },
    'notAnInput',
    'nrr',
  ],
  [
    'a value that is not finite',
    { type: 'setSeries', line: 'churn_rate', segment: 'smb', series: { every: Number.NaN, at: {} } },
    'value',
    'finite',
  ],
  [
    'a period of the other grain',
    { type: 'setActual', line: 'nrr', segment: 'smb', period: '2027-Q1', value: 1 },
    'value',
    '2027-03',
  ],
  [
    'a period for a value of the whole plan',
    { type: 'setActual', line: 'starting_arr', segment: 'smb', period: '2027-03', value: 1 },
    'value',
    'whole plan',
  ],
  [
    'an unknown segment',
    { type: 'setActual', line: 'nrr', segment: 'all', period: '2027-03', value: 1 },
    'unknown',
    'all',
  ],
  [
    'too long a timeline',
    { type: 'setTimeline', start: '2027-01', periods: 121, fiscalYearStart: 1 },
    'invalid',
    '120',
  ],
  ['a currency that is none', { type: 'setCurrency', currency: 'US$' }, 'invalid', 'US$'],
  ['too long a note', { type: 'setNote', note: 'x'.repeat(20_001) }, 'invalid', 'note'],
])('%s is refused with what to know about it', (_, edit, type, mentioned) => {
  const error = refusal(locked, edit);
  expect(error.type).toBe(type);
  expect(describeEditError(error)).toContain(mentioned);
});

test('the fiscal year of a plan in quarters stays where it is', () => {
  expect(
    refusal(planOf({ grain: 'quarter' }), { type: 'setTimeline', start: '2027-02', periods: 8, fiscalYearStart: 2 }),
  ).toEqual({
    type: 'fiscalQuartersMove',
  });
});

test('a locked base keeps its lines as they are', () => {
  const plan = applied(planOf(), { type: 'lockScenario', scenario: 'base', locked: true });
  const edit: Edit = { type: 'setSeries', line: 'churn_rate', segment: 'all', series: { every: 0.2, at: {} } };
  expect(refusal(plan, edit)).toEqual({ type: 'locked', scenario: 'Base' });
  applied(plan, { type: 'lockScenario', scenario: 'base', locked: false }, edit);
});
