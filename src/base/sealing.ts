import type { KeyCost, SealedMessage, Sealing } from './platform';

/** The part of the Web Cryptography of a shell that sealing uses. */
export interface Cryptography<Key> {
  readonly importKey: (
    format: 'raw',
    bytes: Uint8Array<ArrayBuffer>,
    algorithm: 'AES-GCM',
    extractable: false,
    uses: ('encrypt' | 'decrypt')[],
  ) => Promise<Key>;
  readonly encrypt: (algorithm: Algorithm, key: Key, content: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;
  readonly decrypt: (algorithm: Algorithm, key: Key, content: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;
}

interface Algorithm {
  readonly name: 'AES-GCM';
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly additionalData: Uint8Array<ArrayBuffer>;
  readonly tagLength: 128;
}

type DeriveKey = (passphrase: Uint8Array, salt: Uint8Array, cost: KeyCost) => Promise<Uint8Array>;

/** Sealing with the cryptography of a shell, the same in all of them. */
export function createSealing<Key>(cryptography: Cryptography<Key>, deriveKey: DeriveKey): Sealing {
  const keyOf = ({ key }: SealedMessage, use: 'encrypt' | 'decrypt') =>
    cryptography.importKey('raw', Uint8Array.from(key), 'AES-GCM', false, [use]);
  return {
    deriveKey,
    encrypt: async (message) => {
      const key = await keyOf(message, 'encrypt');
      return new Uint8Array(await cryptography.encrypt(algorithmOf(message), key, Uint8Array.from(message.content)));
    },
    decrypt: async (message) => {
      const key = await keyOf(message, 'decrypt');
      try {
        return new Uint8Array(await cryptography.decrypt(algorithmOf(message), key, Uint8Array.from(message.content)));
      } catch {
        return null;
      }
    },
  };
}

function algorithmOf({ nonce, additional }: SealedMessage): Algorithm {
  return {
    name: 'AES-GCM',
    iv: Uint8Array.from(nonce),
    additionalData: Uint8Array.from(additional),
    tagLength: 128,
  };
}
