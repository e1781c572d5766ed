import { expect, test } from 'vitest';
import { PAGE_IDS } from '#exchange/report/page';
import { pageOf } from '#exchange/report/report';
import { NO_WORK, reportWork } from '#exchange/report/work';
import { richPlan } from '../../plan/plans';
import { asked } from './reported';

test('work of a report goes on in many short goes, and what it comes to is what all of it at once comes to', () => {
  const plan = richPlan();
  const goes = reportWork(plan, 'upside', PAGE_IDS);
  const shares: number[] = [];
  let found = goes.next();
  for (; found.done !== true; found = goes.next()) shares.push(found.value);
  expect(shares.length).toBeGreaterThan(50);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  expect(found.value).toEqual(asked(plan, 'upside').work);
});

test('a risk page without trials says that they were not run, and asks for no figure', () => {
  const question = { ...asked(richPlan()), work: NO_WORK };
  const page = pageOf(question, { id: 'risk', title: null, heading: null, comment: '' });
  expect(page).toMatchObject({ missing: 'The trials that this page is read from were not run.', parts: [] });
});
