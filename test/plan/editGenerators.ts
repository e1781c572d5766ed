import fc from 'fast-check';
import { ARCHITECTURES } from '#domain/strategy';
import { BASES } from '#domain/timeline';
import { ratio } from '#domain/units';
import type { Edit } from '#plan/edit';
import { type Line, type Plan, type Scenario, WHOLE } from '#plan/model';
import { PAPERS } from '#plan/places';
import { NO_OVERRIDE, segmentKeys } from '#plan/planParts';
import { NO_ANSWERS } from '#plan/strategyAnswers';
import { tablesOf } from '#plan/tables';

/** Makes an edit for whatever plan there is at its turn, from numbers that choose among what that plan has. */
export type EditMaker = (plan: Plan) => Edit;

const pick = fc.nat(1_000_000);
const value = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((x) => x + 0);
const optional = fc.option(value);
const text = fc.string({ maxLength: 20 });
const word = fc.stringMatching(/^[a-z]{3,8}$/);
const name = fc.stringMatching(/^[A-Z][a-z]{2,8}$/);
const FORMULAS = [
  '0',
  'opening_arr * 1%',
  'prev(closing_arr, 5)',
  'if( period>3 ,1, 2 )',
  'nrr+ grr',
  'total(churn_arr) /2',
];
const formula = fc.constantFrom(...FORMULAS, 'closing_arr', 'nobody', '1 +');

function at<T>(items: readonly T[], choice: number): T {
  const item = items[choice % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

const inputs = (plan: Plan): readonly Line[] => plan.lines.filter((line) => line.definition.type === 'input');
const calculated = (plan: Plan): readonly Line[] => plan.lines.filter((line) => line.definition.type === 'formula');
const periodAt = (plan: Plan, choice: number): string =>
  plan.grain === 'quarter' ? `2027-Q${(choice % 4) + 1}` : `2027-${String((choice % 12) + 1).padStart(2, '0')}`;
const keyAt = (plan: Plan, line: Line, choice: number): string => at(segmentKeys(plan, line), choice);
const seriesFrom = (plan: Plan, line: Line, every: number | null, cell: number | null, choice: number) => ({
  every,
  at: line.once || choice % 2 === 0 ? {} : { [periodAt(plan, choice)]: cell },
});

function ownLine(id: string, segmented: boolean, definition: Line['definition']): Line {
  return {
    id,
    label: id,
    pack: 'own',
    section: 'Own lines',
    unit: 'money',
    segmented,
    once: false,
    overSegments: { type: 'sum' },
    overPeriods: 'sum',
    definition,
    cells: {},
    note: '',
    source: '',
  };
}

function scenarioFrom(plan: Plan, id: string, title: string, choice: number, text: string): Scenario {
  const line = at(inputs(plan), choice);
  return {
    id,
    name: title,
    parent: at(plan.scenarios, choice).id,
    locked: false,
    note: '',
    overrides: {
      [line.id]: {
        ...NO_OVERRIDE,
        cells: line.once ? {} : { [keyAt(plan, line, choice)]: { [periodAt(plan, choice)]: 1 } },
      },
      nrr: { ...NO_OVERRIDE, formula: text },
    },
  };
}

const places: readonly ((plan: Plan, choice: number) => Edit)[] = [
  (plan, choice) => ({ type: 'setPlace', place: 'initiatives', value: plan.initiatives.slice(0, choice % 2) }),
  (plan, choice) => ({
    type: 'setPlace',
    place: 'targets',
    value: plan.targets.map((target) => ({ ...target, value: choice })),
  }),
  (plan, choice) => ({ type: 'setPlace', place: 'risk', value: { ...plan.risk, seed: choice } }),
  (plan, choice) => ({
    type: 'setPlace',
    place: 'report',
    value: plan.report.map((page) => ({
      ...page,
      title: `Page ${choice}`,
      ...(choice % 2 === 0 ? { shown: false } : {}),
      ...(choice % 3 === 0 ? { headline: { text: 'Ours', insteadOf: '' } } : {}),
    })),
  }),
  (plan, choice) => ({ type: 'setPlace', place: 'accounts', value: choice % 2 === 0 ? [] : plan.accounts }),
];

/** One generator for every member of the union: a new member without one does not compile. */
export const makers: Readonly<Record<Edit['type'], fc.Arbitrary<EditMaker>>> = {
  setTitle: text.map((title) => () => ({ type: 'setTitle', title })),
  setNote: text.map((note) => () => ({ type: 'setNote', note })),
  setCurrency: fc.constantFrom('USD', 'EUR', 'JPY', 'XXQ').map((currency) => () => ({ type: 'setCurrency', currency })),
  setUsdRate: optional.map((usdRate) => () => ({ type: 'setUsdRate', usdRate })),
  setTimeline: fc
    .tuple(
      fc.constantFrom('2026-11', '2027-01', '2027-04'),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 1, max: 12 }),
    )
    .map(([start, periods, fiscalYearStart]) => () => ({ type: 'setTimeline', start, periods, fiscalYearStart })),
  setAccountSettings: pick.map((choice) => (plan) => ({
    type: 'setAccountSettings',
    settings: choice % 3 === 0 ? null : { ...plan.accountSettings, readyAbove: choice, asOf: '2027-02-28' },
  })),
  setBasis: fc.constantFrom(...BASES).map((basis) => () => ({ type: 'setBasis', basis })),
  insertLines: fc
    .tuple(word, word, pick, fc.boolean(), formula)
    .map(([a, b, choice, segmented, written]) => (plan) => ({
      type: 'insertLines',
      lines: [
        {
          index: choice % (plan.lines.length + 1),
          line: ownLine(a, segmented, { type: 'formula', text: `prev(${b}, 0) + 1` }),
        },
        {
          index: plan.lines.length + 1,
          line: ownLine(b, segmented, { type: 'formula', text: choice % 2 === 0 ? written : `${a} / 2` }),
        },
      ],
    })),
  removeLines: fc.tuple(pick, pick).map(([a, b]) => (plan) => {
    const own = plan.lines.filter((line) => line.pack === 'own' || line.id === 'quick_ratio' || line.id === 'nrr_ttm');
    const from = own.length === 0 ? plan.lines : own;
    return { type: 'removeLines', lines: [...new Set([at(from, a).id, at(from, b).id])] };
  }),
  moveLine: fc.tuple(pick, pick).map(([a, b]) => (plan) => ({
    type: 'moveLine',
    line: at(plan.lines, a).id,
    index: b % plan.lines.length,
  })),
  renameLine: fc.tuple(pick, word).map(([choice, to]) => (plan) => ({
    type: 'renameLine',
    line: at(plan.lines.filter((line) => line.pack === 'own').concat(plan.lines.slice(0, 1)), choice).id,
    to,
  })),
  setLineAttributes: fc.tuple(pick, text, text).map(([choice, label, note]) => (plan) => ({
    type: 'setLineAttributes',
    line: at(plan.lines, choice).id,
    attributes:
      choice % 3 === 0
        ? { label, note }
        : { source: note, overPeriods: 'last', overSegments: { type: 'weighted', by: 'closing_arr' } },
  })),
  setDefinition: fc.tuple(pick, formula).map(([choice, written]) => (plan) => {
    const line = at(plan.lines, choice);
    const values = Object.fromEntries(segmentKeys(plan, line).map((key) => [key, { every: choice, at: {} }]));
    const definition: Line['definition'] =
      choice % 3 === 0 ? { type: 'input', values } : { type: 'formula', text: written };
    return { type: 'setDefinition', line: line.id, definition };
  }),
  setSeries: fc.tuple(pick, optional, optional).map(([choice, every, cell]) => (plan) => {
    const line = at(inputs(plan), choice);
    return {
      type: 'setSeries',
      line: line.id,
      segment: keyAt(plan, line, choice),
      series: seriesFrom(plan, line, every, cell, choice),
    };
  }),
  setCell: fc.tuple(pick, optional).map(([choice, number]) => (plan) => {
    const line = at(choice % 3 === 0 ? plan.lines.filter(({ id }) => id === 'closing_arr') : calculated(plan), choice);
    return {
      type: 'setCell',
      line: line.id,
      segment: keyAt(plan, line, choice),
      period: periodAt(plan, choice),
      value: number,
    };
  }),
  insertScenario: fc.tuple(word, name, pick, formula).map(([id, title, choice, written]) => (plan) => ({
    type: 'insertScenario',
    index: 1 + (choice % plan.scenarios.length),
    scenario: scenarioFrom(plan, id, title, choice, written),
  })),
  removeScenario: pick.map((choice) => (plan) => {
    const leaves = plan.scenarios.filter(({ id }) => plan.scenarios.every(({ parent }) => parent !== id));
    return { type: 'removeScenario', scenario: at(choice % 8 === 0 ? plan.scenarios : leaves, choice).id };
  }),
  moveScenario: fc.tuple(pick, pick).map(([a, b]) => (plan) => ({
    type: 'moveScenario',
    scenario: at(plan.scenarios.length > 1 ? plan.scenarios.slice(1) : plan.scenarios, a).id,
    index: b % plan.scenarios.length,
  })),
  renameScenario: fc.tuple(pick, name).map(([choice, title]) => (plan) => ({
    type: 'renameScenario',
    scenario: at(plan.scenarios, choice).id,
    name: title,
  })),
  lockScenario: fc.tuple(pick, fc.boolean()).map(([choice, some]) => (plan) => ({
    type: 'lockScenario',
    scenario: at(plan.scenarios, choice).id,
    // The base is seldom locked, or nothing else would happen.
    locked: some && choice % 4 === 0,
    ...(choice % 3 === 0 ? { on: choice % 2 === 0 ? '2027-03-31' : 'today' } : {}),
  })),
  setScenarioParent: fc.tuple(pick, pick).map(([choice, of]) => (plan) => ({
    type: 'setScenarioParent',
    scenario: at(plan.scenarios, choice).id,
    parent: at(plan.scenarios, of).id,
  })),
  setScenarioLook: fc.tuple(pick, fc.option(fc.integer({ min: -1, max: 7 }))).map(([choice, look]) => (plan) => ({
    type: 'setScenarioLook',
    scenario: at(plan.scenarios, choice).id,
    look,
  })),
  setScenarioNote: fc.tuple(pick, text).map(([choice, note]) => (plan) => ({
    type: 'setScenarioNote',
    scenario: at(plan.scenarios, choice).id,
    note,
  })),
  setOverride: fc.tuple(pick, pick, formula).map(([choice, of, written]) => (plan) => ({
    type: 'setOverride',
    scenario: at(plan.scenarios, of).id,
    line: at(plan.lines, choice).id,
    override: choice % 3 === 0 ? null : { ...NO_OVERRIDE, formula: written },
  })),
  setOverrideSeries: fc.tuple(pick, pick, optional, optional).map(([choice, of, every, cell]) => (plan) => {
    const line = at(plan.lines, choice);
    const series = choice % 5 === 0 ? null : seriesFrom(plan, line, every, cell, choice);
    return {
      type: 'setOverrideSeries',
      scenario: at(plan.scenarios, of).id,
      line: line.id,
      segment: keyAt(plan, line, choice),
      series,
    };
  }),
  setOverrideFormula: fc.tuple(pick, pick, fc.option(formula)).map(([choice, of, written]) => (plan) => ({
    type: 'setOverrideFormula',
    scenario: at(plan.scenarios, of).id,
    line: at(plan.lines, choice).id,
    formula: written,
  })),
  setOverrideCell: fc.tuple(pick, pick, optional).map(([choice, of, number]) => (plan) => {
    const line = at(plan.lines, choice);
    return {
      type: 'setOverrideCell',
      scenario: at(plan.scenarios, of).id,
      line: line.id,
      segment: keyAt(plan, line, choice),
      period: periodAt(plan, choice),
      value: number,
    };
  }),
  insertSegment: fc.tuple(word, name, pick).map(([id, title, choice]) => (plan) => ({
    type: 'insertSegment',
    index: choice % (plan.segments.length + 1),
    segment: { id, name: title },
  })),
  removeSegment: pick.map((choice) => (plan) => ({
    type: 'removeSegment',
    segment: plan.segments.length === 0 ? WHOLE : at(plan.segments, choice).id,
  })),
  renameSegment: fc.tuple(pick, name).map(([choice, title]) => (plan) => ({
    type: 'renameSegment',
    segment: plan.segments.length === 0 ? WHOLE : at(plan.segments, choice).id,
    name: title,
  })),
  moveSegment: fc.tuple(pick, pick).map(([choice, to]) => (plan) => ({
    type: 'moveSegment',
    segment: plan.segments.length === 0 ? WHOLE : at(plan.segments, choice).id,
    index: to % Math.max(1, plan.segments.length),
  })),
  setActual: fc.tuple(pick, optional).map(([choice, number]) => (plan) => {
    const line = at(plan.lines, choice);
    return {
      type: 'setActual',
      line: line.id,
      segment: keyAt(plan, line, choice),
      period: periodAt(plan, choice),
      value: number,
    };
  }),
  setLineActuals: fc.tuple(pick, value).map(([choice, number]) => (plan) => {
    const line = at(calculated(plan), choice);
    return {
      type: 'setLineActuals',
      line: line.id,
      values: { [keyAt(plan, line, choice)]: choice % 2 === 0 ? {} : { [periodAt(plan, choice)]: number } },
    };
  }),
  setLastClose: fc.tuple(pick, fc.boolean()).map(([choice, some]) => (plan) => ({
    type: 'setLastClose',
    period: some ? periodAt(plan, choice) : null,
  })),
  setCellNote: fc.tuple(pick, text, fc.boolean()).map(([choice, note, known]) => (plan) => {
    const old = plan.notes[0];
    if (known && old !== undefined) return { ...old, type: 'setCellNote', note, source: '' };
    const segment = plan.segments.length === 0 || choice % 3 === 0 ? null : at(plan.segments, choice).id;
    return {
      type: 'setCellNote',
      line: at(plan.lines, choice).id,
      segment,
      period: null,
      scenario: at(plan.scenarios, choice).id,
      note,
      source: note,
    };
  }),
  setNotes: pick.map((choice) => (plan) => ({ type: 'setNotes', notes: plan.notes.slice(choice % 2) })),
  setStrategy: fc.tuple(pick, fc.option(fc.double({ min: 0, max: 2, noNaN: true }))).map(([choice, nrr]) => (plan) => ({
    type: 'setStrategy',
    answers:
      choice % 4 === 0
        ? null
        : {
            ...NO_ANSWERS,
            architecture: at(ARCHITECTURES, choice),
            nrr: nrr === null ? null : ratio(nrr),
            period: choice % 3 === 0 ? periodAt(plan, choice) : null,
          },
  })),
  setPlan: pick.map((choice) => (plan) => ({
    type: 'setPlan',
    plan: { ...plan, title: `${plan.title.slice(0, 20)} ${choice}`, periods: choice % 7 === 0 ? -1 : plan.periods },
  })),
  setTables: pick.map((choice) => (plan) => ({
    type: 'setTables',
    tables: tablesOf(plan)
      .slice(0, choice % 2)
      .map((table) => ({ ...table, columns: choice % 3 === 0 ? null : table.columns })),
  })),
  setPaper: pick.map((choice) => () => ({ type: 'setPaper', paper: at([...PAPERS, null], choice) })),
  setPlace: fc.tuple(pick, pick).map(
    ([which, choice]) =>
      (plan) =>
        at(places, which)(plan, choice),
  ),
};
