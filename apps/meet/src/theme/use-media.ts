// Follows a media query of the style sheets, for what a style sheet cannot decide.
import { useSyncExternalStore } from 'react';

/** A phone held upright: fewer buttons and tiles fit. */
export const NARROW = '(max-width: 480px)';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
