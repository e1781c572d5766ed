import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExportHandle } from '#host/contract';
import { createTransfers } from '../../electron/transfers';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-transfers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = Uint8Array.of(1, 2, 3);

function choosing(name: string | null) {
  const path = name === null ? null : join(folder, name);
  const asked: string[] = [];
  const transfers = createTransfers({
    place: async (suggestedName) => {
      asked.push(suggestedName);
      return path;
    },
    file: async () => path,
    holdsPlan: async () => false,
  });
  return { transfers, asked };
}

async function placeOf(transfers: ReturnType<typeof createTransfers>, suggestedName = 'board.headroom') {
  const place = await transfers.choose('planCopy', suggestedName);
  if (!place.ok || place.value === null) throw new Error('no place');
  return place.value;
}

test('a file is written where a person chose', async () => {
  const { transfers } = choosing('copy.headroom');
  const place = await placeOf(transfers);
  expect(place.name).toBe('copy.headroom');
  expect(await transfers.write(place.handle, bytes)).toEqual({ ok: true, value: { name: 'copy.headroom' } });
  expect(new Uint8Array(await readFile(join(folder, 'copy.headroom')))).toEqual(bytes);
});

test('a page can suggest a name and no folder', async () => {
  const { transfers, asked } = choosing('copy');
  await placeOf(transfers, '../../etc/board.headroom');
  expect(asked).toEqual(['board.headroom']);
});

test('a place serves one file, and only where it was given out', async () => {
  const { transfers } = choosing('copy');
  const { handle } = await placeOf(transfers);
  await transfers.write(handle, bytes);
  expect(await transfers.write(handle, bytes)).toEqual({ ok: false, error: { type: 'unknownHandle' } });
  const other = await placeOf(choosing('other').transfers);
  expect(await choosing('copy').transfers.write(other.handle, bytes)).toMatchObject({ ok: false });
});

test('choosing a place writes nothing, and a place that cannot be written says so', async () => {
  const { transfers } = choosing('no folder/copy.headroom');
  const { handle } = await placeOf(transfers);
  expect(await readdir(folder)).toEqual([]);
  expect(await transfers.write(handle, bytes)).toEqual({
    ok: false,
    error: { type: 'notWritable', name: 'copy.headroom', code: 'ENOENT' },
  });
});

test('cancelling is an answer, not an error', async () => {
  const { transfers } = choosing(null);
  expect(await transfers.choose('planCopy', 'board')).toEqual({ ok: true, value: null });
  expect(await transfers.open('planCopy')).toEqual({ ok: true, value: null });
  expect(await transfers.write('nothing' as ExportHandle, bytes)).toMatchObject({ ok: false });
});

test('a file to be read arrives whole, with its name alone', async () => {
  await writeFile(join(folder, 'figures'), bytes);
  expect(await choosing('figures').transfers.open('planCopy')).toEqual({
    ok: true,
    value: { name: 'figures', bytes },
  });
});

test('the plan itself is never written over: another place is asked for', async () => {
  const offered = [join(folder, 'board.headroom'), join(folder, 'client.headroom')];
  const transfers = createTransfers({
    place: async () => offered.shift() ?? null,
    file: async () => null,
    holdsPlan: async (path) => path === join(folder, 'board.headroom'),
  });
  expect((await placeOf(transfers)).name).toBe('client.headroom');
});
