import { ratio } from '#domain/units';
import { describeEditError } from '#plan/describeEditError';
import type { Edit } from '#plan/edit';
import { applyAll } from '#plan/edits';
import { addInitiative, setInitiativeValue } from '#plan/initiativeEdits';
import { describeInitiativeError } from '#plan/initiativeErrors';
import { type Evaluation, evaluatePlan } from '#plan/lanes';
import { type Plan, WHOLE } from '#plan/model';
import { type NewPlan, newPlan } from '#plan/newPlan';

/** A template plan; what is not said is as people who say nothing get it. */
export function planOf(wanted: Partial<NewPlan> = {}): Plan {
  const plan = newPlan({ basis: 'annual', start: '2027-01', ...wanted });
  if (!plan.ok) throw new Error(plan.error.type);
  return plan.value;
}

/** The plan with one value in every period of some inputs, in one segment. */
export function withEvery(plan: Plan, values: Readonly<Record<string, number | null>>, segment: string = WHOLE): Plan {
  const lines = plan.lines.map((line) => {
    const every = values[line.id];
    if (every === undefined || line.definition.type !== 'input') return line;
    return {
      ...line,
      definition: { ...line.definition, values: { ...line.definition.values, [segment]: { every, at: {} } } },
    };
  });
  return { ...plan, lines };
}

/** The plan with values of some periods of one input, in one segment, before its value for every period. */
export function withAt(
  plan: Plan,
  id: string,
  at: Readonly<Record<string, number | null>>,
  segment: string = WHOLE,
): Plan {
  const lines = plan.lines.map((line) => {
    if (line.id !== id || line.definition.type !== 'input') return line;
    const { values } = line.definition;
    const every = values[segment]?.every ?? null;
    return { ...line, definition: { ...line.definition, values: { ...values, [segment]: { every, at } } } };
  });
  return { ...plan, lines };
}

export function evaluated(plan: Plan): Evaluation {
  const evaluation = evaluatePlan(plan);
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.error));
  return evaluation.value;
}

/** A plan with something in every place a file has. */
export function richPlan(): Plan {
  const plan = withEvery(
    withEvery(
      planOf({ title: 'Every place “filled”', segments: ['SMB', 'Enterprise'], currency: 'EUR', periods: 18 }),
      { starting_arr: 3e6, churn_rate: 0.12 },
      'smb',
    ),
    { starting_arr: 1e6, upsell_rate: 0.1 },
    'enterprise',
  );
  const own = plan.lines.find((line) => line.id === 'net_new_arr');
  if (own === undefined) throw new Error('no line to copy');
  const lines = plan.lines.map((line) =>
    line.id === 'closing_arr' ? { ...line, cells: { smb: { '2027-05': 3_100_000.25 } } } : line,
  );
  return withInitiative({
    ...plan,
    usdRate: 1.08,
    note: 'For the board',
    lines: [
      ...lines,
      {
        ...own,
        id: 'growth_in_year',
        pack: 'own',
        label: 'Growth in the year',
        definition: { type: 'formula', text: 'cumulative(net_new_arr)' },
        note: 'ours',
        source: 'own figure',
      },
    ],
    scenarios: [
      ...plan.scenarios,
      {
        id: 'upside',
        name: 'Upside',
        parent: 'base',
        locked: false,
        note: 'Renewal desk',
        overrides: {
          churn_rate: {
            values: { smb: { every: 0.1, at: { '2027-04': null } } },
            formula: null,
            cells: { enterprise: { '2027-03': 0.01 } },
          },
          new_logo_arr: { values: {}, formula: 'if(month == 12, 50000, 20000)', cells: {} },
        },
      },
      {
        id: 'stretch',
        name: 'Stretch',
        parent: 'upside',
        locked: true,
        note: '',
        overrides: { closing_arr: { values: {}, formula: null, cells: { smb: { '2027-09': 4e6 } } } },
      },
    ],
    actuals: {
      lastClose: '2027-02',
      values: {
        churn_arr: { smb: { '2027-01': 30000, '2027-02': 31000.5 } },
        churn_rate: { smb: { '2027-01': 0.114 } },
      },
    },
    notes: [
      {
        line: 'churn_rate',
        segment: 'smb',
        period: '2027-03',
        scenario: 'upside',
        note: 'Agreed with sales operations',
        source: 'Board pack',
      },
    ],
    statedEnd: 'upside',
    strategy: {
      architecture: 'single',
      pricing: 'tiers',
      hasCsms: false,
      segment: 'mixed',
      nrr: ratio(0.97),
      period: '2027-12',
      health: { dauMau: ratio(0.35), nps: -12, criticalIssue: false },
    },
    tables: [
      {
        id: 'closing',
        line: 'closing_arr',
        segment: null,
        period: '2028-06',
        rows: { line: 'churn_rate', segment: 'smb', period: '2027-03', from: 0.05, to: 0.15, count: 5 },
        columns: { line: 'new_logo_arr', segment: null, period: null, from: 0, to: 40000, count: 3 },
      },
    ],
    targets: [
      {
        id: 'nrr',
        name: 'NRR 110',
        line: 'nrr_ttm',
        segment: null,
        period: '2028-06',
        direction: 'atLeast',
        value: 1.1,
        note: '',
        source: 'Board',
      },
    ],
    risk: {
      distributions: [
        {
          line: 'churn_rate',
          segment: 'smb',
          shape: 'pert',
          low: 0.09,
          likely: 0.12,
          high: 0.16,
          note: '',
          source: '',
        },
        {
          line: 'new_logo_arr',
          segment: null,
          shape: 'triangular',
          low: 0,
          likely: 20000,
          high: 40000,
          note: '',
          source: '',
        },
      ],
      correlations: [{ first: 0, second: 1, value: -0.4 }],
      seed: 7,
    },
    paper: 'letter',
    report: [
      {
        id: 'bridge',
        title: 'Bridge',
        view: 'plan',
        scenarios: ['base', 'upside'],
        from: '2027-01',
        to: null,
        text: 'What changed',
        headline: { text: 'We grow', insteadOf: 'ARR rises to $4.1M' },
        shown: false,
      },
    ],
    accounts: [
      {
        id: 'acme',
        name: 'Acme',
        segment: 'Enterprise',
        csm: 'Kim',
        arr: 15_000,
        arrHistory: [12_000, null, 15_000],
        start: '2025-02-28',
        seatsLicensed: 50,
        seatsActive: 46,
        products: ['Core', 'Reports'],
        supportTrend: 'stable',
        organizationChange: true,
        rungs: { Deep: '2026-11-30' },
        note: 'Renews with the group',
      },
    ],
    accountSettings: {
      asOf: '2026-12-31',
      weights: [{ segment: null, weights: { seatUse: 2 } }],
      forecast: {
        accountsPerCsm: 25,
        motions: [{ motion: 'seat', conversion: { low: 0.1, likely: 0.2, high: 0.3 } }],
      },
      ladder: [{ name: 'Deep', featuresAdopted: 0.7 }],
      measured: [{ motion: 'seat', period: '2027-01', forecast: 1000, inConversation: 4, won: 1, actual: null }],
    },
  });
}

/** An initiative in one segment, which one scenario starts earlier and a locked one does not have. */
function withInitiative(plan: Plan): Plan {
  const added = addInitiative(plan, {
    name: 'Renewal desk',
    motion: 'churn',
    start: 2027 * 12 + 3,
    length: 6,
    size: { type: 'reach', reach: 1, conversion: 0.2, lift: 0.05 },
    segment: 'smb',
    onceCost: 20000,
    monthlyCost: 1500,
    costEnd: 2028 * 12,
    owner: 'Customer success',
  });
  if (!added.ok) throw new Error(describeInitiativeError(added.error));
  const started = edited(plan, added.value.edits);
  const earlier = setInitiativeValue(started, 'upside', added.value.id, 'start', 2027 * 12 + 2);
  if (!earlier.ok) throw new Error(describeInitiativeError(earlier.error));
  return edited(started, earlier.value);
}

/** The plan after edits that are to succeed. */
export function edited(plan: Plan, edits: readonly Edit[]): Plan {
  const applied = applyAll(plan, edits);
  if (!applied.ok) throw new Error(describeEditError(applied.error));
  return applied.value.plan;
}
