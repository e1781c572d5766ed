import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What axe calls serious or critical in the page as it stands, one line each: rule, place, what is wrong. */
async function seriousFaults(page: Page): Promise<readonly string[]> {
  // Evaluated by the test driver, so the page's own policy against foreign scripts stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // What is still fading in has the contrast of a ghost.
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary}`));
  });
}

/** Claims that the page as it stands has no fault that axe calls serious or critical. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await seriousFaults(page)).toEqual([]);
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
