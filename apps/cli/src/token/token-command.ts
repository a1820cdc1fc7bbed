// `airlock token`: signs a LiveKit token.
import { PARTICIPANT_ROLES, type ParticipantRoleName } from '@airlock/contract';
import { DEFAULT_TTL_SECONDS, signLiveKitToken } from '@airlock/tokens';
import { Command, Option } from 'commander';
import { CliError } from '../cli-error/cli-error.js';
import { parseDurationSeconds } from './duration.js';

interface TokenOptions {
  room?: string;
  identity?: string;
  name?: string;
  participantId?: string;
  role: ParticipantRoleName;
  ttl: number;
  apiKey?: string;
  apiSecret?: string;
}

export function tokenCommand(): Command {
  return new Command('token')
    .description('Sign a LiveKit token for one participant in one room.')
    .option('--room <name>', 'room (in Mux words: the space)')
    .option('--identity <identity>', 'identity, unique in the room')
    .option('--name <name>', 'display name')
    .option('--participant-id <id>', 'Mux participant_id, carried in an attribute')
    .addOption(
      new Option('--role <role>', 'what they may do').choices(PARTICIPANT_ROLES).default('publisher'),
    )
    .addOption(
      new Option('--ttl <duration>', 'time to live: 90, 15m, 6h, 7d')
        .argParser(parseDurationSeconds)
        .default(DEFAULT_TTL_SECONDS, '6h'),
    )
    .addOption(new Option('--api-key <key>', 'LiveKit API key').env('LIVEKIT_API_KEY'))
    .addOption(new Option('--api-secret <secret>', 'LiveKit API secret').env('LIVEKIT_API_SECRET'))
    .action(async (options: TokenOptions) => console.log(await sign(options)));
}

function sign(options: TokenOptions): Promise<string> {
  const { room, identity, apiKey = '', apiSecret = '', ttl: ttlSeconds, role, name, participantId } = options;
  if (!room || !identity) {
    throw new CliError(
      'missing_input',
      'Say who joins what: airlock token --room <name> --identity <identity>',
    );
  }
  return signLiveKitToken({ apiKey, apiSecret, room, identity, name, role, participantId, ttlSeconds });
}
