// Opens libx264 for a stream that must not wait.
import { FF_ENCODER_LIBX264 } from 'node-av';
import type { EncodingSettings } from './encoding-settings.js';
import { H264Encoder } from './h264-encoder.js';

/**
 * @param options of libx264, instead of the ones chosen here: to compare.
 * @throws BroadcasterError `encoder_failed`
 */
export function openX264(
  settings: EncodingSettings,
  options: Record<string, string> = {},
): Promise<H264Encoder> {
  return H264Encoder.open(FF_ENCODER_LIBX264, settings, {
    options: { ...x264Options(settings), ...options },
  });
}

/**
 * One thread up to 720p: slices, the only threads without delay, cost quality and CPU, and one core encodes such a
 * frame in a third of the time between two. `annexb=0` gives FLV and MP4 their own form of NAL units and header.
 * `qpmin` ends the refining of a frame that does not change, which nobody sees: it goes from 2.3 Mb/s to 14 kb/s.
 */
function x264Options({ width, height, profile, rateControl }: EncodingSettings): Record<string, string> {
  const threads = width * height > 1280 * 720 ? 2 : 1;
  return {
    preset: 'superfast',
    ...(profile ? { profile } : {}),
    tune: 'zerolatency',
    threads: String(threads),
    forced_idr: '1',
    'x264-params': `annexb=0:scenecut=0:weightp=0:${rateControl === 'constant' ? 'nal-hrd=cbr' : 'qpmin=20'}`,
  };
}
