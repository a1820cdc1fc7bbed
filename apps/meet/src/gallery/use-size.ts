// Measures an element whenever its size changes.
import { useCallback, useState } from 'react';
import type { Size } from './fit-grid.js';

/** A ref for the element, and the size of its content box in CSS pixels: zero until it is on the page. */
export function useSize(): [React.RefCallback<HTMLElement>, Size] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
