import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Types of fields in which nothing of a plan is written. */
const WITHOUT_TEXT = ['checkbox', 'radio', 'range', 'file'];

/** Claims that no field of the page leaves what stands in it to the browser, which would write it into its own folder as plain text. */
export async function expectNothingLeft(page: Page): Promise<void> {
  const left = await page.evaluate(
    (without) =>
      [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input')]
        .filter(({ type, autocomplete, form }) => {
          const isLeft = autocomplete !== 'off' && form?.autocomplete !== 'off';
          return isLeft && !without.includes(type);
        })
        .map(({ outerHTML }) => outerHTML),
    WITHOUT_TEXT,
  );
  expect(left).toEqual([]);
}
