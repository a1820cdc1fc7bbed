// Keeps the end of a growing list in sight, but not for whoever has gone up to read.
import { useLayoutEffect, useRef } from 'react';
import type { ChatLine } from '../meeting/chat-log.js';

/** Less than a line further up is the end. */
const NEAR_PX = 40;

/** A ref for the element that scrolls. */
export function useEndInSight(lines: readonly ChatLine[]): React.RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  // Set by scrolling alone: a keyboard that takes half of the list away is no wish to read further up.
  const isAtEnd = useRef(true);
  const lastId = useRef(0);
  useLayoutEffect(() => {
    const list = ref.current!;
    const look = () => {
      isAtEnd.current = list.scrollTop + list.clientHeight >= list.scrollHeight - NEAR_PX;
    };
    list.addEventListener('scroll', look, { passive: true });
    return () => list.removeEventListener('scroll', look);
  }, []);
  useLayoutEffect(() => {
    const list = ref.current!;
    const last = lines.at(-1);
    const isOwnNew = last?.isOwn === true && last.id !== lastId.current;
    lastId.current = last?.id ?? 0;
    if (isAtEnd.current || isOwnNew) list.scrollTop = list.scrollHeight;
  }, [lines]);
  return ref;
}
