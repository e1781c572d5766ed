import type { Page } from 'playwright-core';

/** What a test asks to be shown: a plan file, or an example by name. */
export interface Wanted {
  readonly plan?: string;
  readonly example?: string;
}

/** A running Headroom, in either shell. */
export interface AppUnderTest {
  readonly page: Page;
  /** Errors and uncaught exceptions of the page so far. */
  readonly consoleErrors: readonly string[];
  /** Addresses of everything the page asked for so far. */
  readonly requests: readonly string[];
  /** Those requests that were answered by an error or not at all. */
  readonly failedRequests: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * Makes a page as slow as on a machine that is `SLOW` times slower than this one (`SLOW=4 npx vitest run --project e2e …`): keys that
 * outrun a menu, and claims that are read too early, then fail here rather than somewhere else. Without it nothing is slowed.
 */
export async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env['SLOW'] ?? '1');
  if (!(rate > 1)) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** How long anything is waited for in a page before it counts as never happening, in milliseconds. */
export const PATIENCE = 60_000;

/** Keeps what a page reports, from now on. */
export function observe(page: Page): Pick<AppUnderTest, 'consoleErrors' | 'requests' | 'failedRequests'> {
  const consoleErrors: string[] = [];
  const requests: string[] = [];
  const failedRequests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => failedRequests.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) failedRequests.push(response.url());
  });
  return { consoleErrors, requests, failedRequests };
}
