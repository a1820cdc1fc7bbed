// The events that an application can receive, by the names of mux-node 8.8.

export const SPACE_EVENT_TYPES = [
  'video.space.created',
  'video.space.active',
  'video.space.idle',
  'video.space.updated',
  'video.space.deleted',
] as const;

export const BROADCAST_EVENT_TYPES = [
  'video.space.broadcast.created',
  'video.space.broadcast.active',
  'video.space.broadcast.idle',
  'video.space.broadcast.deleted',
] as const;

/** Those of Mux's live-stream events that the gateway itself causes. */
export const LIVE_STREAM_EVENT_TYPES = [
  'video.live_stream.created',
  'video.live_stream.connected',
  'video.live_stream.recording',
  'video.live_stream.active',
  'video.live_stream.disconnected',
  'video.live_stream.idle',
  'video.live_stream.updated',
  'video.live_stream.enabled',
  'video.live_stream.disabled',
  'video.live_stream.deleted',
] as const;

export type EventType =
  /** LiveKit's webhooks about egresses. */
  | 'egress_started'
  | 'egress_updated'
  | 'egress_ended'
  | (typeof SPACE_EVENT_TYPES)[number]
  | (typeof BROADCAST_EVENT_TYPES)[number]
  | (typeof LIVE_STREAM_EVENT_TYPES)[number];

/**
 * `object.type` of the envelope. Mux wrote `live` for live streams (seen in deliveries); its words for spaces and
 * broadcasts are not known, these are ours.
 */
export type EventObjectType = 'space' | 'broadcast' | 'live' | 'egress';
