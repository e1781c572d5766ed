import { expect, test } from 'vitest';
import { inBrowser, inDesktop } from './inBothShells';
import { openDialog } from './keys';
import { answerFile } from './outputs';
import { FIRST, sealedExample, sealedPlan } from './seal';

const nothing = async () => ({});

inBrowser('a sealed plan', nothing, (app) => sealedPlan(app));

inDesktop('a sealed plan', nothing, (app) => {
  sealedPlan(app);

  test('a window with a plan opens a sealed one in another, which asks for itself and shows no figure before', async () => {
    const running = app();
    await answerFile(running, 'second.headroom', await sealedExample());
    const [other] = await Promise.all([running.app.waitForEvent('window'), running.page.keyboard.press('Control+o')]);
    const dialog = await openDialog(other);
    expect(await dialog.textContent()).toContain('second.headroom is sealed');
    expect(await other.locator('.top-bar').count()).toBe(0);
    await other.keyboard.type(FIRST);
    await other.keyboard.press('Enter');
    await other.locator('.ht_master td.num').first().waitFor();
    await running.closeWindow(other);
  });
});
