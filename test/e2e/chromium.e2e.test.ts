import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, browserPath, launchBrowserApp } from './browserApp';
import { pageIsLocked } from './pageIsLocked';

describe.skipIf(browserPath === null)('browser edition', () => {
  let running: BrowserApp;
  beforeAll(async () => {
    running = await launchBrowserApp();
  });
  afterAll(async () => {
    await running.close();
  });

  test('the window shows the name of the app and knows that it runs in a browser', async () => {
    await expect.poll(() => running.page.title()).toContain('Headroom');
    await expect.poll(() => running.page.locator('html[data-shell]').getAttribute('data-shell')).toBe('browser');
  });

  test('the page loads without an error, and asks nobody but its own server', () => {
    expect({ errors: running.consoleErrors, failed: running.failedRequests }).toEqual({ errors: [], failed: [] });
    expect(running.requests.filter((url) => !url.startsWith(`${running.origin}/`))).toEqual([]);
    expect(running.requests.length).toBeGreaterThan(2);
  });

  pageIsLocked(() => running.page);

  test.each([
    ['a foreign host name', { host: 'plans.example' }, 403],
    ['a foreign origin', { origin: 'http://plans.example' }, 403],
    ['its own page', {}, 200],
  ])('the server answers %s accordingly', async (_who, headers, status) => {
    expect(await statusOf(`${running.origin}/`, headers)).toBe(status);
  });

  test.each(['/../package.json', '/%2e%2e/%2e%2e/package.json', '/..%5cpackage.json', '/plan', '/.renderer-stamp'])(
    'the server gives out nothing for %s',
    async (path) => {
      expect(await statusOf(running.origin, {}, path)).toBe(404);
    },
  );
});

function statusOf(origin: string, headers: Record<string, string>, path = '/'): Promise<number | undefined> {
  return new Promise((done, failed) => {
    request(origin, { path, headers }, (response) => {
      response.resume();
      done(response.statusCode);
    })
      .on('error', failed)
      .end();
  });
}
