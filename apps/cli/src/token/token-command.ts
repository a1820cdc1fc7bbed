// `airlock token`: its options; what signs and reads tokens is loaded when it runs.
import { PARTICIPANT_ROLES } from '@airlock-rtc/contract';
import { Command, Option } from 'commander';
import { roomOption } from '../spaces/room-option.js';
import { parseDurationSeconds } from './duration.js';
import type { TokenOptions } from './run-token.js';

export function tokenCommand(): Command {
  return new Command('token')
    .description('Sign a LiveKit token for one participant in one room, or show any Mux or LiveKit token.')
    .addOption(roomOption())
    .option('--identity <identity>', 'identity, unique in the room')
    .option('--name <name>', 'display name')
    .option('--participant-id <id>', 'Mux participant_id, carried in an attribute')
    .addOption(
      new Option('--role <role>', 'what they may do').choices(PARTICIPANT_ROLES).default('publisher'),
    )
    .addOption(
      new Option('--ttl <duration>', 'time to live: 90, 15m, 6h, 7d (default: 6h)').argParser(
        parseDurationSeconds,
      ),
    )
    .addOption(new Option('--api-key <key>', 'LiveKit API key').env('LIVEKIT_API_KEY'))
    .addOption(new Option('--api-secret <secret>', 'LiveKit API secret').env('LIVEKIT_API_SECRET'))
    .option(
      '--show [jwt]',
      'show a Mux or LiveKit token instead of signing one; without a value, the piped one',
    )
    .addOption(
      new Option(
        '--mux-key <file>',
        'key to check a shown Mux token with: PEM, or base64 as Mux gives it',
      ).env('MUX_PRIVATE_KEY'),
    )
    .option('--state-dir <folder>', 'where airlock up keeps the keys of its LiveKit', '.airlock')
    .action(async (options: TokenOptions) => {
      const { runToken } = await import('./run-token.js');
      await runToken(options);
    });
}
