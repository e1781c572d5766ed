const DATABASE = 'headroom';
const VERSION = 2;
const STORES = ['recent', 'drafts', 'versions'] as const;

/**
 * Runs one request in one of the stores, whose entries are found by their `id`. Null where the browser keeps nothing (a private window, a
 * full disk).
 */
export async function inStore<T>(
  store: (typeof STORES)[number],
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  try {
    const opening = indexedDB.open(DATABASE, VERSION);
    opening.onupgradeneeded = () => {
      const { result } = opening;
      for (const name of STORES) {
        if (!result.objectStoreNames.contains(name)) result.createObjectStore(name, { keyPath: 'id' });
      }
    };
    const database = await settled(opening);
    // A page of a newer version waits for all older connections to be closed.
    database.onversionchange = () => database.close();
    try {
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      const completed = new Promise<void>((done, failed) => {
        transaction.oncomplete = () => done();
        transaction.onabort = () => failed(transaction.error ?? new Error('IndexedDB did not say why'));
      });
      const [result] = await Promise.all([settled(work(transaction.objectStore(store))), completed]);
      return result;
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error('IndexedDB did not say why'));
  });
}
