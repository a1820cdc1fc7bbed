// Runs `airlock broadcast`: sends a room of any LiveKit server to a live stream, until Ctrl-C.
import { setTimeout as sleep } from 'node:timers/promises';
import type { BroadcastLayout, BroadcastResolution } from '@airlock-rtc/contract';
import {
  BroadcasterError,
  BroadcasterProcess,
  parseDestination,
  type BroadcastStatus,
} from '@airlock-rtc/broadcaster/process';
import { reportError } from '../cli-error.js';
import { livekitAddress, type LiveKitAddressOptions } from '../livekit-address.js';
import { stopSignal } from '../shutdown/stop-signal.js';
import { EXIT_CODES } from './exit-codes.js';
import { spacesNamed } from '../spaces/spaces-named.js';
import { findRoom } from './find-room.js';
import { LiveLine } from './live-line.js';
import { ownCommand } from '../own-command.js';

export interface BroadcastOptions extends LiveKitAddressOptions {
  room?: string;
  to?: string[];
  layout: BroadcastLayout;
  size: BroadcastResolution;
  background?: string;
  backgroundColor?: string;
  slate?: string;
  bitrate?: number;
  rateControl: 'capped' | 'constant';
  profile?: 'baseline' | 'main' | 'high';
  hardware: 'off' | 'auto' | 'nvenc' | 'qsv' | 'vaapi';
  wait?: boolean;
  allowPrivateBackground?: boolean;
}

const WAIT_MS = 2000;

export async function runBroadcast(options: BroadcastOptions): Promise<void> {
  try {
    const status = await broadcast(options);
    if (!status.cause) return;
    reportError(new BroadcasterError(status.cause.code, status.cause.message));
    process.exitCode = EXIT_CODES[status.cause.code];
  } catch (error) {
    reportError(error);
    process.exitCode = error instanceof BroadcasterError ? EXIT_CODES[error.code] : 1;
  }
}

async function broadcast(options: BroadcastOptions): Promise<BroadcastStatus> {
  const { room, to: addresses = [] } = options;
  const { url, apiKey, apiSecret } = await livekitAddress(options);
  if (!url || !room || addresses.length === 0) {
    refuse(
      `Name a room and a destination: ${ownCommand()} broadcast --url wss://… --room <name> --to rtmp://host/app/KEY`,
    );
  }
  if (!apiKey || !apiSecret)
    refuse('Set LIVEKIT_API_KEY and LIVEKIT_API_SECRET, or give --api-key and --api-secret.');
  const destinations = addresses.map((each, index) => ({
    ...{ id: `${index + 1}`, url: each },
    isPublicOnly: false,
  }));
  destinations.forEach(parseDestination);
  using stop = stopSignal();
  const line = new LiveLine();
  const server = { url, apiKey, apiSecret };
  const find = () => findRoom(server, room, () => spacesNamed(room, options.stateDir));
  const found = (await find()) ?? (await waitForRoom(room, options.wait ?? false, find, stop.received, line));
  if (!found) return idle;
  await using broadcaster = new BroadcasterProcess({
    ...{ ...server, room: found },
    destinations,
    layout: options.layout,
    resolution: options.size,
    backgroundUrl: options.background,
    backgroundColor: options.backgroundColor,
    allowsPrivateBackground: options.allowPrivateBackground,
    slateText: options.slate,
    videoBitrateBps: options.bitrate,
    rateControl: options.rateControl,
    profile: options.profile,
    hardware: options.hardware,
  });
  broadcaster
    .on('status', (status) => line.status(status))
    .on('stats', (stats) => line.stats(stats))
    .on('warning', ({ message }) => line.print(message));
  const status = await Promise.race([broadcaster.ended, stop.received.then(() => broadcaster.stop())]);
  line.end();
  return status;
}

const idle: BroadcastStatus = { state: 'idle', destinations: [] };

/** @returns undefined when the person stops waiting. */
async function waitForRoom(
  room: string,
  isWaiting: boolean,
  find: () => Promise<string | undefined>,
  stopped: Promise<void>,
  line: LiveLine,
): Promise<string | undefined> {
  if (!isWaiting) {
    const message = `There is no room "${room}". Let someone join first, wait for it with --wait, or see which there are: ${ownCommand()} spaces list`;
    throw new BroadcasterError('room_not_found', message);
  }
  line.print(`Waiting for the room "${room}" …`);
  let isStopped = false;
  const stopping = stopped.then(() => (isStopped = true));
  for (;;) {
    await Promise.race([sleep(WAIT_MS), stopping]);
    if (isStopped) return undefined;
    const found = await find();
    if (found) return found;
  }
}

function refuse(message: string): never {
  throw new BroadcasterError('invalid_options', message);
}
