// Asks LiveKit whether a room exists: joining one that does not would make it.
import { signLiveKitClaims } from '@airlock-rtc/tokens';
import { BroadcasterError } from '@airlock-rtc/broadcaster/process';

export interface FindRoomOptions {
  /** ws, wss, http or https. */
  readonly url: string;
  readonly room: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

const TIMEOUT_MS = 5000;

/**
 * @returns whether the room exists.
 * @throws BroadcasterError `invalid_options`, `room_unreachable` or `room_refused`.
 */
export async function roomExists({ url, room, apiKey, apiSecret }: FindRoomOptions): Promise<boolean> {
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
