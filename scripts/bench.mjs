import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

const SUFFIX = '.bench.ts';

/**
 * Bundles each benchmark and runs it with plain Node, because under a test runner an imported name is a getter, two to
 * three times slower in a hot loop. What we are compared with stays outside, as its users load it.
 */
bootstrap();
const { build, buildNodeBundle } = await import('./build.mjs');
// Threads run what the command line's do.
await build(['cli']);
const folder = join(root, 'test/bench');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(SUFFIX)) : [];
let failed = false;
for (const name of names) {
  const fileName = name.replace(SUFFIX, '.mjs');
  await buildNodeBundle({
    entry: `test/bench/${name}`,
    folder: 'dist/bench',
    fileName,
    external: ['mathjs', 'hyperformula'],
  });
  const run = spawnSync(process.execPath, [join(root, 'dist/bench', fileName), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  failed ||= run.status !== 0;
}
process.exit(failed ? 1 : 0);
