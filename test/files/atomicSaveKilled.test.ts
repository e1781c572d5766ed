import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDrafts } from '#files/drafts';
import { createVersions } from '#files/versions';
import { root } from '../../scripts/bootstrap.mjs';
import { buildNodeBundle } from '../../scripts/build.mjs';

/** Kills of each kind; many more in `npm run soak`. */
const SOAK = Number(process.env['SOAK'] ?? '0');
const AT_ONCE = 3;
const OLD = '0\nold\n0\n';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-kill-'));
  await buildNodeBundle({
    entry: 'test/files/savingChild.ts',
    folder: 'dist/test',
    fileName: 'savingChild.mjs',
    external: [],
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Kills a saving process `delay` ms after it has acknowledged so many saves; gives the last version it acknowledged. */
async function killWhileSaving(path: string, what: string, saves: number, delay: number): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'dist/test/savingChild.mjs'), path, what]);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const before = said.split('\n').length - 1;
    said += chunk.toString();
    if (before < saves && said.split('\n').length - 1 >= saves) setTimeout(() => child.kill('SIGKILL'), delay);
  });
  await new Promise((done) => child.on('close', done));
  return Number(said.trim().split('\n').at(-1));
}

const textOf = (bytes: Uint8Array | null) => (bytes === null ? '' : new TextDecoder().decode(bytes));

/** What is there after a kill: the newest of each kind, read by what reads it in the app. */
const NEWEST: Readonly<Record<string, (own: string, path: string) => Promise<string>>> = {
  plan: (_own, path) => readFile(path, 'utf8'),
  draft: async (own) => {
    const drafts = createDrafts(join(own, 'drafts'));
    const [id = ''] = await drafts.list();
    const draft = await drafts.read(id);
    return draft.ok ? textOf(draft.value.content) : draft.error.type;
  },
  version: async (own, path) => {
    const versions = createVersions(join(own, 'versions'));
    const listed = (await versions.list(path)).toSorted((a, b) => b.savedAt - a.savedAt);
    return textOf(await versions.read(path, listed[0]?.id ?? ''));
  },
};

test.each([
  ['plan', 12],
  ['draft', 6],
  ['version', 4],
])(
  'kill -9 at any moment leaves a whole %s, no older than the last acknowledged one',
  {
    timeout: 60_000 + SOAK * 3000,
  },
  async (what, few) => {
    const rounds = SOAK > 0 ? Math.ceil(SOAK / AT_ONCE) : few;
    const bad: unknown[] = [];
    const found: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const kills = Array.from({ length: AT_ONCE }, async (_, index) => {
        const own = join(folder, `${what}-${index}`);
        const path = join(own, 'plan.headroom');
        await rm(own, { recursive: true, force: true });
        await mkdir(own);
        await writeFile(path, OLD);
        // By saves and not by time alone: on a slow machine few would be done before every kill.
        const kill = round * AT_ONCE + index;
        const acknowledged = await killWhileSaving(path, what, 1 + (kill % 6), (kill * 1.7) % 40);
        const [first, , last] = (await NEWEST[what]?.(own, path))?.split('\n') ?? [];
        const version = Number(first);
        found.push(version);
        if (first !== last || !(version >= acknowledged && version > 0)) bad.push({ acknowledged, first, last });
      });
      await Promise.all(kills);
    }
    if (SOAK > 0) process.stdout.write(`${found.length} kills while saving a ${what}, ${bad.length} bad\n`);
    expect(bad).toEqual([]);
    // The kills came at different points of the run, not all after the same save.
    expect(new Set(found).size).toBeGreaterThan(Math.min(3, found.length / 6));
  },
);
