// LiveKit's messages between server and egress that @livekit/protocol does not have (livekit/protocol, August 2026).
import { proto3, ScalarType, type Message, type MessageType } from '@bufbuild/protobuf';
import {
  ExportReplayRequest,
  ParticipantEgressRequest,
  RoomCompositeEgressRequest,
  StartEgressRequest as UnifiedEgressRequest,
  TrackCompositeEgressRequest,
  TrackEgressRequest,
  WebEgressRequest,
} from '@livekit/protocol';

/** What to make, in the older forms and the unified one. */
export type EgressSource =
  | { case: 'egress'; value: UnifiedEgressRequest }
  | { case: 'replay'; value: ExportReplayRequest }
  | { case: 'roomComposite'; value: RoomCompositeEgressRequest }
  | { case: 'web'; value: WebEgressRequest }
  | { case: 'participant'; value: ParticipantEgressRequest }
  | { case: 'trackComposite'; value: TrackCompositeEgressRequest }
  | { case: 'track'; value: TrackEgressRequest }
  | { case: undefined; value?: undefined };

export interface StartEgressRequest extends Message<StartEgressRequest> {
  egressId: string;
  request: EgressSource;
  roomId: string;
  roomName: string;
  token: string;
  wsUrl: string;
  retryCount: number;
}

const string = (no: number, name: string) => ({ no, name, kind: 'scalar', T: ScalarType.STRING }) as const;
const source = (no: number, name: string, T: MessageType) =>
  ({ no, name, kind: 'message', T, oneof: 'request' }) as const;

export const StartEgressRequest: MessageType<StartEgressRequest> = proto3.makeMessageType(
  'rpc.StartEgressRequest',
  () => [
    string(1, 'egress_id'),
    string(3, 'room_id'),
    string(18, 'room_name'),
    string(8, 'token'),
    string(9, 'ws_url'),
    { no: 15, name: 'retry_count', kind: 'scalar', T: ScalarType.INT32 },
    source(16, 'egress', UnifiedEgressRequest),
    source(17, 'replay', ExportReplayRequest),
    source(5, 'room_composite', RoomCompositeEgressRequest),
    source(11, 'web', WebEgressRequest),
    source(13, 'participant', ParticipantEgressRequest),
    source(6, 'track_composite', TrackCompositeEgressRequest),
    source(7, 'track', TrackEgressRequest),
  ],
);

export type ListActiveEgressRequest = Message<ListActiveEgressRequest>;
export const ListActiveEgressRequest: MessageType<ListActiveEgressRequest> = proto3.makeMessageType(
  'rpc.ListActiveEgressRequest',
  () => [],
);

export interface ListActiveEgressResponse extends Message<ListActiveEgressResponse> {
  egressIds: string[];
}
export const ListActiveEgressResponse: MessageType<ListActiveEgressResponse> = proto3.makeMessageType(
  'rpc.ListActiveEgressResponse',
  () => [{ ...string(1, 'egress_ids'), repeated: true }],
);
