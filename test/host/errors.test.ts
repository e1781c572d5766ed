import * as v from 'valibot';
import { expect, test } from 'vitest';
import { describeHostError, type HostError, hostErrorSchema } from '#host/errors';

const name = 'board.headroom';
const everyError: { readonly [T in HostError['type']]: Extract<HostError, { type: T }> } = {
  rejected: { type: 'rejected', why: 'request' },
  tooBusy: { type: 'tooBusy' },
  tooManyWindows: { type: 'tooManyWindows', most: 40 },
  unknownHandle: { type: 'unknownHandle' },
  notAPlan: { type: 'notAPlan', name },
  notFound: { type: 'notFound', name },
  notReadable: { type: 'notReadable', name, code: 'EACCES' },
  tooLarge: { type: 'tooLarge', name, bytes: 70_000_001, limit: 64_000_000 },
  notWritable: { type: 'notWritable', name, code: 'EROFS' },
  diskFull: { type: 'diskFull', name, code: 'ENOSPC' },
  saveFailed: { type: 'saveFailed', name, code: 'EIO' },
  notConfirmed: { type: 'notConfirmed', name, code: 'EIO' },
  notReplaceable: { type: 'notReplaceable', name: 'board.headroom', code: 'EACCES' },
  noBackup: { type: 'noBackup', name: 'board.headroom', code: 'ENOSPC' },
  plainLeft: { type: 'plainLeft', name, code: 'EACCES' },
  inPlaceFailed: { type: 'inPlaceFailed', name: 'board.headroom', code: 'EIO', restored: false },
  changedOnDisk: { type: 'changedOnDisk', name },
  holdsPlan: { type: 'holdsPlan', name, restored: true },
  notPrinted: { type: 'notPrinted', code: 'Failed to generate PDF' },
};

test.each(Object.values(everyError))('$type is one sentence that names what it knows', (error) => {
  const sentence = describeHostError(error);
  expect(sentence).toMatch(/^[A-Za-z].*\.$/);
  for (const key of ['name', 'code', 'why'] as const)
    if (key in error) expect(sentence).toContain(Reflect.get(error, key));
});

test.each(Object.values(everyError))('$type crosses the border between shell and page unchanged', (error) => {
  expect(v.parse(hostErrorSchema, structuredClone(error))).toEqual(error);
});

test.each([
  ['EISDIR', 'x.headroom cannot be read (EISDIR): it is a folder or a device and no file; choose another one.'],
  ['EACCES', 'x.headroom cannot be read (EACCES): you are not allowed to; ask whoever it belongs to.'],
  ['EIO', 'x.headroom cannot be read (EIO).'],
])('what cannot be read for %s says so in words where there are some', (code, sentence) => {
  expect(describeHostError({ type: 'notReadable', name: 'x.headroom', code })).toBe(sentence);
});
