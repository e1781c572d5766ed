import { Inflate } from 'fflate';
import { err, ok, type Result } from '#base/result';
import { crc32 } from './crc32';
import { IMPORT_LIMITS, type ReadError } from './readError';

/** A part of a ZIP archive as its directory describes it; nothing is unpacked yet. */
interface Part {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
}

/** Parts by name. */
export interface Archive {
  readonly bytes: Uint8Array;
  readonly parts: ReadonlyMap<string, Part>;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

/**
 * Reads the directory of a ZIP archive and refuses what no spreadsheet program writes, before anything is unpacked: sizes and ratios
 * beyond `IMPORT_LIMITS`, paths that lead out, a part twice, encryption.
 */
export function openArchive(bytes: Uint8Array): Result<Archive, ReadError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === null) return damaged('its list of parts', 'is missing');
  const count = view.getUint16(end + 10, true);
  if (count > IMPORT_LIMITS.parts) return err({ type: 'tooLarge', limit: 'parts', where: null });
  const parts = new Map<string, Part>();
  const names = new Set<string>();
  let unpacked = 0;
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    const read = readEntry(bytes, view, at, end);
    if (!read.ok) return read;
    const { part, next } = read.value;
    const problem = problemOf(part);
    if (problem !== null) return err(problem);
    // Programs differ on capitals in names of parts, so two that differ in nothing else are one part twice.
    const name = part.name.toLowerCase();
    if (names.has(name)) return err({ type: 'unsafe', where: part.name, why: 'twice' });
    unpacked += part.size;
    if (unpacked > IMPORT_LIMITS.unpacked) return err({ type: 'tooLarge', limit: 'unpacked', where: null });
    names.add(name);
    parts.set(part.name, part);
    at = next;
  }
  return ok({ bytes, parts });
}

/** Where the record at the end of the archive begins; null where there is none that ends the file. */
function endRecord(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (
      view.getUint32(at, true) === END_SIGNATURE &&
      at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  }
  return null;
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  end: number,
): Result<{ readonly part: Part; readonly next: number }, ReadError> {
  if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY_SIGNATURE)
    return damaged('its list of parts', 'does not lead to all of them');
  const nameLength = view.getUint16(at + 28, true);
  const next = at + ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) return damaged('its list of parts', 'ends too early');
  const name = nameText(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength));
  const part: Part = {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  };
  if ((view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0) return err({ type: 'unsupported', kind: 'encrypted' });
  return ok({ part, next });
}

/** Names of parts of a workbook are ASCII; other bytes are kept apart by their number, so that no two names become one. */
function nameText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, IMPORT_LIMITS.text)).replaceAll('\\', '/');
}

function problemOf({ name, packed, size }: Part): ReadError | null {
  if (/^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/i.test(name) || name.includes('\0'))
    return { type: 'unsafe', where: name, why: 'path' };
  if (size > IMPORT_LIMITS.part) return { type: 'tooLarge', limit: 'part', where: name };
  if (size > Math.max(1, packed) * IMPORT_LIMITS.ratio) return { type: 'tooLarge', limit: 'ratio', where: name };
  return null;
}

/** Unpacks one part and holds it against the size and the checksum that the directory states; never more than that size. */
export function unpack({ bytes, parts }: Archive, name: string): Result<Uint8Array, ReadError> {
  const part = parts.get(name);
  if (part === undefined) return damaged(name, 'is missing');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (part.at + LOCAL_LENGTH > bytes.length || view.getUint32(part.at, true) !== LOCAL_SIGNATURE)
    return damaged(name, 'is not where the list of parts says');
  const from = part.at + LOCAL_LENGTH + view.getUint16(part.at + 26, true) + view.getUint16(part.at + 28, true);
  const to = from + part.packed;
  if (to > bytes.length) return damaged(name, 'ends too early');
  const packed = bytes.subarray(from, to);
  const unpacked = part.method === STORED ? stored(packed, part) : inflated(packed, part);
  if (unpacked === null) return damaged(name, 'cannot be unpacked');
  return crc32(unpacked) === part.crc ? ok(unpacked) : damaged(name, 'does not match its checksum');
}

function stored(packed: Uint8Array, { size }: Part): Uint8Array | null {
  return packed.length === size ? packed : null;
}

/** How many packed bytes are unpacked at once: DEFLATE makes at most 1,032 times as many of them. */
const STEP = 4096;

/** Unpacks step by step, so that a part that is larger than it says is given up at its stated size. */
function inflated(packed: Uint8Array, { method, size }: Part): Uint8Array | null {
  if (method !== DEFLATED) return null;
  const out = new Uint8Array(size);
  let length = 0;
  let isTooLong = false;
  const inflate = new Inflate((chunk) => {
    isTooLong ||= length + chunk.length > size;
    if (!isTooLong) out.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && !isTooLong; at += STEP)
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  } catch {
    // What fflate throws says what is wrong with the bytes; for a person they are damaged.
    return null;
  }
  return length === size ? out : null;
}

function damaged(where: string, why: string): { readonly ok: false; readonly error: ReadError } {
  return err({ type: 'damaged', where, why });
}
