// Does what concerns one thing one after the other, in the order in which it was asked for; different things at once.

export type InOrder = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

export function inOrder(): InOrder {
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
