// Opens whatever kind of output a destination names.
import { FileOutput } from './file-output.js';
import type { DestinationTarget } from './destination-url.js';
import type { SegmentOptions } from './hls.js';
import type { Output, StreamPlan } from './output.js';
import { RtmpOutput } from './rtmp-output.js';

export interface OpenOutputOptions {
  readonly signal: AbortSignal;
  readonly certificateAuthorities?: string;
  /** Asks the encoder for a keyframe, with which an output goes on that has left frames out. */
  readonly requestKeyframe?: () => void;
  /** For a playlist. */
  readonly segments?: SegmentOptions;
}

/** @throws BroadcasterError `destination_unreachable` or `destination_refused`. */
export function openOutput(
  target: DestinationTarget,
  plan: StreamPlan,
  options: OpenOutputOptions,
): Promise<Output> {
  return target.kind === 'rtmp'
    ? RtmpOutput.open(target, plan, options)
    : FileOutput.open(target, plan, options.segments);
}
