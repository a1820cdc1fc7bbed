// What the gateway asks of a broadcaster beyond the interface that all share: to be told of LiveKit's webhooks.
import type { Broadcaster } from '@airlock-rtc/contract';
import type { WebhookEvent } from 'livekit-server-sdk';

export interface GatewayBroadcaster extends Broadcaster {
  /** Takes note of a verified webhook of LiveKit; absent where LiveKit has nothing to say about broadcasts. */
  handle?(event: WebhookEvent): void;
}
