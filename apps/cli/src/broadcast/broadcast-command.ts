// `airlock broadcast`: sends a room of any LiveKit server to a live stream, until Ctrl-C.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BROADCAST_LAYOUTS,
  BROADCAST_RESOLUTIONS,
  DEFAULT_BROADCAST_LAYOUT,
  DEFAULT_BROADCAST_RESOLUTION,
  type BroadcastLayout,
  type BroadcastResolution,
} from '@airlock-rtc/contract';
import {
  BroadcasterError,
  BroadcasterProcess,
  parseDestination,
  type BroadcastStatus,
} from '@airlock-rtc/broadcaster/process';
import { Command, InvalidArgumentError, Option } from 'commander';
import { reportError } from '../cli-error.js';
import { stopSignal } from '../shutdown/stop-signal.js';
import { EXIT_CODES, EXIT_CODES_HELP } from './exit-codes.js';
import { roomExists } from './find-room.js';
import { LiveLine } from './live-line.js';
import { statusCommand } from './status-command.js';

interface Options {
  url?: string;
  room?: string;
  to?: string[];
  layout: BroadcastLayout;
  size: BroadcastResolution;
  background?: string;
  backgroundColor?: string;
  slate?: string;
  bitrate?: number;
  wait?: boolean;
  allowPrivateBackground?: boolean;
  apiKey?: string;
  apiSecret?: string;
}

const WAIT_MS = 2000;

export function broadcastCommand(): Command {
  return new Command('broadcast')
    .description('Send a room to a live stream or a file, as one picture and one sound.')
    .addOption(new Option('--url <address>', 'LiveKit server, ws:// or wss://').env('LIVEKIT_URL'))
    .option('--room <name>', 'room (in Mux words: the space)')
    .addOption(
      new Option(
        '--to <address...>',
        'rtmp://host/app/KEY, rtmps://…, mux://STREAM_KEY, an .mp4 or .flv file, or an .m3u8 playlist; several are encoded once',
      ).env('AIRLOCK_BROADCAST_TO'),
    )
    .addOption(
      new Option('--layout <name>', 'arrangement')
        .choices(BROADCAST_LAYOUTS)
        .default(DEFAULT_BROADCAST_LAYOUT),
    )
    .addOption(
      new Option('--size <WxH>', 'size of the picture')
        .choices(BROADCAST_RESOLUTIONS)
        .default(DEFAULT_BROADCAST_RESOLUTION),
    )
    .option('--background <url>', 'PNG, JPEG or WebP image behind the tiles, in the size of the picture')
    .option('--background-color <hex>', 'colour behind the tiles (default: #323232)')
    .option('--slate <text>', 'words to show while nobody is there')
    .addOption(new Option('--bitrate <kbps>', 'of the picture (default: by its size)').argParser(kilobits))
    .option('--wait', 'wait until the room exists')
    .option('--allow-private-background', 'let --background lead to a private address')
    .addOption(new Option('--api-key <key>', 'LiveKit API key').env('LIVEKIT_API_KEY'))
    .addOption(new Option('--api-secret <secret>', 'LiveKit API secret').env('LIVEKIT_API_SECRET'))
    .addHelpText('after', EXIT_CODES_HELP)
    .action(run)
    .addCommand(statusCommand());
}

async function run(options: Options): Promise<void> {
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

async function broadcast(options: Options): Promise<BroadcastStatus> {
  const { url, room, to: destinations, apiKey, apiSecret } = options;
  if (!url || !room || !destinations?.length) {
    refuse('Say what goes where: airlock broadcast --url wss://… --room <name> --to rtmp://host/app/KEY');
  }
  if (!apiKey || !apiSecret)
    refuse('Set LIVEKIT_API_KEY and LIVEKIT_API_SECRET, or give --api-key and --api-secret.');
  destinations.forEach(parseDestination);
  using stop = stopSignal();
  const line = new LiveLine();
  const target = { url, room, apiKey, apiSecret };
  if (!(await untilRoomExists(target, options.wait ?? false, stop.received, line))) return idle;
  await using broadcaster = new BroadcasterProcess({
    ...target,
    destinations,
    layout: options.layout,
    resolution: options.size,
    backgroundUrl: options.background,
    backgroundColor: options.backgroundColor,
    allowsPrivateBackground: options.allowPrivateBackground,
    slateText: options.slate,
    videoBitrateBps: options.bitrate,
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

async function untilRoomExists(
  target: Parameters<typeof roomExists>[0],
  waits: boolean,
  stopped: Promise<void>,
  line: LiveLine,
): Promise<boolean> {
  if (await roomExists(target)) return true;
  if (!waits) {
    const message = `There is no room "${target.room}". Let someone join first, or wait for it with --wait.`;
    throw new BroadcasterError('room_not_found', message);
  }
  line.print(`Waiting for the room "${target.room}" …`);
  let isStopped = false;
  const stopping = stopped.then(() => (isStopped = true));
  while (!isStopped && !(await roomExists(target))) await Promise.race([sleep(WAIT_MS), stopping]);
  return !isStopped;
}

function kilobits(text: string): number {
  const kbps = Number(text);
  if (!(kbps >= 100 && kbps <= 50_000))
    throw new InvalidArgumentError('Give kilobits per second, 100 to 50000.');
  return kbps * 1000;
}

function refuse(message: string): never {
  throw new BroadcasterError('invalid_options', message);
}
