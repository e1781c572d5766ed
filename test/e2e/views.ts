import type { Page } from 'playwright-core';
import { VIEW_NAMES, type ViewId, viewDigit } from '#host/contract';

/** Shows a view: by its key, or, for one that has none, on the rail or in the menu at its end. */
export async function showViewOf(page: Page, view: ViewId): Promise<void> {
  const digit = viewDigit(view);
  if (digit === null) await pressOnRail(page, VIEW_NAMES[view]);
  else await page.keyboard.press(`Control+${digit}`);
  await page.locator(`[data-view="${view}"]:not([hidden])`).waitFor();
}

async function pressOnRail(page: Page, name: string): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Views' });
  const onRail = rail.getByRole('button', { name, exact: true });
  if ((await onRail.count()) > 0) return onRail.click();
  await rail.getByRole('button', { name: 'More views' }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
}
