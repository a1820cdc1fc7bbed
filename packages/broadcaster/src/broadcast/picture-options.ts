// Checks what is said about the picture, and fills in the defaults of Mux's broadcasts.
import {
  BROADCAST_LAYOUTS,
  BROADCAST_RESOLUTIONS,
  DEFAULT_BROADCAST_BACKGROUND_COLOR,
  DEFAULT_BROADCAST_LAYOUT,
  DEFAULT_BROADCAST_RESOLUTION,
  broadcastSize,
  isBroadcastLayout,
  isBroadcastResolution,
} from '@airlock-rtc/contract';
import type { LayoutFormat } from '@airlock-rtc/layouts';
import { BroadcasterError } from '../broadcaster-error/broadcaster-error.js';
import type { BroadcastOptions } from './broadcast-options.js';

export interface PictureOptions {
  readonly format: LayoutFormat;
  readonly size: { readonly width: number; readonly height: number };
  readonly backgroundColor: string;
  readonly slateText: string;
}

/** @throws BroadcasterError `invalid_options` */
export function pictureOptions(options: BroadcastOptions): PictureOptions {
  const { layout = DEFAULT_BROADCAST_LAYOUT, resolution = DEFAULT_BROADCAST_RESOLUTION } = options;
  const { backgroundColor = DEFAULT_BROADCAST_BACKGROUND_COLOR, slateText = 'Waiting for someone to join' } =
    options;
  if (options.destinations.length === 0) refuse('A broadcast needs at least one destination.');
  if (!isBroadcastLayout(layout)) refuse(`The layout must be one of ${BROADCAST_LAYOUTS.join(', ')}.`);
  if (!isBroadcastResolution(resolution))
    refuse(`The size must be one of ${BROADCAST_RESOLUTIONS.join(', ')}.`);
  if (!/^#[0-9a-f]{6}$/i.test(backgroundColor)) refuse('The background colour must look like #323232.');
  return { format: { layout, resolution }, size: broadcastSize(resolution), backgroundColor, slateText };
}

function refuse(message: string): never {
  throw new BroadcasterError('invalid_options', message);
}
