// Starts a broadcast in a process of its own, from source, and waits until it is live.
import { once } from 'node:events';
import type { World } from '@airlock-rtc/testkit';
import type { BroadcastOptions } from '../src/broadcast/broadcast-options.js';
import { BroadcasterProcess } from '../src/process/broadcaster-process.js';

const execArgv = ['--conditions=@airlock-rtc/source', '--import', 'tsx'];

type TestOptions = Pick<BroadcastOptions, 'room'> &
  Partial<Omit<BroadcastOptions, 'destinations'>> & { destinations: readonly string[] };

export function forkBroadcast(
  { livekit: { url, apiKey, apiSecret } }: World,
  { destinations: urls, ...options }: TestOptions,
): BroadcasterProcess {
  const destinations = urls.map((each, index) => ({ id: `${index + 1}`, url: each, isPublicOnly: false }));
  return new BroadcasterProcess({ url, apiKey, apiSecret, destinations, ...options }, { execArgv });
}

/** Ends the process when it does not become active. */
export async function startBroadcast(
  ...[world, options]: Parameters<typeof forkBroadcast>
): Promise<BroadcasterProcess> {
  const broadcaster = forkBroadcast(world, options);
  while (broadcaster.status.state === 'starting') {
    await Promise.race([once(broadcaster, 'status'), broadcaster.ended]);
  }
  if (broadcaster.status.state !== 'active') throw new Error(JSON.stringify(broadcaster.status));
  return broadcaster;
}
