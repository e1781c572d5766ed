import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** As small as a window is looked at. */
const SMALL = { width: 1180, height: 760 };

/** Claims that every dialog is in the window from edge to edge, also in a small one where the test may make it so. */
export async function expectDialogsInside(page: Page): Promise<void> {
  if ((await page.getByRole('dialog').count()) === 0) return;
  const size = page.viewportSize();
  if (size !== null) {
    await page.setViewportSize(SMALL);
    await expect.poll(() => outside(page)).toEqual([]);
    await page.setViewportSize(size);
  }
  await expect.poll(() => outside(page)).toEqual([]);
}

/** The edges of dialogs that are not wholly in the window. */
function outside(page: Page): Promise<readonly string[]> {
  return page.getByRole('dialog').evaluateAll((dialogs) =>
    dialogs.flatMap((dialog) => {
      const { left, top, right, bottom } = dialog.getBoundingClientRect();
      const isInside = left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight;
      return isInside ? [] : [`${dialog.className}: ${[left, top, right, bottom].map(Math.round).join(' ')}`];
    }),
  );
}
