// Which package a name of the output comes from, and whether it exists at run time.
import { RANKED_SUBSCRIPTIONS_PACKAGE_NAME } from '@airlock-rtc/contract';
import { PIECE_NAMES } from '../support/pieces.js';

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

const SUPPORT: ReadonlySet<string> = new Set(PIECE_NAMES);

/** Undefined for the functions of the project's own support file. */
export function packageOf(name: string): string | undefined {
  if (SUPPORT.has(name)) return undefined;
  if (RANKED_SUBSCRIPTIONS.has(name)) return RANKED_SUBSCRIPTIONS_PACKAGE_NAME;
  return SERVER_SDK.has(name) ? 'livekit-server-sdk' : 'livekit-client';
}

export function isTypeOnly(name: string): boolean {
  return TYPES.has(name);
}
