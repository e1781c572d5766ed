import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const PACKAGE_OF = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;
const LICENCE_FILE = /^(licen[sc]e|copying|notice|ofl)([.-].*)?$/i;

const listOf = (target) => join(root, 'dist', `.licences-${target}.json`);

/** A plugin of the bundler that adds to `folders` the folder of every package of which a module is bundled. */
export function noteBundledPackages(folders) {
  return {
    name: 'note-bundled-packages',
    moduleParsed({ id }) {
      const folder = PACKAGE_OF.exec(id)?.[1];
      if (folder !== undefined) folders.add(folder);
    },
  };
}

/** Keeps for a target what its bundles are made of. */
export function writeTargetLicences(target, folders) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(listOf(target), JSON.stringify([...folders].map(licenceOf)));
}

/**
 * Writes dist/renderer/licences.json, which About shows: each package of any bundle, once a version, by name. The page and the shells
 * are built apart, so their lists are put together here.
 */
export function writeLicences(targets) {
  if (!existsSync(join(root, 'dist/renderer'))) return;
  const all = new Map();
  for (const target of targets) {
    if (!existsSync(listOf(target))) continue;
    for (const each of JSON.parse(readFileSync(listOf(target), 'utf8'))) all.set(`${each.name} ${each.version}`, each);
  }
  const sorted = [...all.keys()].sort().map((key) => all.get(key));
  writeFileSync(join(root, 'dist/renderer/licences.json'), JSON.stringify(sorted));
}

/** The same as a text, for the folder of the packaged app. */
export function licencesAsText() {
  const all = JSON.parse(readFileSync(join(root, 'dist/renderer/licences.json'), 'utf8'));
  return all
    .map(({ name, version, licence, text }) => `${name} ${version}\n${licence}\n\n${text}\n`)
    .join(`\n${'-'.repeat(72)}\n\n`);
}

/** Throws for a package that says nowhere what its licence is: it may not be shipped. */
function licenceOf(folder) {
  const { name, version, license, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0 && typeof license !== 'string') throw new Error(`the package ${name} has no licence`);
  const text =
    texts.length > 0 ? texts.join('\n\n') : `The package holds no text of its licence; see ${homepage ?? name}.`;
  return { name, version, licence: typeof license === 'string' ? license : 'see text', text };
}
