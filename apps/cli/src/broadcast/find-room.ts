// Finds a room by its name in LiveKit, or by the name of its space: joining one that does not exist would create it.
import { signLiveKitClaims } from '@airlock-rtc/tokens';
import { chooseSpace, type ListedSpace } from '../spaces/list-spaces.js';
import { BroadcasterError } from '@airlock-rtc/broadcaster/process';

interface RoomServer {
  /** ws, wss, http or https. */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

const TIMEOUT_MS = 5000;

/**
 * @param spaces those of that name: asked only when LiveKit has no such room.
 * @returns the room's name in LiveKit; undefined when it is not there.
 * @throws BroadcasterError `invalid_options`, `room_unreachable` or `room_refused`, CliError `ambiguous_space`.
 */
export async function findRoom(
  server: RoomServer,
  wanted: string,
  spaces: () => Promise<readonly ListedSpace[]>,
): Promise<string | undefined> {
  if (await roomExists(server, wanted)) return wanted;
  const id = chooseSpace(await spaces(), wanted);
  return id !== undefined && (await roomExists(server, id)) ? id : undefined;
}

async function roomExists({ url, apiKey, apiSecret }: RoomServer, room: string): Promise<boolean> {
  const address = url.replace(/^ws/i, 'http').replace(/\/+$/, '');
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new BroadcasterError(
      'invalid_options',
      "LiveKit's address must look like wss://livekit.example.com.",
    );
  }
  const exp = Math.floor(Date.now() / 1000) + 60;
  const token = await signLiveKitClaims(
    { sub: 'airlock-broadcast', exp, video: { roomList: true } },
    { apiKey, apiSecret },
  );
  const answer = await fetch(`${address}/twirp/livekit.RoomService/ListRooms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ names: [room] }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    const message = `No LiveKit server answers at ${new URL(address).host}. Check --url and that the server runs.`;
    throw new BroadcasterError('room_unreachable', message, { cause });
  });
  if (answer.status === 401 || answer.status === 403) {
    throw new BroadcasterError('room_refused', 'LiveKit refuses the API key or the secret. Check both.');
  }
  if (!answer.ok) {
    const message = `What answers at ${new URL(address).host} is not a LiveKit server (status ${answer.status}).`;
    throw new BroadcasterError('room_unreachable', message);
  }
  const { rooms = [] } = (await answer.json()) as { rooms?: { name?: string }[] };
  return rooms.some(({ name }) => name === room);
}
