// What decides the cost of a broadcast, as the key under which it is kept: size, frame rate, encoder, or audio alone.
import {
  broadcastSize,
  DEFAULT_BROADCAST_RESOLUTION,
  DEFAULT_FRAMES_PER_SECOND,
  isCanvasSize,
  type CanvasSize,
  type Resources,
} from '@airlock-rtc/contract';
import type { BroadcastOptions } from '../broadcast/broadcast-options.js';
import type { HardwareChoice } from '../encoding/encoding-settings.js';

/** `1280x720` at 30 frames a second by libx264, `1280x720@60`, `1280x720+vaapi`, or `audio`. */
export type Workload = 'audio' | CanvasSize | `${CanvasSize}${string}`;

export type WorkloadOptions = Pick<BroadcastOptions, 'only' | 'resolution' | 'framesPerSecond' | 'hardware'>;

export function workloadOf({ only, resolution, framesPerSecond, hardware }: WorkloadOptions): Workload {
  if (only === 'audio') return 'audio';
  const rate = framesPerSecond ?? DEFAULT_FRAMES_PER_SECOND;
  return format(resolution ?? DEFAULT_BROADCAST_RESOLUTION, rate, hardware ?? 'off');
}

function format(size: CanvasSize, framesPerSecond: number, hardware: HardwareChoice): Workload {
  const rate = framesPerSecond === DEFAULT_FRAMES_PER_SECOND ? '' : `@${framesPerSecond}`;
  return `${size}${rate}${hardware === 'off' ? '' : `+${hardware}`}`;
}

function parse(workload: string): { size: CanvasSize; framesPerSecond: number } | undefined {
  const [, size, rate] = /^(\d+x\d+)(?:@([\d.]+))?(?:\+[a-z]+)?$/.exec(workload) ?? [];
  if (size === undefined || !isCanvasSize(size)) return undefined;
  return { size, framesPerSecond: rate === undefined ? DEFAULT_FRAMES_PER_SECOND : Number(rate) };
}

export function isWorkload(text: string): text is Workload {
  return text === 'audio' || parse(text) !== undefined;
}

/** For a sentence: a broadcast … */
export function wordsOf(workload: Workload): string {
  return workload === 'audio' ? 'of audio alone' : `at ${workload}`;
}

/**
 * What is assumed where nothing was measured: four people to 1280x720 at 30 frames a second take 0.7 cores and
 * 235 MiB, a little more than in bench/broadcast; about half of it grows with the frame, and nearly all of the CPU
 * with the frames a second.
 */
export function firstEstimate(workload: Workload): Resources {
  const video = parse(workload);
  if (!video) return { cores: 0.15, memoryMib: 180 };
  const { width, height } = broadcastSize(video.size);
  const megapixels = (width * height) / 1e6;
  const ofUsualRate = video.framesPerSecond / DEFAULT_FRAMES_PER_SECOND;
  return {
    cores: 0.05 + (0.3 + 0.38 * megapixels) * ofUsualRate,
    memoryMib: 180 + 60 * megapixels,
  };
}
