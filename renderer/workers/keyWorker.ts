import { argon2id } from 'hash-wasm';
import type { KeyMade, KeyWish } from './keyMessages';

/** The thread behind `deriveKeyAside`: it makes one key, and goes with all that it remembers. */
addEventListener('message', ({ data }: MessageEvent<KeyWish>) => {
  const { passphrase, salt, cost } = data;
  const making = argon2id({
    password: passphrase,
    salt,
    memorySize: cost.memory,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  void making
    .then(
      (key): KeyMade => ({ key }),
      (error: unknown): KeyMade => ({ why: String(error) }),
    )
    .then((made) => postMessage(made));
});
