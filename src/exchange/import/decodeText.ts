import { err, ok, type Result } from '#base/result';
import type { Encoding, Proposal } from './choices';
import type { ReadError } from './readError';

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const satisfies readonly Encoding[];

/** What encoding the bytes of a text file speak for. Bytes that are UTF-8 by chance are rarer than any other reading of them. */
export function proposeEncoding(bytes: Uint8Array): Proposal<Encoding> {
  const [first, second, third] = bytes;
  const sure = (value: Encoding, because: string) => ({ value, isSure: true, options: ENCODINGS, because });
  if (first === 0xef && second === 0xbb && third === 0xbf) return sure('utf-8', 'the file begins with its mark');
  if (first === 0xff && second === 0xfe) return sure('utf-16le', 'the file begins with its mark');
  if (first === 0xfe && second === 0xff) return sure('utf-16be', 'the file begins with its mark');
  const zeros = zerosAt(bytes);
  if (zeros !== null) return { ...sure(zeros, 'every other byte is zero'), isSure: false };
  if (decoded(bytes, 'utf-8') !== null) return sure('utf-8', 'all of its signs are well formed');
  return { ...sure('windows-1252', 'it is no UTF-8'), isSure: false };
}

const LOOKED_AT = 4096;

/** The UTF-16 that western text without a mark would be: a zero in every second byte. */
function zerosAt(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const start = bytes.subarray(0, LOOKED_AT);
  const share = (odd: 0 | 1) => start.filter((byte, at) => at % 2 === odd && byte === 0).length / (start.length / 2);
  if (share(1) > 0.7 && share(0) < 0.1) return 'utf-16le';
  return share(0) > 0.7 && share(1) < 0.1 ? 'utf-16be' : null;
}

/** The text of a file, without a mark at its beginning. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): Result<string, ReadError> {
  const text = decoded(bytes, encoding);
  if (text === null) return err({ type: 'encoding', encoding: encoding.toUpperCase() });
  return text.slice(0, LOOKED_AT).includes('\0') ? err({ type: 'unsupported', kind: 'binary' }) : ok(text);
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
