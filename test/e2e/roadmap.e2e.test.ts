import { expect, test } from 'vitest';
import { copyOfExample, inBothShells, inDesktop } from './inBothShells';
import { roadmapWindow, showRoadmap } from './roadmap';
import { roadmapCase } from './roadmapCase';

inBothShells('the roadmap', copyOfExample, (app) => {
  roadmapCase(() => app().page);
  roadmapWindow(() => app().page);
});

inDesktop('the menu of views', copyOfExample, (app) => {
  test('leads to the views that the rail has, with their keys', async () => {
    const views = await app()
      .page.getByRole('navigation', { name: 'Views' })
      .locator('[title*="Ctrl+"]')
      .allTextContents();
    const items = await app().app.evaluate(
      ({ Menu }, count) =>
        Menu.getApplicationMenu()
          ?.items.find(({ label }) => label === 'View')
          ?.submenu?.items.slice(0, count)
          .map(({ label, accelerator }) => [label, accelerator]),
      views.length,
    );
    expect(items).toEqual(views.map((name, at) => [name, `CmdOrCtrl+${at + 1}`]));
    await app().app.evaluate(({ Menu, BrowserWindow }) => {
      const view = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'View');
      view?.submenu?.items[1]?.click(undefined, BrowserWindow.getAllWindows()[0]);
    });
    await app().page.locator('[data-view="roadmap"]:not([hidden])').waitFor();
    await showRoadmap(app().page);
  });
});
