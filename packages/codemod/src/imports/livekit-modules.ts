// Which package a name of the output comes from, and whether it exists at run time.

const RANKED_SUBSCRIPTIONS = new Set(['createRankedSubscriptions']);
const SERVER_SDK = new Set([
  'AccessToken',
  'EgressClient',
  'RoomServiceClient',
  'StreamOutput',
  'StreamProtocol',
  'WebhookReceiver',
]);
const TYPES = new Set([
  'AudioCaptureOptions',
  'CreateLocalTracksOptions',
  'RoomOptions',
  'VideoCaptureOptions',
  'RoomEventCallbacks',
  'ParticipantEventCallbacks',
]);

export function moduleOf(name: string): string {
  if (RANKED_SUBSCRIPTIONS.has(name)) return '@airlock/ranked-subscriptions';
  return SERVER_SDK.has(name) ? 'livekit-server-sdk' : 'livekit-client';
}

export function isTypeOnly(name: string): boolean {
  return TYPES.has(name);
}
