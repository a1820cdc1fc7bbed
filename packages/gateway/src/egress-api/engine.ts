// What draws and sends the egresses of the second door, as the gateway knows it; handed in where the program is put together.
import type {
  EgressInfo,
  ParticipantEgressRequest,
  RoomCompositeEgressRequest,
  StartEgressRequest,
  TrackCompositeEgressRequest,
  TrackEgressRequest,
  UpdateStreamRequest,
  WebEgressRequest,
} from '@livekit/protocol';

/** What to make, as livekit-server hands it to its workers. */
export type EgressSource =
  | { case: 'egress'; value: StartEgressRequest }
  | { case: 'roomComposite'; value: RoomCompositeEgressRequest }
  | { case: 'web'; value: WebEgressRequest }
  | { case: 'participant'; value: ParticipantEgressRequest }
  | { case: 'trackComposite'; value: TrackCompositeEgressRequest }
  | { case: 'track'; value: TrackEgressRequest };

export interface EgressEngineRequest {
  readonly egressId: string;
  readonly roomId: string;
  readonly roomName: string;
  readonly source: EgressSource;
}

/** What it refuses is an error whose `code` is one of Twirp's. */
export interface EgressEngine extends AsyncDisposable {
  /** Begins once `store` has kept the first of what it is told; later news follows in order, repeated while it fails. */
  start(request: EgressEngineRequest, store: (info: EgressInfo) => Promise<unknown>): Promise<EgressInfo>;
  stop(egressId: string): EgressInfo;
  updateStreams(update: UpdateStreamRequest): EgressInfo;
  updateLayout(egressId: string, layout: string): EgressInfo;
}
