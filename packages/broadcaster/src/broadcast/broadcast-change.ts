// What can be changed while a broadcast runs: its layout, and where it goes.
import type { BroadcastDestination } from '@airlock-rtc/contract';
import { BroadcasterError } from '../broadcaster-error.js';
import { requireDestinations } from '../destination/require-destinations.js';
import { requireContainers } from '../destination/require-containers.js';
import type { BroadcastOptions } from './broadcast-options.js';
import { requireLayout } from './canvas-options.js';

export interface BroadcastChange {
  readonly layout?: BroadcastOptions['layout'];
  readonly add?: readonly BroadcastDestination[];
  /** Ids of destinations to end. A broadcast whose last destination is removed ends. */
  readonly remove?: readonly string[];
}

type Changeable = Pick<BroadcastOptions, 'layout' | 'destinations' | 'only' | 'audioCodec'>;

/**
 * The options with which a broadcast would have begun as it is after the change.
 * @throws BroadcasterError `invalid_options` or `invalid_destination`; then nothing is changed.
 */
export function changedOptions<Options extends Changeable>(
  options: Options,
  { layout = options.layout, add = [], remove = [] }: BroadcastChange,
): Options {
  if (layout !== undefined) requireLayout(layout);
  const ids = options.destinations.map(({ id }) => id);
  const unknown = remove.find((id) => !ids.includes(id));
  if (unknown !== undefined) refuse(`The broadcast has no destination "${unknown}".`);
  const all = [...options.destinations, ...add];
  requireDestinations(all);
  requireContainers({ ...options, destinations: all });
  const destinations = all.filter(({ id }) => !remove.includes(id));
  return { ...options, ...(layout !== undefined && { layout }), destinations };
}

function refuse(message: string): never {
  throw new BroadcasterError('invalid_options', message);
}
