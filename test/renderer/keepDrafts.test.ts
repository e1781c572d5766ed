import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ok } from '#base/result';
import type { PlanHandle } from '#host/contract';
import type { Host } from '#host/host';
import { isSealed } from '#plan/seal';
import { keepDrafts } from '../../renderer/recovery/keepDrafts';
import { sealPlan } from '../../renderer/seal/sealCommands';
import { chooseSeal, showPlan, useSession } from '../../renderer/state/session';
import { planOf } from '../plan/plans';
import { quickSealing } from '../plan/platform';

/** The thread that makes keys is a browser's: here they are made at once. */
vi.mock('../../renderer/workers/windowKeys', () => ({
  deriveKeyAside: ({ passphrase, salt }: { readonly passphrase: Uint8Array; readonly salt: Uint8Array }) =>
    quickSealing.deriveKey(passphrase, salt, { memory: 0, passes: 0, lanes: 0 }),
}));

/** What of a page the keeping of drafts needs. */
beforeEach(() => {
  vi.stubGlobal('window', { setTimeout, clearTimeout, addEventListener: () => undefined });
  vi.stubGlobal('document', { activeElement: null });
  vi.stubGlobal('HTMLTextAreaElement', class {});
  vi.stubGlobal('HTMLInputElement', class {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  useSession.setState({ open: null, notice: null });
});

test('a draft that cannot be sealed is said, and the next change is kept all the same', async () => {
  const kept: string[] = [];
  const host = {
    drafts: { keep: async (_handle: null, name: string) => ok(kept.push(name)), drop: async () => ok(null) },
  } as unknown as Host;
  let hasMemory = false;
  const draftKey = () =>
    hasMemory
      ? Promise.resolve({ key: new Uint8Array(32), salt: new Uint8Array(16) })
      : Promise.reject(new Error('out of memory'));
  const seal = { passphrase: 'river lamp', draftKey, firstKey: () => null };
  keepDrafts(host);
  showPlan(planOf({}), { handle: null, name: 'first', seal }, false);
  await vi.waitUntil(() => useSession.getState().notice?.text.includes('(out of memory); save the plan'));
  hasMemory = true;
  showPlan(planOf({}), { handle: null, name: 'second', seal }, false);
  await vi.waitUntil(() => kept.includes('second'));
  expect(kept).toEqual(['second']);
});

test('a passphrase that is set while changes are kept has them kept anew, sealed', async () => {
  const kept: boolean[] = [];
  const keep = async (_handle: null, _name: string, content: Uint8Array) => ok(kept.push(isSealed(content)));
  keepDrafts({ drafts: { keep, drop: async () => ok(null) } } as unknown as Host);
  showPlan(planOf({}), { handle: null, name: 'first', seal: null }, false);
  await vi.waitUntil(() => kept.length === 1);
  const key = { key: new Uint8Array(32), salt: new Uint8Array(16) };
  chooseSeal({ passphrase: 'river lamp', draftKey: () => Promise.resolve(key), firstKey: () => null });
  await vi.waitUntil(() => kept.length === 2);
  expect(kept).toEqual([false, true]);
});

test('a plan that is being sealed is kept sealed before its file is: what was kept plain does not outlive it', async () => {
  const done: string[] = [];
  const how = (content: Uint8Array) => (isSealed(content) ? 'sealed' : 'plain');
  const host = {
    drafts: {
      keep: async (_handle: null, _name: string, content: Uint8Array) => ok(done.push(`keep ${how(content)}`)),
      drop: async () => ok(done.push('drop')),
    },
    save: async (handle: PlanHandle, content: Uint8Array) => {
      done.push(`save ${how(content)}`);
      return ok({ handle, name: 'first' });
    },
    forgetPlain: async () => ok(done.push('forget plain')),
  } as unknown as Host;
  const handle = '00000000-0000-4000-8000-000000000000' as PlanHandle;
  showPlan(planOf({}), { handle, name: 'first', seal: null }, false);
  keepDrafts(host);
  await vi.waitUntil(() => done.length === 1);
  await sealPlan(host, 'gravel oboe');
  await vi.waitUntil(() => done.includes('drop'));
  expect(done).toEqual(['keep plain', 'keep sealed', 'save sealed', 'forget plain', 'drop']);
});
