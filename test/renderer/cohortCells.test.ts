import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { accountYear } from '#analysis/accountCohorts';
import { COHORT_GRAINS, COHORT_READINGS } from '#domain/accounts/cohorts';
import type { Plan } from '#plan/model';
import { openPlan } from '#plan/open';
import {
  cellDecimals,
  cellSentence,
  cellText,
  chosenTriangle,
  segmentValue,
  shownTriangle,
} from '../../renderer/accounts/cohorts/cohortCells';
import { planOfMany } from '../plan/manyAccounts';
import { platform } from '../plan/platform';

/** Each cell of every grain and reading: what stands in it, what is said of it, and its decimals. */
function cellsOf(plan: Plan) {
  const year = accountYear(plan);
  return COHORT_GRAINS.flatMap((grain) => {
    const shown = shownTriangle(year, { grain, fiscalYearStart: plan.fiscalYearStart }, null);
    const places = shown.cohorts.flatMap(({ ages }, row) => ages.map((kept, age) => ({ kept, row, age })));
    const decimals = cellDecimals(shown);
    return COHORT_READINGS.flatMap((reading) =>
      places.map(({ kept, row, age }) => ({
        text: cellText(kept, reading, decimals),
        sentence: cellSentence(shown, { row, age }, reading, plan.currency),
        decimals,
      })),
    );
  });
}

test('what is said of a cell has what stands in it, in whole percent and where it is n/a too', async () => {
  const bytes = await readFile('assets/examples/from-the-bottom-up.headroom');
  const opened = await openPlan(new Uint8Array(bytes), platform);
  if (!opened.ok) throw new Error('The example does not open.');
  const plan = opened.value;
  // Without histories nothing but the last month is known.
  const accounts = plan.accounts.map(({ arrHistory: _, ...rest }) => rest);
  const cells = [...cellsOf(plan), ...cellsOf({ ...plan, accounts })];
  const kinds = new Set(cells.map(({ text, decimals }) => (text === 'n/a' ? text : `${decimals} decimals`)));
  expect([...kinds].sort()).toEqual(['0 decimals', '1 decimals', 'n/a']);
  expect(cells.filter(({ text, sentence }) => !sentence.includes(text))).toEqual([]);
});

test('a triangle is kept until anything of it is chosen otherwise', () => {
  const year = accountYear(planOfMany(300));
  const segment = segmentValue(year.segments[0]?.segment.key ?? null);
  const first = chosenTriangle(year, 1, { grain: 'quarter', segment });
  expect(chosenTriangle(year, 1, { grain: 'quarter', segment })).toBe(first);
  for (const [start, grain, of] of [
    [2, 'quarter', segment],
    [1, 'year', segment],
    [1, 'quarter', 'all'],
  ] as const) {
    chosenTriangle(year, 1, { grain: 'quarter', segment });
    const other = chosenTriangle(year, start, { grain, segment: of });
    expect(other.triangle).not.toEqual(first.triangle);
    expect(other).toEqual(
      shownTriangle(year, { grain, fiscalYearStart: start }, of === 'all' ? null : (first.segment ?? null)),
    );
  }
});
