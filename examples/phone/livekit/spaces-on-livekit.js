// Written by airlock migrate: what Mux Spaces did by itself and LiveKit leaves to the application. It is yours now.
import { createRankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';
import { RoomEvent } from 'livekit-client';
const pageListeners = new WeakMap();
/** Leaves when the page goes for good: not at a "Leave site?" that is cancelled, nor when it is kept for coming back. */
export function leaveWithPage(room) {
  if (pageListeners.has(room))
    return;
  const leave = (event) => {
    if (!event.persisted)
      void room.disconnect();
  };
  pageListeners.set(room, leave);
  window.addEventListener('pagehide', leave);
}
/** By hand where the room was left: `room.removeAllListeners()` takes away what would call this by itself. */
export function stayWithPage(room) {
  const leave = pageListeners.get(room);
  if (leave)
    window.removeEventListener('pagehide', leave);
  pageListeners.delete(room);
}
/**
 * What `new Space` did besides: keeps the token for connect(), tells of those who are there already and of a broadcast
 * that is on, takes the display name along, and leaves when the page goes.
 */
export function prepareRoom(room, options) {
  if (options.token !== undefined)
    keepToken(room, options.token);
  room.on(RoomEvent.Connected, () => {
    room.remoteParticipants.forEach((participant) => room.emit(RoomEvent.ParticipantConnected, participant));
    if (room.isRecording)
      room.emit(RoomEvent.RecordingStatusChanged, true);
    if (options.displayName)
      void room.localParticipant.setName(options.displayName);
    leaveWithPage(room);
  });
  room.on(RoomEvent.Disconnected, () => stayWithPage(room));
  return room;
}
/** The same, and receives the `limit` most active participants. */
export function prepareRankedRoom(room, options) {
  createRankedSubscriptions(room, { limit: options.limit });
  return prepareRoom(room, options);
}
const tokens = new WeakMap();
/** `new Space(token)` and `join()` were apart, `connect(url, token)` is one: keeps the token until then. */
export function keepToken(room, token) {
  tokens.set(room, token);
}
/** The token that `keepToken` was given for this room. */
export function keptToken(room) {
  const token = tokens.get(room);
  if (token === undefined)
    throw new Error('No token was kept for this room: call keepToken(room, token) first.');
  return token;
}
