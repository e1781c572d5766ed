import { describe, expect, test } from 'vitest';
import { atomicSave, type SaveHandle, type SaveSystem } from '#files/atomicSave';
import { saveInPlace } from '#files/saveInPlace';
import { type UncertainDisk, uncertainDisk } from './powerCut';

const OLD = 'the old plan';
const NEW = 'the new plan, which is longer than the old one';
const PATH = '/plans/board.headroom';
const bytes = new TextEncoder().encode(NEW);

/** What a power cut between two calls may leave that is neither the old file nor the new one. */
function broken({ cuts }: UncertainDisk, whole: readonly (string | null)[]): readonly unknown[] {
  return cuts.flatMap(({ after, contents }) =>
    [...contents].filter((content) => !whole.includes(content)).map((content) => ({ after, content })),
  );
}

/** A save whose handles leave something out. */
function without(left: Partial<SaveHandle>, where: 'file' | 'folder', system: SaveSystem): SaveSystem {
  return {
    ...system,
    open: async (path, flags, mode) => {
      const handle = await system.open(path, flags, mode);
      return (where === 'file') === (flags === 'wx') ? { ...handle, ...left } : handle;
    },
  };
}

describe.each([
  ['over an old file', OLD],
  ['of a new file', null],
] as const)('a save %s', (_which, old) => {
  test('leaves the old file or the new one, whole, whenever the power goes; once it is acknowledged, the new one', async () => {
    const disk = uncertainDisk(PATH, old);
    expect(await atomicSave(PATH, bytes, disk.system)).toMatchObject({ ok: true });
    expect({ broken: broken(disk, [old, NEW]), left: disk.contents() }).toEqual({ broken: [], left: new Set([NEW]) });
    // The cuts lie before and after each call, and both files are among what they leave.
    expect(disk.cuts.length).toBeGreaterThan(8);
    expect(new Set(disk.cuts.flatMap(({ contents }) => [...contents]))).toEqual(new Set([old, NEW]));
  });

  test.each([
    ['once', (call: number, at: number) => call === at],
    ['from then on', (call: number, at: number) => call >= at],
  ])('leaves one of the two also where a call fails %s before the power goes', async (_how, fails) => {
    const wrong: unknown[] = [];
    for (let at = 1; at <= 16; at++) {
      const disk = uncertainDisk(PATH, old, (call) => fails(call, at));
      const saved = await atomicSave(PATH, bytes, disk.system);
      const isLost = saved.ok && !(disk.contents().size === 1 && disk.contents().has(NEW));
      wrong.push(...broken(disk, [old, NEW]), ...(isLost ? [{ at, left: disk.contents() }] : []));
    }
    expect(wrong).toEqual([]);
  });
});

test('a save that does not fsync its file may leave a broken one', async () => {
  const disk = uncertainDisk(PATH, OLD);
  await atomicSave(PATH, bytes, without({ sync: async () => undefined }, 'file', disk.system));
  expect(broken(disk, [OLD, NEW]).length).toBeGreaterThan(0);
  expect(disk.contents()).toContain('');
});

test('a save that does not fsync its folder may be lost after it was acknowledged', async () => {
  const disk = uncertainDisk(PATH, OLD);
  expect((await atomicSave(PATH, bytes, without({ sync: async () => undefined }, 'folder', disk.system))).ok).toBe(
    true,
  );
  expect({ broken: broken(disk, [OLD, NEW]), left: disk.contents() }).toEqual({
    broken: [],
    left: new Set([OLD, NEW]),
  });
});

test('writing into the file itself may leave half of it, which is why it is asked for and a copy kept first; once acknowledged, it stays', async () => {
  const disk = uncertainDisk(PATH, OLD);
  expect((await saveInPlace(PATH, bytes, new TextEncoder().encode(OLD), disk.system)).ok).toBe(true);
  expect(broken(disk, [OLD, NEW]).length).toBeGreaterThan(0);
  expect(disk.contents()).toEqual(new Set([NEW]));
});
