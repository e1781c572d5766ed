#!/usr/bin/env node
import Module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';
import { isStale, targets } from './stale.mjs';

/** npm runs scripts in the package's folder; relative paths count from where the person stands. */
if (process.env.npm_lifecycle_event === 'headroom' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

if (isStale('cli')) await buildSilently();
// Newer Node versions keep what they compiled of the bundle.
Module.enableCompileCache?.(join(root, 'node_modules/.cache/headroom'));
await import(pathToFileURL(join(root, targets.cli.output)).href);

/** Standard output belongs to the command, so only a failure says anything, and on standard error. */
async function buildSilently() {
  bootstrap({ quiet: true });
  const log = console.log;
  console.log = console.error;
  try {
    const { build } = await import('./build.mjs');
    await build(['cli']);
  } catch (error) {
    console.error(`The command line could not be built: ${error.message}`);
    process.exit(1);
  } finally {
    console.log = log;
  }
}
