// Runs `airlock token`: signs a LiveKit token, or shows any Mux or LiveKit token.
import type { ParticipantRoleName } from '@airlock-rtc/contract';
import { DEFAULT_TTL_SECONDS, signLiveKitToken } from '@airlock-rtc/tokens';
import { CliError } from '../cli-error.js';
import { livekitAddress, type LiveKitAddressOptions } from '../livekit-address.js';
import { chooseSpace } from '../spaces/list-spaces.js';
import { spacesNamed } from '../spaces/spaces-named.js';
import { printable } from './printable.js';
import { readStandardInput } from './read-standard-input.js';
import { showToken } from './show-token.js';
import { ownCommand } from '../own-command.js';

export interface TokenOptions extends Omit<LiveKitAddressOptions, 'url'> {
  room?: string;
  identity?: string;
  name?: string;
  participantId?: string;
  role: ParticipantRoleName;
  ttl?: number;
  /** True when the option has no value: the token is piped in. */
  show?: string | true;
  muxKey?: string;
}

export async function runToken(options: TokenOptions): Promise<void> {
  if (options.show) await show(options);
  else console.log(await sign(options));
}

/** Exit code 1 when the signature was checked and does not hold. */
async function show(options: TokenOptions): Promise<void> {
  const { show: given } = options;
  const token = typeof given === 'string' && given !== '-' ? given : await readStandardInput();
  const { text, verdict } = await showToken(token, {
    ...(await livekitAddress(options)),
    muxKey: options.muxKey,
  });
  console.log(text);
  if (verdict.status === 'refused') process.exitCode = 1;
}

async function sign(options: TokenOptions): Promise<string> {
  const { room, identity, role, name, participantId } = options;
  const { apiKey = '', apiSecret = '' } = await livekitAddress(options);
  const ttlSeconds = options.ttl ?? DEFAULT_TTL_SECONDS;
  if (!room || !identity) {
    throw new CliError(
      'missing_input',
      `Name a room and a participant: ${ownCommand()} token --room <name> --identity <identity>`,
    );
  }
  return signLiveKitToken({
    ...{ apiKey, apiSecret, identity, name, role, participantId, ttlSeconds },
    room: await roomOf(room, options),
  });
}

/** As of `airlock broadcast`: what is no name of a space is a room's name in LiveKit. */
async function roomOf(name: string, { apiKey, stateDir }: TokenOptions): Promise<string> {
  // The gateway that runs here knows nothing of another LiveKit's rooms.
  const local = (await livekitAddress({ stateDir })).apiKey;
  const isForeign = local !== undefined && apiKey !== undefined && apiKey !== local;
  if (isForeign && !process.env.AIRLOCK_URL) return name;
  const id = chooseSpace(await spacesNamed(name, stateDir), name);
  if (id === undefined || id === name) return name;
  console.error(`The space "${printable(name)}" is the room ${id}.`);
  return id;
}
