import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VIEW_IDS } from '#host/contract';
import { openPlan } from '#plan/open';
import { writePlanBytes } from '#plan/write';
import { manyAccounts } from '../plan/manyAccounts';
import { planOf } from '../plan/plans';
import { platform } from '../plan/platform';
import { accountGrid } from './accounts';
import { select } from './grid';
import { inBothShells } from './inBothShells';
import { undoLabel } from './keys';
import { isDesktop } from './outputs';
import { shown } from './roadmap';

/** As many as are read in a thread of their own, and handed over in several pieces. */
const ACCOUNTS = manyAccounts(2_000);
let path = '';

async function planOfAccounts() {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-accounts-'));
  path = join(folder, 'accounts.headroom');
  await writeFile(path, await writePlanBytes({ ...planOf(), accounts: ACCOUNTS }, platform));
  return { folder, plan: path };
}

inBothShells('a plan of two thousand accounts', planOfAccounts, (app) => {
  test('it opens by way of a thread, is edited, and saved with every account as it was', async () => {
    const { page } = app();
    await select(page, 'Starting ARR', 0);
    await page.keyboard.type('5000000');
    await page.keyboard.press('Enter');
    await expect.poll(() => undoLabel(page)).toContain('Starting ARR');
    const running = app();
    if (!isDesktop(running)) return;
    await page.keyboard.press('Control+s');
    await expect.poll(() => page.locator('.saved').textContent()).toContain('Saved');
    const saved = await openPlan(new Uint8Array(await readFile(path)), platform);
    expect(saved.ok && saved.value.accounts).toEqual(ACCOUNTS);
    const line = saved.ok ? saved.value.lines.find(({ id }) => id === 'starting_arr') : undefined;
    expect(JSON.stringify(line?.definition)).toContain('5000000');
  });

  test('its accounts are read in pieces behind a bar, and the first of them answers keys once they are', async () => {
    const { page } = app();
    const session = await page.context().newCDPSession(page);
    // So slow that nothing of it fits into one frame.
    const slow = (rate: 1 | 20) => session.send('Emulation.setCPUThrottlingRate', { rate });
    const shares = await page.evaluateHandle(() => {
      const seen: number[] = [];
      new MutationObserver(() => {
        const share = document.querySelector('.accounts-progress')?.ariaValueNow ?? null;
        if (share !== null) seen.push(Number(share));
      }).observe(document.body, { childList: true, subtree: true, attributeFilter: ['aria-valuenow'] });
      return seen;
    });
    await slow(20);
    await page.keyboard.press(`Control+${VIEW_IDS.indexOf('accounts') + 1}`);
    await expect.poll(() => shares.evaluate(({ length }) => length)).toBeGreaterThan(0);
    await slow(1);
    const grid = accountGrid(page);
    await expect.poll(() => grid.getAttribute('aria-rowcount').catch(() => null)).toBe(String(ACCOUNTS.length + 1));
    const seen = await shares.jsonValue();
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    // Read again for another day, the list stays until that is done, and no bar comes over it.
    await shown(page).getByLabel('Day the list is of').fill('2026-06-30');
    await slow(20);
    await page.keyboard.press('Enter');
    await slow(1);
    await expect.poll(() => shown(page).locator('.status-bar').textContent()).toContain('As of 30 Jun 2026');
    expect((await shares.jsonValue()).length).toBe(seen.length);
    await accountGrid(page).focus();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Accounts');
    await page.keyboard.press('Control+ArrowDown');
    await expect.poll(() => shown(page).locator('.status-main').textContent()).not.toContain(ACCOUNTS[0]?.name);
  });

  test('rungs of all its accounts are noted in pieces, as one step', async () => {
    const { page } = app();
    await shown(page).getByRole('radio', { name: 'Ladder' }).click();
    const note = shown(page).getByRole('button', { name: 'Note today’s rungs' });
    await note.click();
    await expect.poll(() => undoLabel(page)).toBe('Undo: Note today’s rungs');
    await expect.poll(() => shown(page).getByText('Every rung is noted').count()).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => undoLabel(page)).toContain('Day of the list');
    await expect.poll(() => note.isEnabled()).toBe(true);
  });
});
