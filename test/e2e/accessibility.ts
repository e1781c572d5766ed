import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The rules that the colours of a theme decide; all others judge what stands in the page, whatever the theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What covers the page while it is open, and what may speak beside it meanwhile. */
const COVERS = '[role="dialog"], [role="menu"]';
const SPEAKS = '[role="listbox"], [role="alert"], [role="status"], [role="tooltip"]';

export type Theme = 'light' | 'dark';

/** Which rules are asked; none named are all. */
interface Rules {
  readonly only?: readonly string[];
  readonly without?: readonly string[];
}

/** What axe calls serious or critical in the page as it stands or in a part of it, one line each: rule, place, what is wrong. */
async function seriousFaults(page: Page, rules: Rules = {}, part: string | null = null): Promise<readonly string[]> {
  // Evaluated by the test driver, so the page's own policy against foreign scripts stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ only, without, include }) => {
      // What is still fading in has the contrast of a ghost.
      await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
      const { violations } = await window.axe.run(include === null ? document : { include: [[include]] }, {
        resultTypes: ['violations'],
        ...(only === undefined ? {} : { runOnly: [...only] }),
        rules: Object.fromEntries((without ?? []).map((rule) => [rule, { enabled: false }])),
      });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary}`));
    },
    { ...rules, include: part },
  );
}

/** Claims that the page as it stands has no fault that axe calls serious or critical. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await seriousFaults(page)).toEqual([]);
}

/**
 * Claims the same in each of these themes. What no theme changes is judged once, and of a page behind a dialog or a menu, which is
 * covered and has been judged in states of its own, the colours are not judged again: they take most of the time.
 */
export async function expectAccessibleIn(page: Page, themes: readonly Theme[]): Promise<void> {
  const part = (await page.locator(COVERS).count()) > 0 ? `${COVERS}, ${SPEAKS}` : null;
  expect(await seriousFaults(page, { without: COLOUR_RULES })).toEqual([]);
  for (const theme of themes) {
    await showTheme(page, theme);
    expect(await seriousFaults(page, { only: COLOUR_RULES }, part)).toEqual([]);
  }
}

/** Shows the page as on a system that is light or dark, which it follows where nothing else was chosen. */
async function showTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe(theme);
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
