// Mux's REST API as mux-node 5 to 8 has it, what is signed for it, and what takes its place in livekit-server-sdk 2.19.
import type { ServerRow } from './translation-row.js';

function serverRow(
  mux: string,
  livekit: readonly string[],
  correspondence: ServerRow['correspondence'],
  note: string,
): ServerRow {
  return { id: `server/${mux}`, section: 'server', mux, livekit, correspondence, note, isInGuide: false };
}

export const SERVER_ROWS: readonly ServerRow[] = [
  serverRow(
    'Mux.signSpaceId',
    ['AccessToken.toJwt'],
    'reshaped',
    'Asynchronous; the grants of the claim rows.',
  ),
  serverRow(
    'jsonwebtoken.sign',
    ['AccessToken.toJwt'],
    'reshaped',
    'Asynchronous; the grants of the claim rows.',
  ),
  serverRow('jose.SignJWT', ['AccessToken.toJwt'], 'reshaped', 'Asynchronous; the grants of the claim rows.'),
  serverRow(
    'Spaces.create',
    ['RoomServiceClient.createRoom'],
    'reshaped',
    'The caller names the room, and the passthrough is its metadata.',
  ),
  serverRow(
    'Spaces.get',
    ['RoomServiceClient.listRooms'],
    'reshaped',
    'listRooms([name]), which is empty where there is no such room.',
  ),
  serverRow(
    'Spaces.list',
    ['RoomServiceClient.listRooms'],
    'reshaped',
    'All rooms that are open, not page by page.',
  ),
  serverRow(
    'Spaces.delete',
    ['RoomServiceClient.deleteRoom'],
    'reshaped',
    'Rejects with not_found for a room that has emptied, which Mux’s idle spaces did not.',
  ),
  serverRow(
    'Broadcasts.create',
    ['EgressClient.startRoomCompositeEgress'],
    'merged',
    'An egress begins when it is made.',
  ),
  serverRow('Broadcasts.get', ['EgressClient.listEgress'], 'reshaped', 'An egress has other fields.'),
  serverRow('Broadcasts.delete', ['EgressClient.stopEgress'], 'merged', 'One that ended needs no deletion.'),
  serverRow(
    'Broadcasts.start',
    ['EgressClient.startRoomCompositeEgress'],
    'reshaped',
    'To the stream key of the live stream.',
  ),
  serverRow(
    'Broadcasts.stop',
    ['EgressClient.stopEgress'],
    'reshaped',
    'For each active egress of the room.',
  ),
  serverRow(
    'axios /video/v1/spaces',
    ['RoomServiceClient', 'EgressClient'],
    'reshaped',
    'The calls of mux-node’s rows, and an answer in the shape of Mux.',
  ),
  serverRow(
    'fetch /video/v1/spaces',
    ['RoomServiceClient', 'EgressClient'],
    'reshaped',
    'The calls of mux-node’s rows, and an answer in the shape of Mux.',
  ),
  serverRow(
    'Webhooks.verify',
    ['WebhookReceiver.receive'],
    'reshaped',
    'Asynchronous, of the raw body and the Authorization header.',
  ),
  serverRow(
    'Webhooks.events',
    ['WebhookReceiver'],
    'reshaped',
    'room_started, room_finished, egress_started and egress_ended for active and idle.',
  ),
  serverRow('MuxSpace.id', ['Room.name'], 'renamed', ''),
  serverRow('MuxSpace.passthrough', ['Room.metadata'], 'renamed', ''),
  serverRow('MuxSpace.active_session_id', ['Room.sid'], 'renamed', ''),
  serverRow('MuxSpace.status', ['Room.numParticipants'], 'derived', 'Active while anyone is in the room.'),
  serverRow('MuxSpace.created_at', ['Room.creationTime'], 'reshaped', 'A bigint, of seconds.'),
  serverRow('MuxSpace.type', [], 'dropped', 'Rooms are of one kind.'),
  serverRow('MuxSpace.broadcasts', ['EgressClient.listEgress'], 'derived', 'listEgress({ roomName }).'),
  serverRow('MuxSpaceList.data', ['RoomServiceClient.listRooms'], 'derived', 'The list itself.'),
];
