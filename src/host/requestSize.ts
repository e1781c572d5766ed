/** Longest text in a request: a path, the longest there is on any system. */
const LONGEST_TEXT = 32_767;
/** Largest memory behind bytes in a request: bytes may be a part of a larger buffer, which crosses the border between processes as a whole. */
export const LARGEST_BUFFER = 512_000_000;
const MOST_ENTRIES = 16;
/** A request is an object of plain values, of which one may be an object of plain values. */
const DEEPEST = 2;

/**
 * Whether a request is no larger and no deeper than a window's own are. Looked at before it leaves the page's process, because what crosses the border is taken
 * apart on the other side, all of it, before anything there can refuse it. What it has to be exactly is the contract's matter.
 *
 * Cost  a few steps, whatever the request: nothing is read that is beyond a limit.
 */
export function isModest(request: unknown, depth = 0): boolean {
  switch (typeof request) {
    case 'string':
      return request.length <= LONGEST_TEXT;
    case 'number':
    case 'boolean':
    case 'undefined':
      return true;
    case 'object':
      if (request === null) return true;
      if (request instanceof Uint8Array) return request.buffer.byteLength <= LARGEST_BUFFER;
      return depth < DEEPEST && !Array.isArray(request) && hasModestEntries(request, depth);
    default:
      return false;
  }
}

function hasModestEntries(request: object, depth: number): boolean {
  let count = 0;
  for (const key in request) {
    count += 1;
    if (count > MOST_ENTRIES || key.length > LONGEST_TEXT) return false;
    if (!isModest(Reflect.get(request, key), depth + 1)) return false;
  }
  return true;
}
