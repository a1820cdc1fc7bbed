// Starts a broadcast in a process of its own, from source, and waits until it is live.
import { once } from 'node:events';
import type { World } from '@airlock-rtc/testkit';
import type { BroadcastOptions } from '../src/broadcast/broadcast-options.js';
import { BroadcasterProcess } from '../src/process/broadcaster-process.js';

const execArgv = ['--conditions=@airlock-rtc/source', '--import', 'tsx'];

export function forkBroadcast(
  { livekit: { url, apiKey, apiSecret } }: World,
  options: Pick<BroadcastOptions, 'room' | 'destinations'> & Partial<BroadcastOptions>,
): BroadcasterProcess {
  return new BroadcasterProcess({ url, apiKey, apiSecret, ...options }, { execArgv });
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
