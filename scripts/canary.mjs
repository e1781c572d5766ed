import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const FOLDER = 'test/canary';

/**
 * Lints files that each break one rule and names the rule in their first line (`// expects RULE[: MESSAGE]`). A checker
 * that reads nothing reports nothing, so silence about any of them is a failure; so is a word about a file that expects
 * `nothing`. Returns a sentence for each disagreement.
 */
export function checkCanary(biome) {
  const run = spawnSync(biome, ['lint', '--reporter=json', '--max-diagnostics=none', FOLDER], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64e6,
    shell: process.platform === 'win32',
  });
  let diagnostics;
  try {
    ({ diagnostics } = JSON.parse(run.stdout));
  } catch {
    return [`the linter gave no report about ${FOLDER}: ${run.stderr.trim()}`];
  }
  const files = readdirSync(join(root, FOLDER), { recursive: true }).filter((name) => name.endsWith('.ts'));
  if (files.length === 0) return [`${FOLDER} is empty`];
  return files
    .map((name) => join(FOLDER, name).replaceAll('\\', '/'))
    .flatMap((path) => disagreement(path, diagnostics));
}

function disagreement(path, diagnostics) {
  const [firstLine = ''] = readFileSync(join(root, path), 'utf8').split('\n');
  const expected = /^\/\/ expects (\S+?)(?:: (.+))?$/.exec(firstLine);
  if (expected === null) return [`${path} does not say what it expects`];
  const [, rule, message = ''] = expected;
  const found = diagnostics.filter(({ location }) => location.path === path);
  if (rule === 'nothing')
    return found.length === 0 ? [] : [`${path} breaks no rule, but the linter says: ${found[0].message}`];
  return found.some((each) => each.category === rule && each.message.includes(message))
    ? []
    : [`the linter overlooks ${rule} in ${path}`];
}
