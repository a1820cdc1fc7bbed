// Waits until a room can be used again after a lost connection.
import { ConnectionState, RoomEvent, type Room } from 'livekit-client';

/** Resolves when the room is connected again, or for good not. */
export function whenConnected(room: Room): Promise<void> {
  if (room.state === ConnectionState.Connected || room.state === ConnectionState.Disconnected)
    return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      room.off(RoomEvent.Reconnected, end).off(RoomEvent.Disconnected, end);
      resolve();
    };
    room.on(RoomEvent.Reconnected, end).on(RoomEvent.Disconnected, end);
  });
}

/** @returns false when the connection is lost before the work is done, even for a moment */
export function isDoneBeforeLoss(room: Room, work: Promise<void>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onLoss = () => resolve(false);
    room.on(RoomEvent.SignalReconnecting, onLoss).on(RoomEvent.Reconnecting, onLoss);
    work
      .then(() => resolve(true), reject)
      .finally(() => room.off(RoomEvent.SignalReconnecting, onLoss).off(RoomEvent.Reconnecting, onLoss));
  });
}

/** livekit-client's engine, as far as it is used here: internal, so it may be missing in another version. */
interface Engine {
  ensureDataTransportConnected?(kind: number, isSubscriber: boolean): Promise<void>;
}
const RELIABLE = 0;

/**
 * Resolves when the reliable data channel is open. `publishData` of livekit-client 2.23 waits for it once only: after
 * a full reconnect it drops what is sent before the new channel is there, and resolves.
 */
export async function whenDataChannelIsOpen(room: Room): Promise<void> {
  await (room as { engine?: Engine }).engine?.ensureDataTransportConnected?.(RELIABLE, false);
}
