import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectAccessibleIn, type Theme } from './accessibility';
import { expectDialogsInside } from './dialogPlace';
import { expectNothingLeft } from './fields';
import { ABOUT_STATES } from './states/aboutStates';
import { ACCOUNTS_STATES } from './states/accountsStates';
import { COMPARE_STATES } from './states/compareStates';
import { COSTS_STATES } from './states/costsStates';
import { EXPORT_STATES } from './states/exportStates';
import { GROWTH_STATES } from './states/growthStates';
import { IMPORT_STATES } from './states/importStates';
import { PLAN_STATES } from './states/planStates';
import { REPORT_STATES } from './states/reportStates';
import { RISK_STATES } from './states/riskStates';
import { SEAL_STATES } from './states/sealStates';
import { buttonMenu } from './states/state';
import { STRATEGY_STATES } from './states/strategyStates';
import { VARIANCE_STATES } from './states/varianceStates';
import { VERSIONS_STATES } from './states/versionsStates';

const STATES = [
  ...PLAN_STATES,
  ...EXPORT_STATES,
  ...SEAL_STATES,
  ...GROWTH_STATES,
  ...COSTS_STATES,
  ...COMPARE_STATES,
  ...RISK_STATES,
  ...ACCOUNTS_STATES,
  ...STRATEGY_STATES,
  ...VARIANCE_STATES,
  ...IMPORT_STATES,
  ...REPORT_STATES,
  ...VERSIONS_STATES,
  ...ABOUT_STATES,
];

async function chooseTheme(page: Page, name: 'Light' | 'Dark' | 'As the system'): Promise<void> {
  await buttonMenu(page, 'Menu and settings');
  await page.getByRole('menuitemradio', { name }).click();
  await expect.poll(() => page.locator('[role="menu"]').count()).toBe(0);
}

/** axe in every state of the views, in these themes. `page` shows the example plan, unchanged. */
export function accessibleStates(page: () => Page, themes: readonly Theme[]): void {
  test('axe finds nothing serious in the plan view, in either theme as chosen in the menu', async () => {
    await page().getByRole('radio', { name: 'Stated end state' }).click();
    for (const name of ['Dark', 'Light'] as const) {
      await chooseTheme(page(), name);
      await expect.poll(() => page().locator('html').getAttribute('data-theme')).toBe(name.toLowerCase());
      await expectAccessible(page());
    }
    await chooseTheme(page(), 'As the system');
  });

  test.each(STATES)('axe finds nothing serious in this state: $name', async ({ enter, leave }) => {
    await enter(page());
    try {
      await expectAccessibleIn(page(), themes);
      await expectNothingLeft(page());
      await expectDialogsInside(page());
    } finally {
      if (leave === undefined) await page().keyboard.press('Escape');
      else await leave(page());
    }
    await expect.poll(() => page().locator('[role="menu"], [role="dialog"]').count()).toBe(0);
  });
}
