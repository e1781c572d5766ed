import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { version } from '../package.json' with { type: 'json' };
import { argon2id } from 'hash-wasm';
import { err, ok } from '#base/result';
import { createLanePool } from '#engine/pool/lanePool';
import { createSealing } from '#base/sealing';
import { atomicSave, type SaveError } from '#files/atomicSave';
import { askSecret } from './askSecret';
import { commandLine } from './commandLine';
import { plainText } from './plainText';
import { workerPort } from './workerPort';
import type { World } from './world';

/** Exit code of a fault in the program itself, as other programs use it. */
const INTERNAL_FAULT = 70;
/** As shells count a program that Ctrl+C ended. */
const INTERRUPTED = 130;
const COLUMNS_OF_A_PIPE = 120;
const FEWEST_COLUMNS = 60;
/** Of AES-256. */
const KEY_BYTES = 32;

const world: World = {
  readFile: async (path) => {
    try {
      return ok(await readFile(path));
    } catch (error) {
      const code = codeOf(error);
      return err(
        code === 'ENOENT' || code === 'ENOTDIR' ? { type: 'missing' } : { type: 'unreadable', why: reasonOf(code) },
      );
    }
  },
  saveFile: async (path, bytes) => {
    const saved = await atomicSave(path, bytes);
    return saved.ok ? ok(null) : err(describeSaveError(saved.error));
  },
  today: () => {
    const now = new Date();
    return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
  },
  milliseconds: () => performance.now(),
  columns: process.stdout.isTTY
    ? Math.max(FEWEST_COLUMNS, process.stdout.columns || COLUMNS_OF_A_PIPE)
    : COLUMNS_OF_A_PIPE,
  platform: {
    sha256: async (bytes) => createHash('sha256').update(bytes).digest(),
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    sealing: createSealing(webcrypto.subtle, (password, salt, { memory, passes, lanes }) =>
      argon2id({
        password,
        salt,
        memorySize: memory,
        iterations: passes,
        parallelism: lanes,
        hashLength: KEY_BYTES,
        outputType: 'binary',
      }),
    ),
  },
  passphrase: (question) => askSecret(question, process.stdin, (text) => process.stderr.write(text)),
  processors: availableParallelism(),
  lanePool: (workers) => createLanePool(() => workerPort(new URL('./laneWorker.mjs', import.meta.url)), workers),
  progress: (text) => {
    if (text === null) process.off('SIGINT', stopped);
    else if (!process.listeners('SIGINT').includes(stopped)) process.on('SIGINT', stopped);
    sayProgress(text ?? '');
  },
  pause: () => new Promise((resume) => setImmediate(resume)),
};

/** Ctrl+C while something long is under way. */
function stopped(): void {
  sayProgress('');
  process.exit(INTERRUPTED);
}

/** In place of the line that the cursor is in. */
function sayProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${plainText(text)}`);
}

/** The reader of a pipe may stop reading, as `head` does: that is no fault of anyone. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  const outcome = await commandLine(process.argv.slice(2), version, world);
  if (outcome.ok) process.stdout.write(outcome.value.text);
  else complain(outcome.error.message);
  process.exitCode = outcome.ok ? outcome.value.exit : outcome.error.exit;
} catch (error) {
  const what = error instanceof Error ? error.message : String(error);
  complain(`This is a fault in Headroom itself, please report it with the command that led to it: ${what}`);
  process.exitCode = INTERNAL_FAULT;
}

function complain(sentence: string): void {
  process.stderr.write(`${plainText(sentence)}\n`);
}

function describeSaveError({ type, code }: SaveError): string {
  switch (type) {
    case 'diskFull':
      return `cannot be saved, because the disk is full (${code}); the file is as it was.`;
    case 'notWritable':
      return `cannot be saved: ${reasonOf(code)}; nothing was changed.`;
    case 'saveFailed':
      return `cannot be saved: ${reasonOf(code)}; the file is as it was.`;
    case 'notConfirmed':
      return `is saved, but the disk did not confirm that it would survive a power cut (${code}).`;
  }
}

function reasonOf(code: string): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return `it is not permitted (${code})`;
    case 'EISDIR':
      return `it is a folder (${code})`;
    case 'ENOENT':
    case 'ENOTDIR':
      return `the folder is not there (${code})`;
    case 'EROFS':
      return `the disk is read-only (${code})`;
    default:
      return `the system says ${code}`;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
