import { expect, test } from 'vitest';
import { copyOfExample, inBrowser, inDesktop } from './inBothShells';
import { inspectorClaims } from './inspector';

inBrowser('inspector, charts and key figures', copyOfExample, (app) => inspectorClaims(() => app().page));

inDesktop('inspector, charts and key figures', copyOfExample, (app) => {
  inspectorClaims(() => app().page);

  test('the shell lets the page write to the clipboard and not read it', async () => {
    const states = await app().page.evaluate(async () => [
      (await navigator.permissions.query({ name: 'clipboard-write' as PermissionName })).state,
      (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
    ]);
    expect(states).toEqual(['granted', 'denied']);
  });
});
