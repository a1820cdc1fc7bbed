// Checks LiveKit: does it answer, does it accept key and secret, which version is it, do the clocks agree.
import { RoomServiceClient } from 'livekit-server-sdk';
import { ownCommand } from '../own-command.js';
import { failed, messageOf, ok, unknown, warning, type Finding } from './finding.js';
import { probe, type SignalProbe } from './signal-probe.js';
import type { LiveKitAddress } from '../livekit-address.js';

const ANSWER_WITHIN_S = 10;
/** Tokens of other tools carry `nbf`: a server whose clock is behind by more than its leeway refuses them. */
const SKEW_LIMIT_S = 10;
/** What the codemod, the adapter and the gateway were tested with. */
const OLDEST_TESTED = [1, 9] as const;

export interface LiveKitCheck {
  readonly findings: Finding[];
  /** Undefined when the server refused. */
  readonly probe?: SignalProbe;
}

/** @param room is opened, since a server may not create rooms by itself: {@link closeRoom} it afterwards. */
export async function checkLiveKit(livekit: LiveKitAddress, room: string): Promise<LiveKitCheck> {
  const httpUrl = livekit.url.replace(/^ws/, 'http');
  const reached = await fetch(httpUrl, { signal: AbortSignal.timeout(ANSWER_WITHIN_S * 1000) }).catch(
    (error: unknown) => messageOf(error),
  );
  if (typeof reached === 'string') {
    const next = `Start it (${ownCommand()} up), or correct LIVEKIT_URL.`;
    return {
      findings: [
        failed('LiveKit', `${livekit.url} does not answer (${reached})`, next),
        unknown('LiveKit keys', 'not asked', 'Fix the check above first.'),
      ],
    };
  }
  await reached.body?.cancel();
  const clock = checkClock(reached.headers.get('date'), Date.now());
  try {
    await roomsOf(livekit).createRoom({ name: room, emptyTimeout: ANSWER_WITHIN_S });
    const answer = await probe(livekit, room);
    return {
      findings: [
        checkVersion(livekit.url, answer.version),
        ok('LiveKit keys', 'accepted by its API and its signalling'),
        clock,
      ],
      probe: answer,
    };
  } catch (error) {
    const next = 'LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be a pair from the server’s own keys.';
    return {
      findings: [
        ok('LiveKit', `answers at ${livekit.url}`),
        failed('LiveKit keys', `refused (${withoutTokens(messageOf(error))})`, next),
        clock,
      ],
    };
  }
}

/** livekit-server 1.13 answers a token that it refuses with the token itself. */
const withoutTokens = (text: string) => text.replaceAll(/\beyJ[\w-]*(\.[\w-]*){1,2}/g, '•••');

export async function closeRoom(livekit: LiveKitAddress, room: string): Promise<void> {
  await roomsOf(livekit).deleteRoom(room);
}

function roomsOf({ url, apiKey, apiSecret }: LiveKitAddress): RoomServiceClient {
  const httpUrl = url.replace(/^ws/, 'http');
  return new RoomServiceClient(httpUrl, apiKey, apiSecret, { requestTimeout: ANSWER_WITHIN_S });
}

export function checkVersion(url: string, version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const says = `version ${version} at ${url}`;
  const [oldestMajor, oldestMinor] = OLDEST_TESTED;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return ok('LiveKit', says);
  return warning(
    'LiveKit',
    says,
    `Airlock is tested with ${OLDEST_TESTED.join('.')} and later: update the server.`,
  );
}

/** The server's Date header counts whole seconds. */
export function checkClock(date: string | null, nowMs: number): Finding {
  const name = 'Clocks';
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return unknown(name, 'LiveKit reports no time', 'Compare the clocks by hand.');
  const skewS = Math.round((theirs - nowMs) / 1000);
  if (Math.abs(skewS) <= SKEW_LIMIT_S)
    return ok(name, `LiveKit and this machine agree (${Math.abs(skewS)} s)`);
  const direction = skewS < 0 ? 'behind' : 'ahead of';
  return failed(
    name,
    `LiveKit is ${Math.abs(skewS)} s ${direction} this machine: fresh tokens may be refused, expired ones accepted`,
    'Synchronize both machines by NTP.',
  );
}
