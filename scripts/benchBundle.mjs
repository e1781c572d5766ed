import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

/** Bundles `test/bench/NAME.ts`, which writes a plan, and has it write to `path`. */
export async function writeByBundle(name, path) {
  const { buildNodeBundle } = await import('./build.mjs');
  const folder = 'dist/bench';
  const fileName = `${name}.mjs`;
  await buildNodeBundle({ entry: `test/bench/${name}.ts`, folder, fileName, external: [] });
  const { status } = spawnSync(process.execPath, [join(root, folder, fileName), path], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${name} could not write its plan.`);
}
