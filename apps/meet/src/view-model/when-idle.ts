// Does something once the page has nothing else to do, or has not been asked for it any more.

/** Safari has no `requestIdleCallback`. */
const LATER_MS = 2000;

/** @returns what calls it off */
export function whenIdle(action: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(action, LATER_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(action);
  return () => cancelIdleCallback(handle);
}
