import { expect, test } from 'vitest';
import { select } from './grid';
import { copyOfExample, inBrowser, inDesktop } from './inBothShells';
import { inspectorClaims } from './inspector';
import { settled } from './keys';

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

  test('a note that is being typed counts as unsaved, so that closing the window asks', async () => {
    const title = () => app().app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? '');
    const field = app().page.getByRole('textbox', { name: 'Note: Churn rate, Q1 2027' });
    await select(app().page, 'Churn rate', 0);
    const before = await settled(app().page, async () => (await title()).startsWith('•'));
    await field.fill('Half a sentence');
    await expect.poll(title).toMatch(/^•/);
    await app().page.keyboard.press('Escape');
    await expect.poll(async () => (await title()).startsWith('•')).toBe(before);
  });
});
