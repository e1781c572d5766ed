import { writeSync } from 'node:fs';
import { atomicSave } from '#files/atomicSave';

/** Saves version after version of a file, says each that is acknowledged, and goes on until it is killed. */
const path = process.argv[2];
if (path === undefined) throw new Error('usage: savingChild FILE');
for (let version = 1; ; version++) {
  const saved = await atomicSave(path, new TextEncoder().encode(`${version}\n${'x'.repeat(200_000)}\n${version}\n`));
  if (!saved.ok) throw new Error(saved.error.code);
  // Written at once, so that the kill cannot swallow it.
  writeSync(1, `${version}\n`);
}
