// Runs the work for one key in the order in which it was asked for; the work for different keys at the same time.

export type KeyedQueue = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

export function createKeyedQueue(): KeyedQueue {
  /** The last work for each key. */
  const lasts = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const done = (lasts.get(key) ?? Promise.resolve()).then(work, work);
    const settled: Promise<unknown> = done
      .catch(() => {})
      .then(() => lasts.get(key) === settled && lasts.delete(key));
    lasts.set(key, settled);
    return done;
  };
}
