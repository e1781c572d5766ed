import { beforeEach, expect, test, vi } from 'vitest';
import { err, ok } from '#base/result';
import type { Host } from '#host/host';
import type { PlanHandle } from '#host/contract';
import { isSealed, seal, type SealPlatform, unseal } from '#plan/seal';
import { writePlan } from '#plan/write';
import { closeSealDialog, openSealDialog, sealPlan, unsealPlan, useSealDialog } from '../../renderer/seal/sealCommands';
import { mayLeaveUnsealed } from '../../renderer/export/plainWarning';
import { useUnsealing } from '../../renderer/seal/unsealing';
import { openDropped, openInitial, save } from '../../renderer/state/files';
import { useSealing } from '../../renderer/state/planContent';
import { useQuestion } from '../../renderer/state/question';
import { sealDraft, sealOf } from '../../renderer/state/seal';
import { isDirty, showPlan, useSession } from '../../renderer/state/session';
import { planOf } from '../plan/plans';
import { platform, quickSealing } from '../plan/platform';

const quick: SealPlatform = { ...platform, sealing: quickSealing };

/** The thread that makes keys is a browser's: here they are made at once, unless a test says how. */
const keys = vi.hoisted(() => ({ make: null as null | (() => Promise<Uint8Array>) }));
vi.mock('../../renderer/workers/windowKeys', () => ({
  deriveKeyAside: ({ passphrase, salt }: { readonly passphrase: Uint8Array; readonly salt: Uint8Array }) =>
    keys.make?.() ?? quickSealing.deriveKey(passphrase, salt, { memory: 0, passes: 0, lanes: 0 }),
}));

const HANDLE = '00000000-0000-4000-8000-000000000000' as PlanHandle;
const name = 'board.headroom';
const plan = planOf({ segments: [] });
const plain = new TextEncoder().encode(await writePlan(plan, platform));
const sealed = await seal(plain, 'river lamp seven', quick);

/** A shell that has one file, and what a window asked of it. */
function shellWith(bytes: Uint8Array) {
  const asked: string[] = [];
  const written: Uint8Array[] = [];
  const host = {
    openInitial: async () => ok({ handle: HANDLE, name, bytes }),
    openDropped: async () => ok({ handle: HANDLE, name, bytes }),
    letGo: async () => ok(asked.push('letGo')),
    forgetPlain: async () => ok(asked.push('forgetPlain')),
    recent: { describe: async () => ok(asked.push('describe')) },
    save: async (_handle: PlanHandle, content: Uint8Array) => {
      written.push(content);
      return ok({ handle: HANDLE, name });
    },
  } as unknown as Host;
  return { host, asked, written };
}

const QUICK_KEY = { key: new Uint8Array(32), salt: new Uint8Array(16) };
const saltOf = (bytes: Uint8Array) => /salt=\w+/.exec(String.fromCharCode(...bytes.subarray(0, 140)))?.[0];
const dropped = { name, size: 0, arrayBuffer: async () => new ArrayBuffer(0) };
const waiting = () => vi.waitUntil(() => useUnsealing.getState().asked);
const isRefused = () => vi.waitUntil(() => useUnsealing.getState().asked?.refusal ?? null);

beforeEach(() => {
  keys.make = null;
  useSession.setState({ open: null, notice: null });
});

test('a wrong passphrase is said and may be tried again; the right one opens the plan, which then is sealed and not changed', async () => {
  const { host, asked } = shellWith(sealed);
  const opening = openInitial(host);
  (await waiting()).submit('river lamp eight');
  expect(await isRefused()).toMatch(/^The passphrase does not open this plan/);
  (await waiting()).submit('river lamp seven');
  await opening;
  const { open } = useSession.getState();
  expect(open).toMatchObject({ plan, file: { name }, seal: { passphrase: 'river lamp seven' } });
  expect({ dirty: isDirty(open), asked }).toEqual({ dirty: false, asked: ['forgetPlain', 'forgetPlain'] });
});

test('a passphrase that nobody gives leaves the window as it was, and what is kept of the plan in plain text goes all the same', async () => {
  showPlan(plan, { handle: null, name: 'before' }, false);
  const before = useSession.getState();
  const { host, asked } = shellWith(sealed);
  const opening = openDropped(host, dropped);
  (await waiting()).cancel();
  await opening;
  expect(useSession.getState()).toEqual(before);
  expect({ asked, waiting: useUnsealing.getState().asked }).toEqual({ asked: ['forgetPlain', 'letGo'], waiting: null });
});

test('a file that is damaged is refused without asking for its passphrase', async () => {
  const damaged = Uint8Array.from(sealed);
  damaged[300] = (damaged[300] ?? 0) ^ 1;
  await openDropped(shellWith(damaged).host, dropped);
  expect(useUnsealing.getState().asked).toBeNull();
  expect(useSession.getState().notice?.text).toMatch(/^board.headroom did not open. The sealed file is damaged/);
});

test('a second file takes the place of one that waits for its passphrase', async () => {
  const first = openDropped(shellWith(sealed).host, dropped);
  const one = await waiting();
  const second = openDropped(shellWith(sealed).host, dropped);
  await first;
  const other = await vi.waitUntil(() => {
    const { asked } = useUnsealing.getState();
    return asked !== one ? asked : null;
  });
  one.submit('river lamp seven');
  other.submit('river lamp seven');
  await second;
  expect(useSession.getState().open?.plan).toEqual(plan);
});

test('a key that the computer has no memory for is said, and the passphrase can be tried again', async () => {
  const opening = openInitial(shellWith(sealed).host);
  keys.make = () => Promise.reject(new Error('out of memory'));
  (await waiting()).submit('river lamp seven');
  expect(await isRefused()).toContain('out of memory');
  keys.make = null;
  (await waiting()).submit('river lamp seven');
  await opening;
  expect(useSession.getState().open?.seal?.passphrase).toBe('river lamp seven');
});

test('a sealed plan is saved sealed, each time anew, and only then counts as saved', async () => {
  const { host, asked, written } = shellWith(plain);
  await openInitial(host);
  const states: boolean[] = [];
  const stop = useSealing.subscribe(({ isSealing }) => states.push(isSealing));
  await sealPlan(host, 'gravel oboe');
  await save(host);
  stop();
  const opened = await Promise.all(written.map((bytes) => unseal(bytes, 'gravel oboe', quick)));
  expect(opened).toEqual([ok(plain), ok(plain)]);
  expect(written[0]).not.toEqual(written[1]);
  expect(states).toEqual([true, false, true, false]);
  expect(asked).toEqual(['describe', 'forgetPlain', 'forgetPlain']);
  expect(isDirty(useSession.getState().open)).toBe(false);
});

test('the first save under a passphrase and the drafts share the key that was made for it, later saves make their own, each with another salt', async () => {
  const { host, written } = shellWith(plain);
  await openInitial(host);
  const made: string[] = [];
  keys.make = () => {
    made.push('key');
    return Promise.resolve(new Uint8Array(32));
  };
  await sealPlan(host, 'gravel oboe');
  expect(made).toHaveLength(1);
  await save(host);
  await save(host);
  expect(made).toHaveLength(3);
  const seal = useSession.getState().open?.seal;
  if (seal == null) throw new Error('not sealed');
  const salts = [...written, await sealDraft(seal, plain)].map(saltOf);
  expect({ salts: new Set(salts).size, draft: salts.at(-1) }).toEqual({ salts: 3, draft: salts[0] });
});

test('a key that cannot be made is said in the dialog, where it can be tried again: until it is there the plan is as it was', async () => {
  const { host, written } = shellWith(plain);
  await openInitial(host);
  openSealDialog();
  keys.make = () => Promise.reject(new Error('out of memory'));
  await sealPlan(host, 'gravel oboe');
  expect(useSealDialog.getState()).toEqual({
    isOpen: true,
    isMaking: false,
    refusal: expect.stringMatching(/^The plan could not be sealed \(out of memory\)/),
  });
  expect({ written, seal: useSession.getState().open?.seal }).toEqual({ written: [], seal: null });
  keys.make = null;
  await sealPlan(host, 'gravel oboe');
  expect({ isOpen: useSealDialog.getState().isOpen, sealed: written.map(isSealed) }).toEqual({
    isOpen: false,
    sealed: [true],
  });
});

test('a dialog that is left while it makes the key leaves the plan as it was', async () => {
  const { host, written } = shellWith(plain);
  await openInitial(host);
  openSealDialog();
  let made: (key: Uint8Array) => void = () => undefined;
  keys.make = () => new Promise((done) => (made = done));
  const sealing = sealPlan(host, 'gravel oboe');
  expect(useSealDialog.getState()).toMatchObject({ isOpen: true, isMaking: true });
  closeSealDialog();
  made(new Uint8Array(32));
  await sealing;
  const { open } = useSession.getState();
  expect({ written, seal: open?.seal, dirty: isDirty(open) }).toEqual({ written: [], seal: null, dirty: false });
});

test('a save of a sealed plan whose key cannot be made is not written, stays changed and says so', async () => {
  const { host, written } = shellWith(plain);
  showPlan(plan, { handle: HANDLE, name, seal: sealOf('gravel oboe', quick, QUICK_KEY) }, false);
  keys.make = () => Promise.reject(new Error('out of memory'));
  expect(await save(host)).toBe(false);
  expect(written).toEqual([]);
  expect(isDirty(useSession.getState().open)).toBe(true);
  expect(useSession.getState().notice?.text).toMatch(/^Nothing was written, because the plan could not be sealed/);
});

test('a plan that takes the place of a sealed file is sealed as that was, or says that it takes the seal off', async () => {
  const conflicting = () => {
    const { host, written } = shellWith(plain);
    const save = async (_handle: PlanHandle, content: Uint8Array, options?: { readonly overwrite?: boolean }) => {
      if (options?.overwrite !== true) return err({ type: 'changedOnDisk', name } as const);
      written.push(content);
      return ok({ handle: HANDLE, name });
    };
    return { host: { ...host, save, readAgain: async () => ok({ bytes: sealed }) } as unknown as Host, written };
  };
  const asking = () => vi.waitUntil(() => useQuestion.getState().asked);

  const given = conflicting();
  showPlan(plan, { handle: HANDLE, name, seal: null }, false);
  const saving = save(given.host);
  (await waiting()).submit('river lamp seven');
  const asked = await asking();
  expect(asked.question.text).toContain('The file is sealed: this plan is saved under its passphrase.');
  asked.answer('overwrite');
  expect(await saving).toBe(true);
  const opened = await Promise.all(given.written.map((bytes) => unseal(bytes, 'river lamp seven', quick)));
  const { open } = useSession.getState();
  expect({ opened, passphrase: open?.seal?.passphrase, dirty: isDirty(open) }).toEqual({
    opened: [ok(plain)],
    passphrase: 'river lamp seven',
    dirty: false,
  });

  const refused = conflicting();
  showPlan(plan, { handle: HANDLE, name, seal: null }, false);
  const second = save(refused.host);
  (await waiting()).cancel();
  const question = await asking();
  expect(question.question.text).toContain('opens with a passphrase that was not given');
  expect(question.question.text).toContain('overwriting takes the seal off');
  question.answer('overwrite');
  expect(await second).toBe(true);
  expect(refused.written).toEqual([plain]);
});

test('a passphrase is removed only once a person agrees, and the file then is plain', async () => {
  const { host, written } = shellWith(plain);
  showPlan(plan, { handle: HANDLE, name, seal: sealOf('gravel oboe', quick) }, true);
  for (const answer of ['cancel', 'remove']) {
    const removing = unsealPlan(host);
    (await vi.waitUntil(() => useQuestion.getState().asked)).answer(answer);
    await removing;
  }
  expect(written).toEqual([plain]);
  expect(useSession.getState().open?.seal).toBeNull();
});

test('drafts of one opening share a key, each has a nonce of its own, and the passphrase opens them', async () => {
  const deriveKey = vi.fn(quickSealing.deriveKey);
  const counting: SealPlatform = { ...quick, sealing: { ...quickSealing, deriveKey } };
  const kept = sealOf('gravel oboe', counting);
  const drafts = await Promise.all([plain, plain, sealed].map((bytes) => sealDraft(kept, bytes, counting)));
  expect(deriveKey).toHaveBeenCalledTimes(1);
  expect(drafts.every(isSealed)).toBe(true);
  const headers = drafts.map((draft) => String.fromCharCode(...draft.subarray(0, draft.indexOf(10))).split(' nonce='));
  expect(new Set(headers.map(([before]) => before)).size).toBe(1);
  expect(new Set(headers.map(([, nonce]) => nonce)).size).toBe(3);
  const opened = await Promise.all(drafts.map((draft) => unseal(draft, 'gravel oboe', quick)));
  expect(opened).toEqual([ok(plain), ok(plain), ok(sealed)]);
});

test('the key that opened a file seals its drafts, so that the first is kept as soon as any', async () => {
  const opening = openInitial(shellWith(sealed).host);
  (await waiting()).submit('river lamp seven');
  await opening;
  keys.make = () => Promise.reject(new Error('another key'));
  const { open } = useSession.getState();
  if (open?.seal == null) throw new Error('not sealed');
  const draft = await sealDraft(open.seal, plain);
  expect(saltOf(draft)).toBe(saltOf(sealed));
  expect(await unseal(draft, 'river lamp seven', quick)).toEqual(ok(plain));
});

test('the key of drafts is under way before the first is kept, and one that could not be made is made again', async () => {
  keys.make = () => Promise.reject(new Error('out of memory'));
  const kept = sealOf('gravel oboe');
  await expect(sealDraft(kept, plain)).rejects.toThrow('out of memory');
  keys.make = null;
  const draft = await sealDraft(kept, plain);
  keys.make = () => Promise.reject(new Error('made again'));
  expect(await unseal(draft, 'gravel oboe', quick)).toEqual(ok(plain));
  expect(await unseal(await sealDraft(kept, plain), 'gravel oboe', quick)).toEqual(ok(plain));
});

test('a save that breaks off does not keep the next from being made', async () => {
  const { host, written } = shellWith(plain);
  await openInitial(host);
  const broken = { ...host, save: () => Promise.reject(new Error('a bug')) };
  await expect(save(broken)).rejects.toThrow('a bug');
  expect(await save(host)).toBe(true);
  expect(written).toEqual([plain]);
});

test('what could not be forgotten of a plan from before it was sealed is said', async () => {
  const { host } = shellWith(plain);
  await openInitial(host);
  const error = { type: 'plainLeft', name, code: 'EACCES' } as const;
  await sealPlan({ ...host, forgetPlain: async () => err(error) }, 'gravel oboe');
  await vi.waitUntil(() => useSession.getState().notice?.text.includes('still there in plain text (EACCES)'));
});

test('that exports of a sealed plan are not sealed is asked until a person goes on, and then not again until its seal is another', async () => {
  const asking = () => vi.waitUntil(() => useQuestion.getState().asked);
  showPlan(plan, { handle: HANDLE, name }, true);
  expect(await mayLeaveUnsealed()).toBe(true);
  for (const passphrase of ['gravel oboe', 'river lamp']) {
    showPlan(plan, { handle: HANDLE, name, seal: sealOf(passphrase, quick) }, true);
    const first = mayLeaveUnsealed();
    (await asking()).answer('cancel');
    const second = mayLeaveUnsealed();
    (await asking()).answer('export');
    expect([await first, await second, await mayLeaveUnsealed()]).toEqual([false, true, true]);
  }
});
