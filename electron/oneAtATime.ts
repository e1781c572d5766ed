/** Runs one question after the other was answered; one that comes meanwhile is null. */
export function oneAtATime(): <T>(ask: () => Promise<T | null>) => Promise<T | null> {
  let isAsking = false;
  return async (ask) => {
    if (isAsking) return null;
    isAsking = true;
    try {
      return await ask();
    } finally {
      isAsking = false;
    }
  };
}
