import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './bootstrap.mjs';
import { noteBundledPackages, writeLicences, writeTargetLicences } from './licences.mjs';
import { fingerprint, isStale, targets, writeStamp } from './stale.mjs';

/** The bundles of each target: where they start and what file they become. */
const nodeBundles = {
  electron: [
    { entry: 'electron/main.ts', folder: 'dist/electron', fileName: 'main.cjs', external: ['electron'] },
    { entry: 'electron/beforeReady.ts', folder: 'dist/electron', fileName: 'beforeReady.cjs', external: ['electron'] },
    { entry: 'electron/preload.ts', folder: 'dist/electron', fileName: 'preload.cjs', external: ['electron'] },
  ],
  cli: [
    { entry: 'cli/laneWorker.ts', folder: 'dist/cli', fileName: 'laneWorker.mjs', external: [] },
    { entry: 'cli/main.ts', folder: 'dist/cli', fileName: 'headroom.mjs', external: [] },
  ],
};

/** Builds those of the named targets that are stale, one after the other; returns the names of those it built. */
export async function build(names = Object.keys(targets)) {
  const built = [];
  for (const name of names) {
    if (targets[name] === undefined) throw new Error(`there is no build target "${name}"`);
    if (!isStale(name)) continue;
    if (nodeBundles[name]?.some(({ entry }) => !existsSync(join(root, entry)))) continue;
    const print = fingerprint(name);
    const packages = new Set();
    if (name === 'renderer') await buildRenderer(packages);
    else for (const bundle of nodeBundles[name]) await buildNodeBundle(bundle, packages);
    writeTargetLicences(name, packages);
    writeStamp(name, print);
    built.push(name);
  }
  if (built.length > 0) writeLicences(Object.keys(targets));
  return built;
}

/**
 * Bundles one entry for Node. Two builds at once never see each other's half-written files. Folders of the packages that went into it
 * are added to `packages`.
 */
export async function buildNodeBundle({ entry, folder, fileName, external }, packages = new Set()) {
  const { build: viteBuild } = await import('vite');
  const { nodeConfig } = await import('../vite.config.mjs');
  const config = nodeConfig(entry, fileName, external);
  await inOwnFolder(folder, async (outDir) => {
    await viteBuild({ ...config, plugins: [noteBundledPackages(packages)], build: { ...config.build, outDir } });
    mkdirSync(join(root, folder), { recursive: true });
    for (const name of readdirSync(outDir)) renameSync(join(outDir, name), join(root, folder, name));
  });
}

async function buildRenderer(packages) {
  const { build: viteBuild } = await import('vite');
  const { rendererConfig } = await import('../vite.config.mjs');
  const folder = join(root, 'dist/renderer');
  await inOwnFolder('dist/renderer', async (outDir) => {
    await viteBuild({
      ...rendererConfig,
      plugins: [...rendererConfig.plugins, noteBundledPackages(packages)],
      // Workers are bundled apart.
      worker: { ...rendererConfig.worker, plugins: () => [noteBundledPackages(packages)] },
      build: { ...rendererConfig.build, outDir },
    });
    // Examples are part of the page, the scripts that draw them are not.
    for (const name of readdirSync(join(outDir, 'examples')).filter((one) => one.endsWith('.ts')))
      rmSync(join(outDir, 'examples', name));
    rmSync(folder, { recursive: true, force: true });
    renameSync(outDir, folder);
  });
}

async function inOwnFolder(folder, work) {
  const own = join(root, `${folder}.${process.pid}`);
  mkdirSync(own, { recursive: true });
  try {
    await work(own);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bootstrap } = await import('./bootstrap.mjs');
  bootstrap();
  const names = process.argv.slice(2);
  const built = await build(names.length > 0 ? names : undefined);
  console.log(built.length > 0 ? `Built ${built.join(', ')}.` : 'Everything is up to date.');
}
