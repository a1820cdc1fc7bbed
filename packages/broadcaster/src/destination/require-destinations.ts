// Checks the destinations of a broadcast before anything begins.
import type { BroadcastDestination } from '@airlock-rtc/contract';
import { BroadcasterError } from '../broadcaster-error.js';
import { parseDestination } from './destination-url.js';

/** @throws BroadcasterError `invalid_options` for an id that occurs twice, `invalid_destination`. */
export function requireDestinations(destinations: readonly BroadcastDestination[]): void {
  destinations.forEach(parseDestination);
  const ids = destinations.map(({ id }) => id);
  const double = ids.find((id, index) => ids.indexOf(id) !== index);
  if (double === undefined) return;
  const message = `Two destinations are called "${double}". Give each an id of its own.`;
  throw new BroadcasterError('invalid_options', message);
}
