import * as v from 'valibot';
import type { JsonValue } from '#base/canonicalJson';
import { describeJsonError, type JsonError, parseJson } from '#base/parseJson';
import type { Platform } from '#base/platform';
import { err, ok, type Result } from '#base/result';
import { canonicalPlan } from './canonicalPlan';
import { migrations } from './migrations';
import type { Plan } from './model';
import { fileSchema, pathText } from './schema';
import { isSealed } from './seal';
import { shapeProblem } from './shapeProblem';
import { validatePlan } from './validate';
import { contentHash, FORMAT, FORMAT_VERSION } from './write';

export const LARGEST_FILE = 64 * 1024 * 1024;
const MAX_DEPTH = 64;

/** Why a file did not open, one kind or more for each stage. */
export type OpenError =
  | { readonly type: 'tooLarge'; readonly bytes: number }
  | { readonly type: 'empty' }
  | { readonly type: 'notText' }
  | { readonly type: 'sealed' }
  | { readonly type: 'notJson'; readonly error: JsonError }
  | { readonly type: 'notAPlan' }
  | { readonly type: 'versionUnreadable' }
  | { readonly type: 'versionNewer'; readonly version: number }
  | { readonly type: 'versionTooOld'; readonly version: number }
  | { readonly type: 'shape'; readonly path: string; readonly message: string }
  | { readonly type: 'invalid'; readonly path: string; readonly message: string }
  /** The text was changed outside the program but reads as a plan: it can be opened as an unsaved copy. */
  | { readonly type: 'checksum'; readonly plan: Plan };

type File = { readonly [key: string]: JsonValue };

/** Opens a plan file in stages: read, decrypt, parse, version, checksum, validate. Never throws for what a file holds. */
export async function openPlan(
  bytes: Uint8Array,
  platform: Pick<Platform, 'sha256' | 'pause'>,
): Promise<Result<Plan, OpenError>> {
  const text = readText(bytes);
  if (!text.ok) return text;
  const parsed = parseJson(text.value, { maxDepth: MAX_DEPTH });
  if (!parsed.ok) return err({ type: 'notJson', error: parsed.error });
  const file = parsed.value;
  if (!isFile(file)) return err({ type: 'notAPlan' });
  const current = currentVersion(file);
  if (!current.ok) return current;
  const shaped = v.safeParse(fileSchema, current.value);
  if (!shaped.success) return err(shapeError(shaped.issues[0]));
  const expected = await contentHash(file['plan'], platform);
  const problem = validatePlan(shaped.output.plan);
  if (problem !== null) return err({ type: 'invalid', path: pathText(problem.path), message: problem.message });
  const plan = canonicalPlan(shaped.output.plan);
  return expected === file['sha256'] ? ok(plan) : err({ type: 'checksum', plan });
}

function readText(bytes: Uint8Array): Result<string, OpenError> {
  if (bytes.length > LARGEST_FILE) return err({ type: 'tooLarge', bytes: bytes.length });
  if (bytes.length === 0) return err({ type: 'empty' });
  if (isSealed(bytes)) return err({ type: 'sealed' });
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err({ type: 'notText' });
  }
}

function isFile(value: JsonValue): value is File {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && (value as File)['format'] === FORMAT;
}

function currentVersion(file: File): Result<File, OpenError> {
  const version = file['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return err({ type: 'versionUnreadable' });
  if (version > FORMAT_VERSION) return err({ type: 'versionNewer', version });
  let migrated = file;
  for (let from = version; from < FORMAT_VERSION; from++) {
    const step = migrations.find((migration) => migration.from === from);
    if (step === undefined) return err({ type: 'versionTooOld', version });
    migrated = step.migrate(migrated);
  }
  return ok(migrated);
}

function shapeError(issue: v.BaseIssue<unknown>): OpenError {
  const { path, message } = shapeProblem(issue);
  return { type: 'shape', path: pathText(path[0] === 'plan' ? path.slice(1) : path), message };
}

/** One sentence: what is wrong, where, and what to do. */
export function describeOpenError(error: OpenError): string {
  switch (error.type) {
    case 'tooLarge':
      return `The file has ${Math.ceil(error.bytes / 1048576)} MB and a plan at most ${LARGEST_FILE / 1048576} MB: this is no plan, or it was damaged.`;
    case 'empty':
      return 'The file is empty: open an older version or a backup of it.';
    case 'notText':
      return 'The file is not text: it is no plan, or it was damaged; open an older version or a backup of it.';
    case 'sealed':
      return 'The plan is sealed with a passphrase: it opens with that.';
    case 'notJson':
      return `The file cannot be read as a plan. ${describeJsonError(error.error)} If it was not edited by hand it was damaged: open an older version or a backup of it.`;
    case 'notAPlan':
      return `The file is not a Headroom plan: it does not say "format":"${FORMAT}".`;
    case 'versionUnreadable':
      return 'The plan does not say which version of the file format it has: "version" must be a whole number from 1.';
    case 'versionNewer':
      return `The plan was saved by a newer Headroom (file format ${error.version}; this one reads up to ${FORMAT_VERSION}): open it with that version.`;
    case 'versionTooOld':
      return `The plan has file format ${error.version}, which this Headroom cannot read any more: open and save it with an older version first.`;
    case 'shape':
    case 'invalid':
      return `The plan has an error${error.path === '' ? '' : ` at ${error.path}`}: ${withoutFullStop(error.message)}. Mend it there, or open an older version of the file.`;
    case 'checksum':
      return 'The plan was changed outside Headroom: its checksum does not match its content. Open it as an unsaved copy, look it over, and save it under a new name.';
  }
}

function withoutFullStop(message: string): string {
  return message.endsWith('.') ? message.slice(0, -1) : message;
}
