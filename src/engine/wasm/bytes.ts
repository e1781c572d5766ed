/** Bytes being written: `buffer` has room to spare, `length` of it counts. */
export interface Bytes {
  buffer: Uint8Array<ArrayBuffer>;
  length: number;
}

const float = new Float64Array(1);
const floatBytes = new DataView(float.buffer);

export function createBytes(): Bytes {
  return { buffer: new Uint8Array(256), length: 0 };
}

/** What has been written, without the room; shares the buffer. */
export function written(bytes: Bytes): Uint8Array<ArrayBuffer> {
  return bytes.buffer.subarray(0, bytes.length);
}

function makeRoom(bytes: Bytes, count: number): void {
  if (bytes.length + count <= bytes.buffer.length) return;
  const larger = new Uint8Array(Math.max(bytes.buffer.length * 2, bytes.length + count));
  larger.set(written(bytes));
  bytes.buffer = larger;
}

export function putByte(bytes: Bytes, value: number): void {
  makeRoom(bytes, 1);
  bytes.buffer[bytes.length++] = value;
}

export function putBytes(bytes: Bytes, more: ArrayLike<number>): void {
  makeRoom(bytes, more.length);
  bytes.buffer.set(more, bytes.length);
  bytes.length += more.length;
}

/** A whole number from 0 up to 2^32 - 1 in unsigned LEB128: seven bits a byte, lowest first. */
export function putUnsigned(bytes: Bytes, value: number): void {
  makeRoom(bytes, 5);
  let rest = value >>> 0;
  while (rest > 127) {
    bytes.buffer[bytes.length++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes.buffer[bytes.length++] = rest;
}

/** A whole number of 32 bits in signed LEB128. */
export function putSigned(bytes: Bytes, value: number): void {
  let rest = value | 0;
  for (;;) {
    const low = rest & 127;
    rest >>= 7;
    const isLast = (rest === 0 && low < 64) || (rest === -1 && low >= 64);
    putByte(bytes, isLast ? low : low | 128);
    if (isLast) return;
  }
}

/** The same for a whole number of 64 bits. */
export function putSignedLong(bytes: Bytes, value: bigint): void {
  let rest = BigInt.asIntN(64, value);
  for (;;) {
    const low = Number(rest & 127n);
    rest >>= 7n;
    const isLast = (rest === 0n && low < 64) || (rest === -1n && low >= 64);
    putByte(bytes, isLast ? low : low | 128);
    if (isLast) return;
  }
}

/** Eight bytes of a double, lowest first. */
export function putDouble(bytes: Bytes, value: number): void {
  makeRoom(bytes, 8);
  floatBytes.setFloat64(0, value, true);
  for (let i = 0; i < 8; i++) bytes.buffer[bytes.length++] = floatBytes.getUint8(i);
}
