import type { KeyCost, Platform, Sealing } from '#base/platform';
import { err, ok, type Result } from '#base/result';
import { isSealed, SEAL } from '#base/sealMark';

export { isSealed };

const VERSION = 1;

/** What Headroom itself seals with: 64 MiB, three passes. */
export const KEY_COST: KeyCost = { memory: 65_536, passes: 3, lanes: 1 };

/** What is accepted from a file, so that it can neither weaken the key nor eat the memory. */
const LEAST: KeyCost = { memory: 16 * 1024, passes: 2, lanes: 1 };
const MOST: KeyCost = { memory: 1024 * 1024, passes: 10, lanes: 16 };

const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const DIGEST_BYTES = 32;
const LONGEST_HEADER = 200;
const NEWLINE = 10;

/** What sealing and unsealing are given. */
export type SealPlatform = Platform & { readonly sealing: Sealing };

/**
 * Why a sealed file gives no plan.
 *
 *     notSealed        it does not begin as a sealed plan does
 *     newer            sealed by a newer Headroom
 *     damaged          it is not, byte for byte, what was written; no passphrase opens it
 *     cost             it asks for less work than protects, or more than a computer should be made to do
 *     wrongPassphrase  the bytes are as they were written, and the passphrase does not open them; or someone altered them on
 *                      purpose, which cannot be told apart
 */
export type UnsealError =
  | { readonly type: 'notSealed' }
  | { readonly type: 'newer'; readonly version: number }
  | { readonly type: 'damaged' }
  | { readonly type: 'cost' }
  | { readonly type: 'wrongPassphrase' };

/** A key of a passphrase, with the salt that makes it again from there at what Headroom seals with. */
export interface SealKey {
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
}

/** Takes the better part of a second, on purpose. The salt is new each time. */
export async function makeSealKey(passphrase: string, platform: SealPlatform): Promise<SealKey> {
  const salt = platform.randomBytes(SALT_BYTES);
  return { key: await platform.sealing.deriveKey(keyText(passphrase), salt, KEY_COST), salt };
}

/**
 * The bytes of a plan file under a passphrase: a line of text that says how the key is made, the plan in cipher with that line
 * authenticated along, and the SHA-256 of all before it. Salt, key and nonce are new each time.
 *
 * Source  docs/file-format.md#sealed-plans
 */
export async function seal(bytes: Uint8Array, passphrase: string, platform: SealPlatform): Promise<Uint8Array> {
  return sealUnder(bytes, await makeSealKey(passphrase, platform), platform);
}

/** The same under a key that was made before, for what is written every second: only the nonce is new each time. */
export async function sealUnder(
  bytes: Uint8Array,
  { key, salt }: SealKey,
  platform: SealPlatform,
): Promise<Uint8Array> {
  const nonce = platform.randomBytes(NONCE_BYTES);
  const { memory, passes, lanes } = KEY_COST;
  const header = new TextEncoder().encode(
    `${SEAL} ${VERSION} argon2id m=${memory} t=${passes} p=${lanes} salt=${hex(salt)} nonce=${hex(nonce)}\n`,
  );
  const content = await platform.sealing.encrypt({ key, nonce, additional: header, content: bytes });
  const sealed = joined(header, content);
  return joined(sealed, await platform.sha256(sealed));
}

/** The bytes that were sealed. */
export async function unseal(
  bytes: Uint8Array,
  passphrase: string,
  platform: SealPlatform,
): Promise<Result<Uint8Array, UnsealError>> {
  const opened = await unsealWithKey(bytes, passphrase, platform);
  return opened.ok ? ok(opened.value.content) : opened;
}

/** The bytes that were sealed and the key that opened them, for `sealUnder`; null where it costs less or more than what Headroom seals with. */
export async function unsealWithKey(
  bytes: Uint8Array,
  passphrase: string,
  platform: SealPlatform,
): Promise<Result<{ readonly content: Uint8Array; readonly sealKey: SealKey | null }, UnsealError>> {
  const header = await readWhole(bytes, platform);
  if (!header.ok) return header;
  const { length, cost, salt, nonce } = header.value;
  const key = await platform.sealing.deriveKey(keyText(passphrase), salt, cost);
  const plain = await platform.sealing.decrypt({
    key,
    nonce,
    additional: bytes.subarray(0, length),
    content: bytes.subarray(length, bytes.length - DIGEST_BYTES),
  });
  if (plain === null) return err({ type: 'wrongPassphrase' });
  const isUsual = cost.memory === KEY_COST.memory && cost.passes === KEY_COST.passes && cost.lanes === KEY_COST.lanes;
  return ok({ content: plain, sealKey: isUsual ? { key, salt } : null });
}

/** Why no passphrase would open the file: what shows without one, so that nobody is asked for it in vain. */
export async function checkSealed(
  bytes: Uint8Array,
  platform: Pick<Platform, 'sha256'>,
): Promise<Result<null, UnsealError>> {
  const header = await readWhole(bytes, platform);
  return header.ok ? ok(null) : header;
}

/** The header of a file that is as it was written and asks for a key that is made. */
async function readWhole(bytes: Uint8Array, platform: Pick<Platform, 'sha256'>): Promise<Result<Header, UnsealError>> {
  const header = readHeader(bytes);
  if (!header.ok) return header;
  const end = bytes.length - DIGEST_BYTES;
  if (end < header.value.length + TAG_BYTES) return err({ type: 'damaged' });
  const digest = await platform.sha256(bytes.subarray(0, end));
  if (!isSame(digest, bytes.subarray(end))) return err({ type: 'damaged' });
  return isAccepted(header.value.cost) ? header : err({ type: 'cost' });
}

interface Header {
  /** In bytes, its newline included. */
  readonly length: number;
  readonly cost: KeyCost;
  readonly salt: Uint8Array;
  readonly nonce: Uint8Array;
}

const HEADER =
  /^headroom-sealed 1 argon2id m=(\d{1,7}) t=(\d{1,3}) p=(\d{1,3}) salt=([0-9a-f]{32}) nonce=([0-9a-f]{24})$/;

function readHeader(bytes: Uint8Array): Result<Header, UnsealError> {
  if (!isSealed(bytes)) return err({ type: 'notSealed' });
  const end = bytes.subarray(0, LONGEST_HEADER).indexOf(NEWLINE);
  const text = String.fromCharCode(...bytes.subarray(0, end === -1 ? LONGEST_HEADER : end));
  const version = Number(/^headroom-sealed (\d{1,6}) /.exec(text)?.[1] ?? Number.NaN);
  if (version > VERSION) return err({ type: 'newer', version });
  const found = HEADER.exec(text);
  if (end === -1 || found === null) return err({ type: 'damaged' });
  const [, memory, passes, lanes, salt = '', nonce = ''] = found;
  const cost = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  return ok({ length: end + 1, cost, salt: bytesOf(salt), nonce: bytesOf(nonce) });
}

function isAccepted({ memory, passes, lanes }: KeyCost): boolean {
  return (
    memory >= LEAST.memory &&
    memory <= MOST.memory &&
    passes >= LEAST.passes &&
    passes <= MOST.passes &&
    lanes >= LEAST.lanes &&
    lanes <= MOST.lanes
  );
}

/** The same passphrase is the same bytes however its accents were typed. */
function keyText(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase.normalize('NFC'));
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
}

/** One sentence: what is wrong and what to do. */
export function describeUnsealError(error: UnsealError): string {
  switch (error.type) {
    case 'notSealed':
      return 'The file is not sealed.';
    case 'newer':
      return `The plan was sealed by a newer Headroom (seal ${error.version}; this one reads up to ${VERSION}): open it with that version.`;
    case 'damaged':
      return 'The sealed file is damaged, and no passphrase opens it: open an older version or a backup of it.';
    case 'cost':
      return 'The sealed file asks for a key that Headroom does not make: it was not sealed by Headroom, or it was altered.';
    case 'wrongPassphrase':
      return 'The passphrase does not open this plan: type it again, and mind capitals and the layout of the keyboard.';
  }
}
