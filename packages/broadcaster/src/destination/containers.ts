// What each container holds: one table for broadcasts, and for whoever chooses a container for them.
import type { AudioCodec } from '../encoding/encoding-settings.js';
import type { FileFormat } from './destination-url.js';

export type { AudioCodec };

/** What a destination is written in: the stream of RTMP, or a kind of file. */
export type Container = 'rtmp' | FileFormat;

/** What a container takes. */
export interface ContainerContents {
  readonly hasVideo: boolean;
  /** The usual one first. */
  readonly audio: readonly AudioCodec[];
}

/** By container; each takes video in H.264, where it takes any. */
export const CONTAINERS: Readonly<Record<Container, ContainerContents>> = {
  rtmp: { hasVideo: true, audio: ['aac'] },
  flv: { hasVideo: true, audio: ['aac'] },
  hls: { hasVideo: true, audio: ['aac'] },
  mp4: { hasVideo: true, audio: ['aac', 'opus'] },
  ogg: { hasVideo: false, audio: ['opus'] },
  mp3: { hasVideo: false, audio: ['mp3'] },
};
