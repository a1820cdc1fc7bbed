// Decides which quality of a video is asked for, by how its elements are shown: a pure function.

/** How one element stands on the page. */
export interface ElementView {
  /** In device pixels; 0 where it has no box. */
  readonly width: number;
  readonly height: number;
  /** Whether any of it is in sight. */
  readonly isVisible: boolean;
  /** Whether it ever had a box that is known: one that never had is drawn from by the application itself. */
  readonly hadBox: boolean;
}

export type WantedQuality = 'full' | 'nothing' | { readonly width: number; readonly height: number };

/** The largest of what is in sight; everything while nobody knows what it is for; nothing when all of it is hidden. */
export function wantedQuality(views: readonly ElementView[]): WantedQuality {
  if (views.length === 0 || views.some(({ hadBox }) => !hadBox)) return 'full';
  const visible = views.filter(({ isVisible, width, height }) => isVisible && width > 0 && height > 0);
  if (visible.length === 0) return 'nothing';
  const largest = (sizes: number[]) => Math.round(Math.max(...sizes));
  return {
    width: largest(visible.map(({ width }) => width)),
    height: largest(visible.map(({ height }) => height)),
  };
}

/** Whether `next` asks for more than `before` in any way: then it is asked for at once. */
export function isMore(next: WantedQuality, before: WantedQuality): boolean {
  if (next === before || before === 'full' || next === 'nothing') return false;
  if (next === 'full' || before === 'nothing') return true;
  return next.width > before.width || next.height > before.height;
}
