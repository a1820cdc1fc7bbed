// Checks what is said about the canvas, and fills in the defaults of Mux's broadcasts.
import {
  BROADCAST_LAYOUTS,
  DEFAULT_BROADCAST_LAYOUT,
  DEFAULT_BROADCAST_RESOLUTION,
  DEFAULT_FRAMES_PER_SECOND,
  broadcastSize,
  defaultBackgroundColor,
  isBroadcastLayout,
  isCanvasSize,
  type BroadcastLayout,
} from '@airlock-rtc/contract';
import type { LayoutFormat } from '@airlock-rtc/layouts';
import { BroadcasterError } from '../broadcaster-error.js';
import { HARDWARE_CHOICES } from '../encoding/encoding-settings.js';
import { requireDestinations } from '../destination/require-destinations.js';
import { requireContainers } from '../destination/require-containers.js';
import type { BroadcastOptions } from './broadcast-options.js';

export interface CanvasOptions {
  readonly format: LayoutFormat;
  readonly size: { readonly width: number; readonly height: number };
  readonly backgroundColor: string;
  readonly slateText: string;
}

/** @throws BroadcasterError `invalid_options` */
export function canvasOptions(options: BroadcastOptions): CanvasOptions {
  const { layout = DEFAULT_BROADCAST_LAYOUT, resolution = DEFAULT_BROADCAST_RESOLUTION } = options;
  const { slateText = 'Waiting for someone to join', framesPerSecond = DEFAULT_FRAMES_PER_SECOND } = options;
  if (options.destinations.length === 0) refuse('A broadcast needs at least one destination.');
  requireDestinations(options.destinations);
  requireContainers(options);
  requireLayout(layout);
  if (!isCanvasSize(resolution))
    refuse('The size must be even numbers from 16x16 to 4096x4096, as 1280x720.');
  if (!(framesPerSecond >= 1 && framesPerSecond <= 60)) refuse('There can be 1 to 60 frames a second.');
  if (options.hardware !== undefined && !HARDWARE_CHOICES.includes(options.hardware))
    refuse(`The hardware encoder must be one of ${HARDWARE_CHOICES.join(', ')}.`);
  const { backgroundColor = defaultBackgroundColor(layout) } = options;
  if (!/^#[0-9a-f]{6}$/i.test(backgroundColor)) refuse('The background colour must look like #323232.');
  return { format: { layout, resolution }, size: broadcastSize(resolution), backgroundColor, slateText };
}

/** @throws BroadcasterError `invalid_options` */
export function requireLayout(layout: unknown): asserts layout is BroadcastLayout {
  if (!isBroadcastLayout(layout)) refuse(`The layout must be one of ${BROADCAST_LAYOUTS.join(', ')}.`);
}

function refuse(message: string): never {
  throw new BroadcasterError('invalid_options', message);
}
