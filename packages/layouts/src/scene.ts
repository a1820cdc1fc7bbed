// What a layout answers: where each video goes, what is written on it, and what is painted over what.
import type { BroadcastLayout, CanvasSize } from '@airlock-rtc/contract';
import type { Rectangle } from './rectangle.js';

export interface LayoutFormat {
  readonly layout: BroadcastLayout;
  readonly resolution: CanvasSize;
  /** Show people who publish nothing, as the `show_non_publishing_participants` of Mux's page. Default false. */
  readonly showsNonPublishing?: boolean;
}

/** A line of text at the bottom left of a tile. */
export interface Label {
  readonly text: string;
  /** Room for the text, inside the tile. It begins at the left and is cut off at the right. */
  readonly rectangle: Rectangle;
  readonly fontSizePx: number;
}

/** What can be told of someone beside their name. */
export interface TileLook {
  /** Draw a ring. */
  readonly isSpeaking: boolean;
  /** Draw a crossed-out microphone beside the name. */
  readonly isMuted: boolean;
  /** In place of a video: letters on a disc of a hue in degrees, gray without one. */
  readonly avatar?: { readonly initials: string; readonly hue: number | undefined };
}

/** One video on the canvas. */
export interface Tile {
  /** `LayoutPerson.id`. */
  readonly personId: string;
  readonly source: 'camera' | 'screen';
  /** x, y, width and height are even. */
  readonly rectangle: Rectangle;
  /** `cover`: fill the tile and cut off what is too much; `contain`: show all of it, the background at the sides. */
  readonly fit: 'cover' | 'contain';
  /** Radius of the corners in pixels, 0 for square ones. */
  readonly cornerRadiusPx: number;
  /** False: paint the tile black, since the camera is muted or there is none. */
  readonly hasVideo: boolean;
  /** A camera is published and muted: draw the crossed-out camera in the middle. */
  readonly showsCameraOff: boolean;
  readonly label?: Label;
  /** Of layouts that tell more than Mux's page: `studio` and LiveKit's. */
  readonly look?: TileLook;
  /** What of a video that is cut off above and below is kept: 0 its top, 1 its bottom; the middle by default. */
  readonly focusY?: number;
  /** Lies over another tile on purpose. */
  readonly isOverlay: boolean;
}

/** What one scene must know of the one before it. */
export interface SceneMemory {
  /** Everyone who may be shown, first come first, an active speaker moved to the front where need was. */
  readonly order: readonly string[];
  /** Who shares a screen, in the order in which they began; the last one is shown. */
  readonly sharers: readonly string[];
  /** The person who is shown where there is room for one only. */
  readonly speakerId?: string;
}

export interface Scene {
  /** Of the canvas, in pixels. */
  readonly width: number;
  readonly height: number;
  /** In the order of painting: a later tile lies over an earlier one. Empty when there is nobody to show. */
  readonly tiles: readonly Tile[];
  readonly memory: SceneMemory;
}
