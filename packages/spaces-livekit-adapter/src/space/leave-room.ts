// Leaves a room in such a way that the server hears of it, and of what was sent just before.
import { ConnectionState, RoomEvent, type Room } from 'livekit-client';

const LONGEST_WAIT_MS = 10_000;

/**
 * livekit-client 2.23 tells the server only over a signalling connection that is open. Without it, the others go on
 * seeing whoever left while livekit-server 1.13 waits for a resume, some 20 s. So a resume that is under way is waited
 * for; leaving a Space has stopped its tracks by then. A full reconnect is not: it would join anew.
 * @param delivery of the last custom events, if any is under way
 */
export async function leaveRoom(room: Room, delivery?: Promise<void>): Promise<void> {
  const resumed = isResuming(room) && whenResumed(room);
  // At once where nothing is waited for: the page may be going.
  if (resumed || delivery) {
    silence(room);
    await Promise.all([resumed, delivery]);
  }
  await room.disconnect(false);
}

/** As the end of the connection will: the others are not to be heard while it is waited for. */
function silence({ remoteParticipants }: Room): void {
  for (const { trackPublications } of remoteParticipants.values())
    for (const { track } of trackPublications.values()) track?.mediaStreamTrack.stop();
}

function isResuming(room: Room): boolean {
  // Internal, so it may be missing in another version: the connection is lost, and the resume has not begun.
  const { engine } = room as unknown as { engine?: { client?: { isDisconnected?: boolean } } };
  const isLost = room.state === ConnectionState.Connected && engine?.client?.isDisconnected === true;
  return isLost || room.state === ConnectionState.SignalReconnecting;
}

function whenResumed(room: Room): Promise<void> {
  return new Promise((resolve) => {
    const events = [RoomEvent.Reconnected, RoomEvent.Reconnecting, RoomEvent.Disconnected] as const;
    const end = () => {
      clearTimeout(timer);
      for (const event of events) room.off(event, end);
      resolve();
    };
    const timer = setTimeout(end, LONGEST_WAIT_MS);
    for (const event of events) room.on(event, end);
  });
}
