import type { Page } from 'playwright-core';
import { dialogClosed } from '../keys';

/** A state of the window: how one gets into it, and how out again where Escape does not lead out. */
export interface State {
  readonly name: string;
  readonly enter: (page: Page) => Promise<unknown>;
  readonly leave?: (page: Page) => Promise<unknown>;
}

export const closeDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await dialogClosed(page);
};

export async function buttonMenu(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.locator('[role="menu"]').first().waitFor();
}

export const backToPlan = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+1');
  await page.locator('[data-view="plan"]:not([hidden])').waitFor();
};
