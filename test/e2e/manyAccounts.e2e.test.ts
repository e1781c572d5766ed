import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPlan } from '#plan/open';
import { writePlanBytes } from '#plan/write';
import { manyAccounts } from '../plan/manyAccounts';
import { planOf } from '../plan/plans';
import { platform } from '../plan/platform';
import { select } from './grid';
import { inBothShells } from './inBothShells';
import { undoLabel } from './keys';
import { isDesktop } from './outputs';

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
});
