import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

/** The claims about the page's security that hold in both shells. */
export function pageIsLocked(page: () => Page): void {
  test('text never becomes code: eval, Function and inline script are blocked', async () => {
    const ran = await page().evaluate(async () => {
      // The debugger lets code of its own use eval; what runs from a timer counts as the page's.
      await new Promise((done) => setTimeout(done));
      const attempts: [string, () => unknown][] = [
        ['eval', () => (Reflect.get(window, 'eval') as (text: string) => unknown)('1 + 1')],
        ['Function', () => new Function('return 1')()],
      ];
      const ran = attempts.filter(([, attempt]) => {
        try {
          attempt();
          return true;
        } catch {
          return false;
        }
      });
      const script = document.createElement('script');
      script.textContent = 'document.documentElement.dataset.inlineRan = "yes"';
      document.head.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="data:," onerror="document.documentElement.dataset.inlineRan = \'yes\'">';
      document.body.append(image);
      await new Promise((done) => setTimeout(done, 100));
      script.remove();
      image.remove();
      return [
        ...ran.map(([name]) => name),
        ...(document.documentElement.dataset['inlineRan'] === undefined ? [] : ['inline']),
      ];
    });
    expect(ran).toEqual([]);
  });

  test('WebAssembly compiles at once, in a size that no plan reaches, because the engine needs it', async () => {
    const compiles = await page().evaluate(() => {
      // One section of 7 MB without a meaning.
      const bytes = new Uint8Array(7_000_000);
      const length = bytes.length - 13;
      bytes.set([0, 97, 115, 109, 1, 0, 0, 0, 0]);
      bytes.set([(length & 127) | 128, ((length >> 7) & 127) | 128, ((length >> 14) & 127) | 128, length >> 21], 9);
      return new WebAssembly.Module(bytes) instanceof WebAssembly.Module;
    });
    expect(compiles).toBe(true);
  });

  test('the page can neither ask another host nor frame it', async () => {
    const blocked = await page().evaluate(async () => {
      /** Which directive refused what was tried; a refusal is told when the browser comes to it. */
      const refusalOf = (attempt: () => void) =>
        new Promise<string>((done) => {
          setTimeout(() => done('nothing'), 10_000);
          document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), {
            once: true,
          });
          attempt();
        });
      const asked = await refusalOf(() => void fetch('https://plans.example/').catch(() => undefined));
      const frame = document.createElement('iframe');
      frame.src = 'https://plans.example/';
      const framed = await refusalOf(() => document.body.append(frame));
      frame.remove();
      return [asked, framed];
    });
    expect(blocked).toEqual(['connect-src', 'frame-src']);
  });
}
