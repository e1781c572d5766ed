import type { Page } from 'playwright-core';
import { undoAll } from '../keys';
import { closeFirst, showVariance } from '../variance';
import { backToPlan, type State } from './state';

export const VARIANCE_STATES: readonly State[] = [
  { name: 'plan against actual with nothing closed', enter: showVariance, leave: backToPlan },
  {
    name: 'plan against actual, not all reported',
    enter: async (page: Page) => {
      await closeFirst(page, { Churn: '120' });
      await showVariance(page);
      await page.getByRole('img', { name: /^Where closing ARR differs/ }).waitFor();
    },
    leave: async (page) => {
      await backToPlan(page);
      await undoAll(page);
    },
  },
  {
    name: 'a closed period and its actual in the grid',
    enter: (page) => closeFirst(page, { Churn: '120' }),
    leave: undoAll,
  },
];
