// `airlock broadcast`: its options; the broadcaster is loaded when it runs.
import {
  BROADCAST_LAYOUTS,
  BROADCAST_RESOLUTIONS,
  DEFAULT_BROADCAST_LAYOUT,
  DEFAULT_BROADCAST_RESOLUTION,
} from '@airlock-rtc/contract';
import { Command, InvalidArgumentError, Option } from 'commander';
import { roomOption } from '../spaces/room-option.js';
import { livekitUrlOption } from '../livekit-address.js';
import { EXIT_CODES, EXIT_CODES_HELP } from './exit-codes.js';
import type { BroadcastOptions } from './run-broadcast.js';
import { statusCommand } from './status-command.js';

export function broadcastCommand(): Command {
  return new Command('broadcast')
    .description('Send a room to a live stream or a file, as one video with the audio of everyone.')
    .exitOverride((error) => {
      // Commander ends with 1 for a wrong option; a script tells it from a lost destination by 2.
      process.exit(error.exitCode === 0 ? 0 : EXIT_CODES.invalid_options);
    })
    .addOption(livekitUrlOption('LiveKit server, ws:// or wss://'))
    .addOption(roomOption())
    .addOption(
      new Option(
        '--to <address...>',
        'rtmp://host/app/KEY, rtmps://…, mux://STREAM_KEY, an .mp4 or .flv file, or an .m3u8 playlist; several are encoded once',
      ).env('AIRLOCK_BROADCAST_TO'),
    )
    .addOption(
      new Option('--layout <name>', 'arrangement of the tiles')
        .choices(BROADCAST_LAYOUTS)
        .default(DEFAULT_BROADCAST_LAYOUT),
    )
    .addOption(
      new Option('--size <WxH>', 'size of the video')
        .choices(BROADCAST_RESOLUTIONS)
        .default(DEFAULT_BROADCAST_RESOLUTION),
    )
    .addOption(
      new Option(
        '--background <url>',
        'PNG, JPEG or WebP image behind the tiles, in the size of the video',
      ).argParser(httpUrl),
    )
    .addOption(
      new Option('--background-color <hex>', 'color behind the tiles (default: #323232)').argParser(hexColor),
    )
    .option('--slate <text>', 'text to show while the room is empty')
    .addOption(new Option('--bitrate <kbps>', 'of the video (default: by its size)').argParser(kilobits))
    .addOption(
      new Option(
        '--rate-control <how>',
        'capped takes fewer bits where fewer do; constant always the same, as Twitch asks',
      )
        .choices(['capped', 'constant'])
        .default('capped'),
    )
    .addOption(
      new Option('--profile <name>', 'of H.264 (default: high)').choices(['baseline', 'main', 'high']),
    )
    .addOption(
      new Option('--hardware <encoder>', 'encode in hardware: auto takes the first that works; else libx264')
        .choices(['off', 'auto', 'nvenc', 'qsv', 'vaapi'])
        .env('AIRLOCK_HARDWARE')
        .default('off'),
    )
    .option('--wait', 'wait until the room exists')
    .option('--allow-private-background', 'allow a --background at a private address')
    .addOption(new Option('--api-key <key>', 'LiveKit API key').env('LIVEKIT_API_KEY'))
    .addOption(new Option('--api-secret <secret>', 'LiveKit API secret').env('LIVEKIT_API_SECRET'))
    .option('--state-dir <folder>', 'where airlock up keeps the address of its gateway', '.airlock')
    .addHelpText('after', EXIT_CODES_HELP)
    .action(async (options: BroadcastOptions) => {
      const { runBroadcast } = await import('./run-broadcast.js');
      await runBroadcast(options);
    })
    .addCommand(statusCommand());
}

function kilobits(text: string): number {
  const kbps = Number(text);
  if (kbps >= 100 && kbps <= 50_000) return kbps * 1000;
  throw new InvalidArgumentError('Give kilobits per second, 100 to 50000.');
}

function httpUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('Give the http:// or https:// URL of an image.');
}

function hexColor(text: string): string {
  if (/^#[0-9a-f]{6}$/i.test(text)) return text;
  throw new InvalidArgumentError('Give six hexadecimal digits, quoted: "#1a2b3c".');
}
