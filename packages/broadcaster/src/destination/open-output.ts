// Opens whatever kind of output a destination names.
import { BroadcasterError } from '../broadcaster-error.js';
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
    : abandonable(FileOutput.open(target, plan, options.segments), target.label, options.signal);
}

/** A pipe is open once somebody reads it, perhaps never: who no longer wants it need not wait. */
async function abandonable(opening: Promise<Output>, label: string, signal: AbortSignal): Promise<Output> {
  let abandon = () => {};
  const abandoned = new Promise<undefined>((resolve) => (abandon = () => resolve(undefined)));
  if (signal.aborted) abandon();
  signal.addEventListener('abort', abandon);
  try {
    const output = await Promise.race([opening, abandoned]);
    if (output) return output;
    void opening.then((late) => late.close()).catch(() => {});
    throw new BroadcasterError('destination_unreachable', `${label} was not open yet.`);
  } finally {
    signal.removeEventListener('abort', abandon);
  }
}
