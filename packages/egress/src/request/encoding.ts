// What a request says about encoding: LiveKit's presets and advanced options, checked.
import type { AudioCodec as OutputAudioCodec } from '@airlock-rtc/broadcaster/supervisor';
import { PsrpcError } from '@airlock-rtc/psrpc';
import { AudioCodec, EncodingOptionsPreset, VideoCodec, type EncodingOptions } from '@livekit/protocol';

export interface Encoding {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly videoBitrateBps: number;
  readonly audioBitrateBps: number;
  readonly audioSampleRateHz: number;
  readonly profile: 'baseline' | 'main' | 'high';
  /** Undefined: as the outputs need it. */
  readonly audioCodec?: OutputAudioCodec;
  /** Undefined: as the outputs need it. */
  readonly keyframeSeconds?: number;
}

export type EncodingChoice =
  | { case: 'preset'; value: EncodingOptionsPreset }
  | { case: 'advanced'; value: EncodingOptions }
  | { case: undefined; value?: undefined };

type Preset = readonly [width: number, height: number, framesPerSecond: number, kilobits: number];

const PRESETS: Partial<Record<EncodingOptionsPreset, Preset>> = {
  [EncodingOptionsPreset.H264_720P_30]: [1280, 720, 30, 3000],
  [EncodingOptionsPreset.H264_720P_60]: [1280, 720, 60, 4500],
  [EncodingOptionsPreset.H264_1080P_30]: [1920, 1080, 30, 4500],
  [EncodingOptionsPreset.H264_1080P_60]: [1920, 1080, 60, 6000],
  [EncodingOptionsPreset.PORTRAIT_H264_720P_30]: [720, 1280, 30, 3000],
  [EncodingOptionsPreset.PORTRAIT_H264_720P_60]: [720, 1280, 60, 4500],
  [EncodingOptionsPreset.PORTRAIT_H264_1080P_30]: [1080, 1920, 30, 4500],
  [EncodingOptionsPreset.PORTRAIT_H264_1080P_60]: [1080, 1920, 60, 6000],
};

const PROFILES: Partial<Record<VideoCodec, Encoding['profile']>> = {
  [VideoCodec.DEFAULT_VC]: 'main',
  [VideoCodec.H264_BASELINE]: 'baseline',
  [VideoCodec.H264_MAIN]: 'main',
  [VideoCodec.H264_HIGH]: 'high',
};

const AUDIO_CODECS: Partial<Record<AudioCodec, OutputAudioCodec>> = {
  [AudioCodec.OPUS]: 'opus',
  [AudioCodec.AAC]: 'aac',
  [AudioCodec.AC_MP3]: 'mp3',
};

const AUDIO = { audioBitrateBps: 128_000, audioSampleRateHz: 44_100 };

/** Those that AAC and MP3 have in common. */
const SAMPLE_RATES_HZ = [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

/** @throws PsrpcError `invalid_argument`, or `unimplemented` for what LiveKit Egress can do and this cannot. */
export function encodingOf(choice: EncodingChoice): Encoding {
  if (choice.case === 'advanced') return advanced(choice.value);
  return preset(choice.value ?? EncodingOptionsPreset.H264_720P_30);
}

function preset(name: EncodingOptionsPreset): Encoding {
  const found = PRESETS[name];
  if (!found) throw invalid('the preset is not one for a room composite');
  const [width, height, framesPerSecond, kilobits] = found;
  return {
    ...{ width, height, framesPerSecond },
    videoBitrateBps: kilobits * 1_000,
    ...AUDIO,
    profile: 'main',
  };
}

function advanced(options: EncodingOptions): Encoding {
  const profile = PROFILES[options.videoCodec];
  if (!profile) throw invalid('video_codec must be H.264 baseline, main or high');
  const audioCodec = AUDIO_CODECS[options.audioCodec];
  if (!audioCodec && options.audioCodec !== AudioCodec.DEFAULT_AC) {
    throw invalid('audio_codec must be Opus, AAC or MP3');
  }
  return {
    width: side('width', options.width || 1280),
    height: side('height', options.height || 720),
    framesPerSecond: within('framerate', options.framerate || 30, 15, 60),
    videoBitrateBps: within('video_bitrate', options.videoBitrate || 3000, 50, 100_000) * 1_000,
    audioBitrateBps: within('audio_bitrate', options.audioBitrate || 128, 16, 512) * 1_000,
    audioSampleRateHz: sampleRate(options.audioFrequency || AUDIO.audioSampleRateHz),
    profile,
    ...(audioCodec ? { audioCodec } : {}),
    ...(options.keyFrameInterval
      ? { keyframeSeconds: within('key_frame_interval', options.keyFrameInterval, 0.25, 60) }
      : {}),
  };
}

function sampleRate(hz: number): number {
  if (SAMPLE_RATES_HZ.includes(hz)) return hz;
  throw invalid(`audio_frequency must be one of ${SAMPLE_RATES_HZ.join(', ')}`);
}

function side(field: string, pixels: number): number {
  if (pixels >= 16 && pixels <= 4096 && pixels % 2 === 0) return pixels;
  throw invalid(`${field} must be an even number from 16 to 4096`);
}

function within(field: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw invalid(`${field} must be from ${least} to ${most}`);
}

function invalid(words: string): PsrpcError {
  return new PsrpcError('invalid_argument', `The encoding options are not valid: ${words}.`);
}
