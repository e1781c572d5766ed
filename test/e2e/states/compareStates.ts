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
  {
    name: 'the comparison of three scenarios, with the ends of its bridge',
    enter: async (page: Page) => {
      await showCompare(page);
      await page.getByRole('button', { name: 'Compare one more scenario' }).click();
      await page.getByRole('combobox', { name: 'Bridge from' }).waitFor();
      await page.getByRole('img', { name: /^Bridge from / }).waitFor();
    },
    leave: async (page: Page) => {
      await page.getByRole('button', { name: /^Leave out / }).click();
      await backToPlan(page);
    },
  },
];
