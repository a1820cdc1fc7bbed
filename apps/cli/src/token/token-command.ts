// `airlock token`: signs a LiveKit token, or shows any Mux or LiveKit token.
import { PARTICIPANT_ROLES, type ParticipantRoleName } from '@airlock-rtc/contract';
import { DEFAULT_TTL_SECONDS, signLiveKitToken } from '@airlock-rtc/tokens';
import { Command, Option } from 'commander';
import { CliError } from '../cli-error.js';
import { parseDurationSeconds } from './duration.js';
import { readStandardInput } from './read-standard-input.js';
import { showToken } from './show-token.js';

interface TokenOptions {
  room?: string;
  identity?: string;
  name?: string;
  participantId?: string;
  role: ParticipantRoleName;
  ttl: number;
  apiKey?: string;
  apiSecret?: string;
  /** True when the option has no value: the token is piped in. */
  show?: string | true;
  muxKey?: string;
}

export function tokenCommand(): Command {
  return new Command('token')
    .description('Sign a LiveKit token for one participant in one room, or show any Mux or LiveKit token.')
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
    .action((options: TokenOptions) => (options.show ? show(options) : print(sign(options))));
}

async function print(text: Promise<string>): Promise<void> {
  console.log(await text);
}

/** Exit code 1 when the signature was checked and does not hold. */
async function show({ show: given, apiKey, apiSecret, muxKey }: TokenOptions): Promise<void> {
  const token = typeof given === 'string' && given !== '-' ? given : await readStandardInput();
  const { text, verdict } = await showToken(token, { apiKey, apiSecret, muxKey });
  console.log(text);
  if (verdict.status === 'refused') process.exitCode = 1;
}

async function sign(options: TokenOptions): Promise<string> {
  const { room, identity, apiKey = '', apiSecret = '', ttl: ttlSeconds, role, name, participantId } = options;
  if (!room || !identity) {
    throw new CliError(
      'missing_input',
      'Say who joins what: airlock token --room <name> --identity <identity>',
    );
  }
  return signLiveKitToken({ apiKey, apiSecret, room, identity, name, role, participantId, ttlSeconds });
}
