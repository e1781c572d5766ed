import { chromium } from 'playwright-core';
import { findBrowser, quietBrowserArguments } from '../../scripts/findBrowser.mjs';
import { sandboxArguments } from '../../scripts/electronRuntime.mjs';
import { serve } from '../../scripts/serve.mjs';
import { type AppUnderTest, observe, PATIENCE, slowDown, type Wanted } from './appUnderTest';

export const browserPath = findBrowser();

export interface BrowserApp extends AppUnderTest {
  /** `http://127.0.0.1:port`, where the page is served. */
  readonly origin: string;
}

/** The built page, served from this machine and shown in the installed browser without a window. */
export async function launchBrowserApp(wanted: Wanted = {}): Promise<BrowserApp> {
  if (browserPath === null) throw new Error('no Chrome, Chromium or Edge is installed');
  const { origin, url, close } = await serve({ plan: wanted.plan ?? null, example: wanted.example ?? null });
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: [...quietBrowserArguments, ...sandboxArguments()],
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const observed = observe(page);
  await slowDown(page);
  await page.goto(url);
  return {
    page,
    origin,
    ...observed,
    close: async () => {
      await browser.close();
      await close();
    },
  };
}
