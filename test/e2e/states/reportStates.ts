import type { Page } from 'playwright-core';
import { undoAll } from '../keys';
import { choosePage, showReport } from '../report';
import { backToPlan, type State } from './state';

const onPage = (name: RegExp) => async (page: Page) => {
  await showReport(page);
  await choosePage(page, name);
};

/** The report at a page of charts, and at one with a headline of its own that the figures have moved from. */
export const REPORT_STATES: readonly State[] = [
  { name: 'the report at its roadmap', enter: onPage(/Roadmap/), leave: backToPlan },
  {
    name: 'the report at a page with a headline of its own, which the figures have moved from',
    enter: async (page) => {
      await onPage(/NRR path/)(page);
      const headline = page.locator('[data-view="report"]').getByLabel(/^Headline of/);
      await headline.fill('We keep what we have won');
      await headline.blur();
      await page.getByRole('radio', { name: 'Do nothing' }).click();
      await page.locator('.report-side .amber-box').waitFor();
    },
    leave: async (page) => {
      await undoAll(page);
      await page.getByRole('radio', { name: 'Stated end state' }).click();
      await backToPlan(page);
    },
  },
];
