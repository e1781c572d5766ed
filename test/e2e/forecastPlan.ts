import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addInitiative } from '#plan/initiativeEdits';
import { writePlan } from '#plan/write';
import { bottomUpExample } from '../../assets/examples/fromTheBottomUp';
import { edited } from '../plan/plans';
import { platform } from '../plan/platform';

/** The example with accounts, and a roadmap that asks 3 points of seats from January on. */
export const askedOfSeats = async (): Promise<{ readonly folder: string; readonly plan: string }> => {
  const example = bottomUpExample();
  const asked = addInitiative(example, {
    name: 'Seat pricing',
    motion: 'seat',
    start: 2027 * 12,
    length: 3,
    size: { type: 'points', points: 0.03 },
  });
  if (!asked.ok) throw new Error(asked.error.type);
  const folder = await mkdtemp(join(tmpdir(), 'headroom-plans-'));
  const plan = join(folder, 'accounts.headroom');
  await writeFile(plan, await writePlan(edited(example, asked.value.edits), platform));
  return { folder, plan };
};
