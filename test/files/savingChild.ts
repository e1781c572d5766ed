import { writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { atomicSave } from '#files/atomicSave';
import { createDrafts } from '#files/drafts';
import { createVersions } from '#files/versions';

/** Name of the draft that is kept over and over. */
const ID = '00000000-0000-4000-8000-000000000001';
const [, , path = '', what = 'plan'] = process.argv;
const drafts = createDrafts(join(dirname(path), 'drafts'));
const versions = createVersions(join(dirname(path), 'versions'));

const SAVES: Readonly<Record<string, (bytes: Uint8Array, version: number) => ReturnType<typeof drafts.keep>>> = {
  plan: async (bytes) => {
    const saved = await atomicSave(path, bytes);
    return saved.ok ? { ok: true, value: null } : saved;
  },
  draft: (bytes, version) => drafts.keep(ID, { path, name: 'plan', base: null, keptAt: version }, bytes),
  version: (bytes, version) => versions.keep(path, bytes, version),
};

/** Saves version after version of a plan, a draft or an older version, says each that is acknowledged, and goes on until it is killed. */
const save = SAVES[what];
if (path === '' || save === undefined) throw new Error('usage: savingChild FILE [plan|draft|version]');
for (let version = 1; ; version++) {
  const saved = await save(new TextEncoder().encode(`${version}\n${'x'.repeat(200_000)}\n${version}\n`), version);
  if (!saved.ok) throw new Error(saved.error.code);
  // Written at once, so that the kill cannot swallow it.
  writeSync(1, `${version}\n`);
}
