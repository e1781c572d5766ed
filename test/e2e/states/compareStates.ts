import type { Page } from 'playwright-core';
import { showCompare } from '../compare';
import { backToPlan, type State } from './state';

export const COMPARE_STATES: readonly State[] = [
  {
    name: 'the comparison',
    enter: async (page: Page) => {
      await showCompare(page);
      await page.getByRole('img', { name: /^Bridge from / }).waitFor();
    },
    leave: backToPlan,
  },
];
