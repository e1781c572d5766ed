import { expect, test } from 'vitest';
import type { Account } from '#domain/accounts/account';
import { accountsWarnings, describeFault, describeLeftRow } from '#exchange/accounts/describeAccounts';
import { applyAll } from '#plan/edits';
import { planAccounts } from '#exchange/accounts/planAccounts';
import { proposeAccounts } from '#exchange/accounts/proposeAccounts';
import { readForeignFile } from '#exchange/import/readForeignFile';
import { smallPlan } from '../imports';
import { partsWith, relationsXml, rowXml, sheetXml, zipped } from '../workbooks';
import { plannedFor, planWith, proposedFor, withImported } from './accountImports';

const WHOLE = `Customer,CRM ID,Segment,ARR (USD),Customer since,Renewal date,Licensed seats,Active users,Usage,Quota,Products,Feature adoption,DAU/MAU,NPS,P1 tickets,Contacts,Support trend,Account owner,Gate hits,New users,Reorg,Milestone,Notes
Acme,c-1,Enterprise,"120,000",2024-02-29,2027-02-28,100,85,9000,10000,Core; Analytics,72%,31%,45,0,4,improving,Ana,3,5,yes,no,Talk to Bo
Birch,c-2,SMB,6000,2026-11-01,2027-11-01,,,,,Core,,,,,,,,,,,,`;

test('every field of an account is found by its heading, and what is blank is not there', () => {
  const plan = withImported(planWith(), WHOLE);
  expect(plan.accounts).toEqual([
    {
      id: 'c-1',
      name: 'Acme',
      segment: 'Enterprise',
      arr: 120_000,
      start: '2024-02-29',
      renewal: '2027-02-28',
      seatsLicensed: 100,
      seatsActive: 85,
      usage: 9000,
      commitment: 10_000,
      products: ['Core', 'Analytics'],
      featuresAdopted: 0.72,
      dauMau: 0.31,
      nps: 45,
      criticalIssues: 0,
      stakeholders: 4,
      supportTrend: 'improving',
      csm: 'Ana',
      featureGateHits: 3,
      newUsers: 5,
      organizationChange: true,
      milestone: false,
      note: 'Talk to Bo',
    },
    {
      id: 'c-2',
      name: 'Birch',
      segment: 'SMB',
      arr: 6000,
      start: '2026-11-01',
      renewal: '2027-11-01',
      products: ['Core'],
    },
  ]);
  expect(plan.accountSettings).toEqual({ asOf: '2026-12-31' });
});

test('one undo takes the whole import back', () => {
  const plan = planWith([{ id: 'c-2', name: 'Birch', arr: 1 }]);
  const applied = applyAll(plan, plannedFor(plan, WHOLE).edits);
  if (!applied.ok) throw new Error(applied.error.type);
  const undone = applyAll(applied.value.plan, applied.value.inverse);
  expect(undone.ok && undone.value.plan).toEqual(plan);
});

test('histories end in the month of the day of the list: gaps are null, and the ARR now is that of the last month', () => {
  const text = `Customer;Usage 2026-11;usage Dec 2026;MRR 2026-09;MRR 2026-11;MRR 2026-12
Acme;80;90;100;110;120
Birch;;;;;50`;
  const { accounts, accountSettings } = withImported(planWith(), text, { emptyMonths: 'unknown' });
  expect(accounts).toEqual([
    { id: 'a1', name: 'Acme', arr: 1440, usage: 90, arrHistory: [1200, null, 1320, 1440], usageHistory: [80, 90] },
    { id: 'a2', name: 'Birch', arr: 600, arrHistory: [600] },
  ]);
  expect(accountSettings).toEqual({ asOf: '2026-12-31' });
});

const MRR_TABLE = `Customer;MRR 2026-09;MRR 2026-10;MRR 2026-11;MRR 2026-12
Stayed;10;10;10;10
Left;10;-;;
Came;;;10;20
Nothing;;;;`;

test('empty months of a table of revenue are asked for: nothing was paid, and who left is in the list, or they are not known', () => {
  const { choices, unsure } = proposedFor(planWith(), MRR_TABLE);
  expect(unsure).toContain('emptyMonths');
  expect([choices.emptyMonths.value, choices.emptyMonths.because]).toEqual([
    'none',
    '5 months are empty, which may mean that nothing was paid, or that it is not known',
  ]);
  const histories = (emptyMonths: 'none' | 'unknown') =>
    withImported(planWith(), MRR_TABLE, { emptyMonths }).accounts.map(({ name, arr, arrHistory }) => [
      name,
      arr,
      arrHistory,
    ]);
  expect(histories('none')).toEqual([
    ['Stayed', 120, [120, 120, 120, 120]],
    ['Left', 0, [120, 0, 0, 0]],
    ['Came', 240, [0, 0, 120, 240]],
  ]);
  expect(histories('unknown')).toEqual([
    ['Stayed', 120, [120, 120, 120, 120]],
    ['Came', 240, [120, 240]],
  ]);
});

test('months empty between two that are not look unknown; a full table leaves nothing to ask', () => {
  const table = (row: string) => `Customer;MRR 2026-10;MRR 2026-11;MRR 2026-12\nAcme;${row}`;
  expect(proposedFor(planWith(), table('1;;3')).choices.emptyMonths).toMatchObject({ value: 'unknown', isSure: false });
  expect(proposedFor(planWith(), table('1;2;3')).choices.emptyMonths).toMatchObject({ value: 'unknown', isSure: true });
});

test('a list of a later month moves the histories on, and what accounts had becomes the months before', () => {
  const before = {
    ...planWith([
      { id: 'x', name: 'Acme', arr: 100, arrHistory: [90, 100] },
      { id: 'y', name: 'Birch', arr: 50 },
      { id: 'z', name: 'Cedar', arr: 70, arrHistory: [70] },
    ]),
    accountSettings: { asOf: '2026-12-31' },
  };
  const after = withImported(before, 'Customer,ARR\nacme,130\nBIRCH,60', { asOf: '2027-02-28', others: 'keep' });
  expect(after.accounts).toEqual([
    { id: 'x', name: 'acme', arr: 130, arrHistory: [90, 100, null, 130] },
    { id: 'y', name: 'BIRCH', arr: 60, arrHistory: [50, null, 60] },
    { id: 'z', name: 'Cedar', arr: 70, arrHistory: [70, null, null] },
  ]);
});

test('a list of an earlier month cuts histories off at it, and says so before', () => {
  const plan = planWith([{ id: 'x', name: 'Acme', arr: 100, arrHistory: [80, 90, 100] }]);
  const text = 'Customer,ARR\nAcme,85';
  expect(accountsWarnings(plannedFor(plan, text, { asOf: '2026-11-30' }))).toEqual([
    'The list is of 2026-11-30 from now on; it was of 2026-12-31.',
    'Histories that the plan has end in 2026-11 from then on: their later months are dropped.',
  ]);
  expect(withImported(plan, text, { asOf: '2026-11-30' }).accounts[0]?.arrHistory).toEqual([80, 85]);
});

test('accounts are found again by id before name, and those not in the file stay or go by choice', () => {
  const plan = planWith([
    { id: 'c-1', name: 'Old name', arr: 1, nps: 10 },
    { id: 'a7', name: 'Birch', arr: 2, csm: 'Ana' },
    { id: 'gone', name: 'Gone', arr: 3 },
  ]);
  const text = 'id,name,arr\nc-1,Acme,100\nc-9,birch,200\nc-10,New,300';
  const { added, changed, kept, removed } = plannedFor(plan, text);
  expect({ added, changed: changed.map(({ after }) => after), kept, removed }).toEqual({
    added: [{ id: 'c-10', name: 'New', arr: 300 }],
    changed: [
      { id: 'c-1', name: 'Acme', arr: 100, nps: 10 },
      { id: 'a7', name: 'birch', arr: 200, csm: 'Ana' },
    ],
    kept: 1,
    removed: [],
  });
  const cut = withImported(plan, text, { others: 'remove' });
  expect(cut.accounts.map(({ id }) => id)).toEqual(['c-1', 'a7', 'c-10']);
  expect(proposedFor(plan, text).unsure).toContain('others');
});

test('a row of the name of an account that a later row has by its id is another customer', () => {
  const plan = planWith([{ id: 'c-1', name: 'Acme', arr: 1 }]);
  const { added, changed } = plannedFor(plan, 'id,name,arr\nc-9,Acme,5\nc-1,Acme Group,7');
  expect({ added, changed: changed.map(({ after }) => after) }).toEqual({
    added: [{ id: 'c-9', name: 'Acme', arr: 5 }],
    changed: [{ id: 'c-1', name: 'Acme Group', arr: 7 }],
  });
});

test('a row that would give an account the name of another keeps its own and takes the rest; two may exchange theirs', () => {
  const plan = planWith([
    { id: '1', name: 'Acme', arr: 1 },
    { id: '2', name: 'Globex', arr: 2 },
    { id: '3', name: 'Initech', arr: 3 },
  ]);
  const named = ({ accounts }: { readonly accounts: readonly Account[] }) => accounts.map(({ name }) => name);
  expect(named(withImported(plan, 'id,name,arr\n1,Globex,1\n2,Acme,2'))).toEqual(['Globex', 'Acme', 'Initech']);
  // Acme is to be called as Initech is, and Globex as Acme was: neither can be.
  const text = 'id,name,arr\n2,Acme,2\n1,initech,9';
  const { faults, changed, unchanged } = plannedFor(plan, text);
  expect({ faults: faults.map(describeFault), changed: changed.map(({ after }) => after), unchanged }).toEqual({
    faults: [
      'B2 (name) holds “Acme”, which is the name of another account: Globex keeps its own.',
      'B3 (name) holds “initech”, which is the name of another account: Acme keeps its own.',
    ],
    changed: [{ id: '1', name: 'Acme', arr: 9 }],
    unchanged: 1,
  });
  // Whoever goes leaves the name.
  expect(named(withImported(plan, text, { others: 'remove' }))).toEqual(['initech', 'Acme']);
});

test('a file imported twice changes nothing the second time', () => {
  const once = withImported(planWith(), WHOLE);
  const again = plannedFor(once, WHOLE);
  expect({ edits: again.edits, unchanged: again.unchanged }).toEqual({ edits: [], unchanged: 2 });
});

test('cells that cannot be kept are named with their place, and the account is taken without them', () => {
  const text =
    'Name,ARR,NPS,Renewal,Feature adoption,Support trend,Milestone\nAcme,100,150,2027-02-30,130%,rising,maybe';
  const { faults, added } = plannedFor(planWith(), text);
  expect(added).toEqual([{ id: 'a1', name: 'Acme', arr: 100 }]);
  expect(faults.map(describeFault)).toEqual([
    'C2 (NPS) holds “150”, which is above 100.',
    'D2 (Renewal) holds “2027-02-30”, which is no date in the order of day and month that is chosen.',
    'E2 (Feature adoption) holds “130%”, which is above 100%.',
    'F2 (Support trend) holds “rising”, which is none of improving, stable and worsening.',
    'G2 (Milestone) holds “maybe”, which is neither yes nor no.',
  ]);
});

test('rows that become no account are told with their reason, and no account is removed because of one', () => {
  const plan = planWith([
    { id: 'p', name: 'Twin', arr: 1 },
    { id: 'q', name: 'Twin', arr: 2 },
  ]);
  const text = 'Name,ARR,CSM\nAcme,,Ana\n,5,Bo\nBirch,-5,\nCedar,7,\ncedar,8,\nTwin,9,';
  const { leftOut, added, removed, faults } = plannedFor(plan, text, { others: 'remove' });
  expect(leftOut.map(describeLeftRow)).toEqual([
    'Row 2 (Acme) is left out: it has no ARR.',
    'Row 3 is left out: it has no name.',
    'Row 4 (Birch) is left out: it has no ARR.',
    'Row 6 (cedar) is left out: row 5 has the same name, and neither has an id.',
    'Row 7 (Twin) is left out: the plan has 2 accounts of this name: give it the id of one of them.',
  ]);
  expect(faults.map(describeFault)).toEqual(['B4 (ARR) holds “-5”, which is below 0.']);
  expect({ added, removed }).toEqual({ added: [{ id: 'a3', name: 'Cedar', arr: 7 }], removed: [] });
});

test('an order of day and month that the file leaves open is asked for, never guessed', () => {
  const open = 'Name,ARR,Renewal\nAcme,100,03/04/2027';
  expect(proposedFor(planWith(), open).unsure).toContain('dates');
  expect(withImported(planWith(), open, { dates: 'dmy' }).accounts[0]?.renewal).toBe('2027-04-03');
  expect(withImported(planWith(), open, { dates: 'mdy' }).accounts[0]?.renewal).toBe('2027-03-04');
  const told = 'Name,ARR,Renewal\nAcme,100,03/04/2027\nBirch,100,25/12/2027';
  expect(proposedFor(planWith(), told).choices.dates).toMatchObject({ value: 'dmy', isSure: true });
});

test('dates, percentages and numbers of a workbook say what they are, and nothing about them is asked', () => {
  // Style 1 is a date, style 2 a percentage; 45,690 is 2 February 2025.
  const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>';
  const rows =
    rowXml(1, ['Account', 'ARR', 'Customer since', 'Feature adoption', 'NPS']) +
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Acme</t></is></c><c r="B2"><v>1234.5</v></c><c r="C2" s="1"><v>45690</v></c><c r="D2" s="2"><v>0.5</v></c><c r="E2" t="e"><v>#REF!</v></c></row>';
  const parts = partsWith({
    'xl/worksheets/sheet1.xml': sheetXml(rows),
    'xl/styles.xml': styles,
    'xl/_rels/workbook.xml.rels': relationsXml([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
  });
  const file = readForeignFile(zipped(parts), { encoding: null, separator: null });
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  const plan = { ...planWith(), accountSettings: { asOf: '2026-12-31' } };
  const proposal = proposeAccounts(plan, file.value, { scale: 1 });
  expect(proposal.unsure).toEqual([]);
  const { added, faults } = planAccounts(plan, file.value, proposal);
  expect(added).toEqual([{ id: 'a1', name: 'Acme', arr: 1234.5, start: '2025-02-02', featuresAdopted: 0.5 }]);
  expect(faults.map(describeFault)).toEqual(['E2 (NPS) holds “#REF!”, which is an error of the workbook.']);
});

test('columns of yes and no are offered as products, to be confirmed, and a no takes the product out', () => {
  const text = 'Name,ARR,Analytics,Product: Mobile\nAcme,100,x,\nBirch,100,,no';
  expect(proposedFor(planWith(), text).unsure).toContainEqual({ column: 2 });
  const plan = planWith([{ id: 'b', name: 'Birch', arr: 100, products: ['Core', 'Mobile'] }]);
  expect(withImported(plan, text).accounts.map(({ products }) => products)).toEqual([['Core'], ['Analytics']]);
});

test('shares are read by what their own column shows, and a column of ones is asked about', () => {
  const text = 'Name,ARR,Feature adoption,DAU/MAU\nAcme,100,72,0.3\nBirch,100,1,0.25';
  expect(
    withImported(planWith(), text).accounts.map(({ featuresAdopted, dauMau }) => [featuresAdopted, dauMau]),
  ).toEqual([
    [0.72, 0.3],
    [0.01, 0.25],
  ]);
  const ones = 'Name,ARR,Feature adoption\nAcme,100,1';
  expect(proposedFor(planWith(), ones).unsure).toContain('rates');
});

test('MRR counts twelve times, thousands as such, and money of no named unit is asked about', () => {
  expect(withImported(planWith(), 'Name,MRR (k)\nAcme,1.5').accounts[0]?.arr).toBe(18_000);
  expect(proposedFor(planWith(), 'Name,Revenue\nAcme,1500').unsure).toEqual(['revenue', 'scale', 'asOf']);
});

test('money is taken for thousands only where that makes small amounts as large as the plan or its accounts are', () => {
  const scaleOf = (accounts: readonly Account[], ...amounts: readonly number[]) => {
    const text = ['Name;ARR', ...amounts.map((amount, at) => `N${at};${amount}`)].join('\n');
    const { value, isSure } = proposedFor({ ...smallPlan(), accounts }, text).choices.scale;
    return [value, isSure];
  };
  // The plan opens with 1,200,000.
  expect(scaleOf([], 400_000, 500_000)).toEqual([1, true]);
  expect(scaleOf([], 400, 500)).toEqual([1_000, false]);
  expect(scaleOf([], 20_000)).toEqual([1, false]);
  const accounts = [9_000, 40_000, 200_000].map((arr, at) => ({ id: `p${at}`, name: `P${at}`, arr }));
  expect(scaleOf(accounts, 6_000, 120_000)).toEqual([1, true]);
  expect(scaleOf(accounts, 6, 120)).toEqual([1_000, false]);
});

test('segments that a plan with segments does not have are named', () => {
  const text = 'Name,ARR,Segment\nA,1,smb\nB,2,Nowhere\nC,3,nowhere';
  const warned = accountsWarnings(plannedFor({ ...smallPlan(['SMB', 'Enterprise']), accounts: [] }, text));
  expect(warned).toEqual([
    'The plan has no segment Nowhere: figures of its segments pass these accounts over, unless a segment is given that name.',
  ]);
  expect(accountsWarnings(plannedFor(planWith(), text))).toEqual([]);
});

test('a second column of the same meaning is left out and asked about, and choosing both is refused', () => {
  const text = 'Name,ARR,Current ARR\nAcme,100,200';
  const proposal = proposedFor(planWith(), text);
  expect(proposal.columns[2]?.target).toEqual({ value: null, isSure: false, because: 'ARR says this already' });
  const both = plannedFor(planWith(), text, { columns: { 2: { type: 'field', field: 'arr' } } });
  expect(both.refusals).toEqual([{ type: 'columnTwice', what: 'ARR', columns: ['ARR', 'Current ARR'] }]);
});

test('headings may stand below a title, and unknown columns are named as left out', () => {
  const text = 'List of accounts,,\n,,\nAccount name,Fax,Annual recurring revenue\nAcme,555,100';
  const { added, leftColumns } = plannedFor(planWith(), text);
  expect({ added, leftColumns }).toEqual({ added: [{ id: 'a1', name: 'Acme', arr: 100 }], leftColumns: ['Fax'] });
});

test('a rung named like what every object has is refused, for the plan would not open again', () => {
  const text = 'Name,ARR,Rung: __proto__,Rung: Champion\nAcme,100,2026-01-01,2026-02-01';
  const { added, faults } = plannedFor(planWith(), text);
  expect(added[0]?.rungs).toEqual({ Champion: '2026-02-01' });
  expect(faults).toHaveLength(1);
});
