// What is asked of the browser for a camera, a microphone or a screen.
import type { CreateLocalMediaOptions, LocalTrackOptions } from '../tracks/local-track-options.js';

interface VideoCap {
  readonly width: number;
  readonly height: number;
  /** In the error's message. */
  readonly name: string;
  /** What is capped, in the error's message. */
  readonly capped: string;
}

/** Messages and sizes of spaces-web 1.2.0. */
export const cameraCap: VideoCap = {
  width: 1280,
  height: 720,
  name: 'camera video',
  capped: 'Camera video',
};
export const screenCap: VideoCap = {
  width: 2560,
  height: 1440,
  name: 'screenshare video',
  capped: 'Screensharing',
};

type Option = LocalTrackOptions | boolean | undefined;
type Constraint = MediaTrackConstraints | boolean;

/**
 * @throws Error, as spaces-web 1.2.0 does, when a dimension's `min`, `ideal` or `max` is over the cap, or is no
 * constraint at all. `exact` is not checked; a bare number over the cap is lowered to it.
 */
export function toConstraints(
  { audio, video }: CreateLocalMediaOptions,
  cap: VideoCap,
): { audio: Constraint; video: Constraint } {
  const plainVideo = toConstraint(video);
  return {
    audio: toConstraint(audio),
    video: plainVideo && { ...plainVideo, ...dimensions(plainVideo, cap) },
  };
}

/** A kind that is left out is captured with the defaults: only `false` switches it off. */
function toConstraint(option: Option): MediaTrackConstraints | false {
  if (option === false) return false;
  if (option === true || option == null) return {};
  const {
    name: _name,
    metadata: _metadata,
    constraints,
    ...rest
  } = option as LocalTrackOptions & {
    metadata?: unknown;
  };
  return { ...rest, ...constraints };
}

function dimensions(video: MediaTrackConstraints, cap: VideoCap): MediaTrackConstraints {
  return { height: dimension('height', video.height, cap), width: dimension('width', video.width, cap) };
}

function dimension(axis: 'width' | 'height', asked: unknown, cap: VideoCap): ConstrainULong {
  if (asked === undefined) return cap[axis];
  if (asked === null) return asked as unknown as number;
  if (typeof asked === 'number') {
    if (asked <= cap[axis]) return asked;
    console.warn(`The video ${axis} ${asked} is over the cap and becomes ${cap[axis]}.`);
    return cap[axis];
  }
  if (typeof asked !== 'object')
    throw new Error(
      `Invalid video ${axis} constraint. See https://developer.mozilla.org/en-US/docs/Web/API/MediaDevices/getUserMedia for valid constraints`,
    );
  const { min, ideal, max } = asked as ConstrainULongRange;
  if ([min, ideal, max].some((value) => typeof value === 'number' && value > cap[axis]))
    throw new Error(
      `Invalid ${cap.name} ${axis} constraints. ${cap.capped} in Mux Spaces is capped at ${cap.width}x${cap.height}.`,
    );
  return asked as ConstrainULongRange;
}
