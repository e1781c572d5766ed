import { createDecipheriv, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { argon2id } from 'hash-wasm';
import { expect, test } from 'vitest';
import { strengthOf } from '#plan/passphrase';
import { KEY_COST, seal, type SealPlatform, unseal, unsealWithKey } from '#plan/seal';
import { platform, quickSealing, sealing } from './platform';

const real: SealPlatform = { ...platform, sealing };

const fast: SealPlatform = { ...platform, sealing: quickSealing };

const plain = new TextEncoder().encode('{"format":"headroom"}\n');
const sealed = await seal(plain, 'correct horse', real);
const quickly = await seal(plain, 'correct horse', fast);

test('what was sealed comes back byte for byte, with the passphrase however its accents were typed', async () => {
  expect(await unseal(sealed, 'correct horse', real)).toEqual({ ok: true, value: plain });
  const accented = await seal(plain, 'caf\u00e9 au lait', fast);
  expect(await unseal(accented, 'cafe\u0301 au lait', fast)).toEqual({ ok: true, value: plain });
});

test('the description of the format is enough to read it without Headroom', async () => {
  const end = sealed.indexOf(10);
  const header = Buffer.from(sealed.subarray(0, end + 1));
  const [, m, t, p, salt = '', nonce = ''] =
    /^headroom-sealed 1 argon2id m=(\d+) t=(\d+) p=(\d+) salt=(\w+) nonce=(\w+)\n$/.exec(header.toString('latin1')) ??
    [];
  expect([m, t, p]).toEqual(['65536', '3', '1']);
  const key = await argon2id({
    password: 'correct horse',
    salt: Buffer.from(salt, 'hex'),
    memorySize: Number(m),
    iterations: Number(t),
    parallelism: Number(p),
    hashLength: 32,
    outputType: 'binary',
  });
  const content = sealed.subarray(end + 1, -32);
  const opened = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'hex'));
  opened.setAAD(header);
  opened.setAuthTag(content.subarray(-16));
  expect(Buffer.concat([opened.update(content.subarray(0, -16)), opened.final()])).toEqual(Buffer.from(plain));
  expect(createHash('sha256').update(sealed.subarray(0, -32)).digest()).toEqual(Buffer.from(sealed.subarray(-32)));
});

/** A file with this header, whatever Headroom itself would write. */
async function sealedUnder(header: string): Promise<Uint8Array> {
  const [, salt = '', nonce = ''] = /salt=(\w+) nonce=(\w+)/.exec(header) ?? [];
  const key = await fast.sealing.deriveKey(Buffer.from('correct horse'), Buffer.from(salt, 'hex'), KEY_COST);
  const additional = new TextEncoder().encode(header);
  const content = await fast.sealing.encrypt({ key, nonce: Buffer.from(nonce, 'hex'), additional, content: plain });
  const body = Uint8Array.from([...additional, ...content]);
  return Uint8Array.from([...body, ...(await platform.sha256(body))]);
}

test('only a key that costs what Headroom seals with seals anything else', async () => {
  const header = new TextDecoder().decode(quickly.subarray(0, quickly.indexOf(10) + 1));
  const sealKeys = await Promise.all(
    [header, header.replace('t=3', 't=2'), header.replace('m=65536', 'm=65537'), header.replace('p=1', 'p=2')].map(
      async (line) => {
        const opened = await unsealWithKey(await sealedUnder(line), 'correct horse', fast);
        if (!opened.ok) throw new Error(opened.error.type);
        return opened.value.sealKey !== null;
      },
    ),
  );
  expect(sealKeys).toEqual([true, false, false, false]);
});

test('a file that another program wrote from the description opens, today and for good', async () => {
  const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
  // With a composed é and a space at its end; typed here with one that is not composed.
  expect(await unseal(fixture('sealed-1.headroom'), 'cafe\u0301 au lait, 7 ', real)).toEqual({
    ok: true,
    value: fixture('format-1.headroom'),
  });
});

test('salt and nonce are new each time, each by itself, so that no key and no cipher comes twice', async () => {
  const files = await Promise.all(Array.from({ length: 20 }, () => seal(plain, 'correct horse', fast)));
  const headers = files.map((bytes) => new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10))));
  const found = headers.map((header) => /salt=(\w{32}) nonce=(\w{24})$/.exec(header) ?? []);
  expect(new Set(found.flatMap(([, salt, nonce]) => [salt, nonce?.padEnd(32)])).size).toBe(40);
  // Neither is made of the other.
  expect(found.filter(([, salt = '', nonce = '']) => salt.startsWith(nonce))).toEqual([]);
});

test('a wrong passphrase is told from damage', async () => {
  expect(await unseal(quickly, 'correct house', fast)).toEqual({ ok: false, error: { type: 'wrongPassphrase' } });
  expect(await unseal(quickly, '', fast)).toEqual({ ok: false, error: { type: 'wrongPassphrase' } });
});

test('every flip of a bit and every truncation is refused, and none as a wrong passphrase', async () => {
  for (let at = 0; at < quickly.length; at++) {
    const cut = await unseal(quickly.subarray(0, at), 'correct horse', fast);
    expect(cut).toMatchObject({ ok: false, error: { type: expect.not.stringMatching('wrongPassphrase') } });
    for (let bit = 0; bit < 8; bit++) {
      const flipped = Uint8Array.from(quickly);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      const opened = await unseal(flipped, 'correct horse', fast);
      expect(opened).toMatchObject({ ok: false, error: { type: expect.not.stringMatching('wrongPassphrase') } });
    }
  }
});

test('whoever alters the file on purpose and mends its hash is refused by the cipher, whatever was altered', async () => {
  const body = quickly.subarray(0, -32);
  await fc.assert(
    fc.asyncProperty(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const altered = Uint8Array.from(body);
      altered[at] = (altered[at] ?? 0) ^ change;
      const digest = await platform.sha256(altered);
      const forged = Uint8Array.from([...altered, ...digest]);
      expect((await unseal(forged, 'correct horse', fast)).ok).toBe(false);
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['too little memory', { memory: 8 * 1024 }],
  ['more memory than one should be made to give', { memory: 2 * 1024 * 1024 }],
  ['one pass', { passes: 1 }],
  ['eleven passes', { passes: 11 }],
  ['no lane', { lanes: 0 }],
  ['seventeen lanes', { lanes: 17 }],
])('a file that asks for %s is refused before any key is made', async (_what, changes) => {
  const cost = { ...KEY_COST, ...changes };
  const text = new TextDecoder('latin1' as 'utf-8').decode(quickly.subarray(0, quickly.indexOf(10) + 1));
  const header = new TextEncoder().encode(
    text.replace(/m=\d+ t=\d+ p=\d+/, `m=${cost.memory} t=${cost.passes} p=${cost.lanes}`),
  );
  const body = Uint8Array.from([...header, ...quickly.subarray(quickly.indexOf(10) + 1, -32)]);
  const forged = Uint8Array.from([...body, ...(await platform.sha256(body))]);
  const never: SealPlatform = {
    ...fast,
    sealing: { ...quickSealing, deriveKey: () => Promise.reject(new Error('a key was made')) },
  };
  expect(await unseal(forged, 'correct horse', never)).toEqual({ ok: false, error: { type: 'cost' } });
});

test('a file of a later version says so', async () => {
  const later = Uint8Array.from(quickly);
  later['headroom-sealed '.length] = '2'.charCodeAt(0);
  expect(await unseal(later, 'x', fast)).toEqual({ ok: false, error: { type: 'newer', version: 2 } });
});

test.each([
  ['short', 'weak'],
  ['Password2027!', 'weak'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['river lamp seven', 'fair'],
  ['gravel Tuesday oboe 41 lantern', 'strong'],
] as const)('the passphrase %j is called %s', (passphrase, rank) => {
  expect(strengthOf(passphrase).rank).toBe(rank);
});
