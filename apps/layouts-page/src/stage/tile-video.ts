// What fills a tile: a video of the room, or a drawing; the stage places it and knows no more of it.
import type { Size } from '@airlock-rtc/layouts';

export interface TileVideo {
  readonly element: HTMLElement;
  /** Upright size in its own pixels; nothing before the first picture. */
  readonly size: Size | undefined;
  /** Called when the first picture has come, and when its size is another. */
  onChange: (() => void) | undefined;
  /** What was shown is old: the next picture counts as the first. */
  forget(): void;
  dispose(): void;
}
