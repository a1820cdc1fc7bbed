// Written by airlock migrate: what Mux Spaces did by itself and LiveKit leaves to the application. It is yours now.
import { createRankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';
import { type Room, RoomEvent } from 'livekit-client';

const pageListeners = new WeakMap<Room, (event: PageTransitionEvent) => void>();

/** Leaves when the page goes for good: not at a "Leave site?" that is cancelled, nor when it is kept for coming back. */
export function leaveWithPage(room: Room): void {
  if (pageListeners.has(room)) return;
  const leave = (event: PageTransitionEvent) => {
    if (!event.persisted) void room.disconnect();
  };
  pageListeners.set(room, leave);
  window.addEventListener('pagehide', leave);
}

/** By hand where the room was left: `room.removeAllListeners()` takes away what would call this by itself. */
export function stayWithPage(room: Room): void {
  const leave = pageListeners.get(room);
  if (leave) window.removeEventListener('pagehide', leave);
  pageListeners.delete(room);
}

/**
 * What `new Space` did besides: keeps the token for connect(), tells of those who are there already and of a broadcast
 * that is on, takes the display name along, and leaves when the page goes.
 */
export function prepareRoom(room: Room, options: { token?: string | undefined; displayName?: string | undefined }): Room {
  if (options.token !== undefined) keepToken(room, options.token);
  room.on(RoomEvent.Connected, () => {
    room.remoteParticipants.forEach((participant) => room.emit(RoomEvent.ParticipantConnected, participant));
    if (room.isRecording) room.emit(RoomEvent.RecordingStatusChanged, true);
    if (options.displayName) void room.localParticipant.setName(options.displayName);
    leaveWithPage(room);
  });
  room.on(RoomEvent.Disconnected, () => stayWithPage(room));
  return room;
}

/** The same, and receives the `limit` most active participants. */
export function prepareRankedRoom(
  room: Room,
  options: { limit: number; token?: string | undefined; displayName?: string | undefined },
): Room {
  createRankedSubscriptions(room, { limit: options.limit });
  return prepareRoom(room, options);
}

const tokens = new WeakMap<Room, string>();

/** `new Space(token)` and `join()` were apart, `connect(url, token)` is one: keeps the token until then. */
export function keepToken(room: Room, token: string): void {
  tokens.set(room, token);
}
