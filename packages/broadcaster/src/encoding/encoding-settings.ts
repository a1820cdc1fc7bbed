// What a frame of a given size is encoded with: bitrate, preset, keyframes, audio.
import { DEFAULT_FRAMES_PER_SECOND, DEFAULT_KEYFRAME_SECONDS } from '@airlock-rtc/contract';

export interface EncodingSettings {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** 0 without video. */
  readonly videoBitrateBps: number;
  readonly keyframeSeconds: number;
  /** 0 without audio. */
  readonly audioBitrateBps: number;
  readonly profile?: 'baseline' | 'main' | 'high';
  readonly rateControl: RateControl;
  readonly hardware: HardwareChoice;
  /** Both by default. */
  readonly only?: 'audio' | 'video';
  readonly audioCodec: AudioCodec;
  readonly audioSampleRateHz: number;
}

/** Of an encoder in hardware; `auto` takes the first that works. Where none does, libx264 encodes. */
export const HARDWARE_CHOICES = ['off', 'auto', 'nvenc', 'qsv', 'vaapi'] as const;
export type HardwareChoice = (typeof HARDWARE_CHOICES)[number];

/** Encoded by FFmpeg's own AAC, libopus or LAME. */
export type AudioCodec = 'aac' | 'opus' | 'mp3';

/**
 * `capped`: a frame that needs fewer bits takes fewer, and never more than the bit rate over a second. `constant`: the
 * same bits every second (CBR), with filler, and described in the stream (HRD), as Twitch asks.
 */
export type RateControl = 'capped' | 'constant';

/** Of everything until it is encoded. */
export const SAMPLE_RATE_HZ = 48_000;
export const CHANNELS = 2;

/** Bits per second for a size: 3 Mb/s at 720p, 5 Mb/s at 1080p, between and below by area. */
function videoBitrateBps(width: number, height: number): number {
  const bitsPerPixel = 3_000_000 / (1280 * 720);
  const area = width * height;
  const beyond720p = Math.max(0, area - 1280 * 720);
  const upTo720p = area - beyond720p;
  return (
    Math.round((upTo720p * bitsPerPixel + (beyond720p * 2_000_000) / (1920 * 1080 - 1280 * 720)) / 1000) *
    1000
  );
}

export function encodingSettings(
  size: { width: number; height: number },
  chosen: Partial<Omit<EncodingSettings, 'width' | 'height'>> = {},
): EncodingSettings {
  const { only } = chosen;
  const bitrates = {
    video: chosen.videoBitrateBps ?? videoBitrateBps(size.width, size.height),
    audio: chosen.audioBitrateBps ?? 128_000,
  };
  return {
    ...size,
    framesPerSecond: chosen.framesPerSecond ?? DEFAULT_FRAMES_PER_SECOND,
    videoBitrateBps: only === 'audio' ? 0 : bitrates.video,
    keyframeSeconds: chosen.keyframeSeconds ?? DEFAULT_KEYFRAME_SECONDS,
    audioBitrateBps: only === 'video' ? 0 : bitrates.audio,
    rateControl: chosen.rateControl ?? 'capped',
    hardware: chosen.hardware ?? 'off',
    audioCodec: chosen.audioCodec ?? 'aac',
    audioSampleRateHz: chosen.audioSampleRateHz ?? SAMPLE_RATE_HZ,
    ...(chosen.profile ? { profile: chosen.profile } : {}),
    ...(only ? { only } : {}),
  };
}
