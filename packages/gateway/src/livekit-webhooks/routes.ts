// Where LiveKit sends its webhooks: verified, then taken as a hint to look for oneself.
import { LIVEKIT_WEBHOOK_PATH } from '@airlock-rtc/contract';
import { WebhookReceiver } from 'livekit-server-sdk';
import { isId } from '../database/identifiers.js';
import { GatewayError } from '../errors/errors.js';
import type { BroadcastContext } from '../broadcasts/context.js';
import { newRouter, type Router } from '../http/router.js';
import { isSpace } from '../spaces/store.js';
import type { Reconciler } from '../reconciler/reconciler.js';
import type { OpenRooms } from '../token-exchange/open-rooms.js';

/** Events after which the number of people in a room may be another. */
const HINTS = [
  'room_started',
  'room_finished',
  'participant_joined',
  'participant_left',
  'participant_connection_aborted',
];

/** jose's words for a token of the future, or of the past (livekit-server-sdk 2.19): the key may well be right. */
function refusalOf(cause: unknown): string {
  const isOffInTime = /"(nbf|exp|iat)" claim timestamp check failed/.test(String(cause));
  return isOffInTime
    ? 'The clocks of LiveKit and of this gateway differ by seconds: set both by NTP'
    : 'Not signed with the LiveKit API key of this gateway';
}

export interface LiveKitWebhooks {
  readonly router: Router;
  /** When a verified webhook last arrived. */
  readonly lastReceivedAt: () => Date | undefined;
}

export function livekitWebhooks(
  context: BroadcastContext,
  reconciler: Pick<Reconciler, 'poll' | 'hintSeen'>,
  openRooms: OpenRooms,
): LiveKitWebhooks {
  const { broadcaster, database, livekit, logger, metrics, now } = context;
  const receiver = new WebhookReceiver(livekit.apiKey, livekit.apiSecret);
  let lastReceivedAt: Date | undefined;
  const router = newRouter();
  router.post(LIVEKIT_WEBHOOK_PATH, async (c) => {
    const event = await receiver.receive(await c.req.text(), c.req.header('authorization')).catch((cause) => {
      metrics.livekitWebhooks.inc({ result: 'refused' });
      throw new GatewayError('unauthorized', refusalOf(cause), { cause });
    });
    metrics.livekitWebhooks.inc({ result: 'accepted' });
    lastReceivedAt = now();
    reconciler.hintSeen();
    broadcaster?.handle?.(event);
    const room = event.room?.name ?? '';
    if (event.event === 'room_finished') openRooms.forget(room);
    const isHint = HINTS.includes(event.event) && isId(room);
    if (isHint && (await isSpace(database.queries, room))) {
      // Answered at once: LiveKit holds back a room's next webhook until this one is.
      void reconciler.poll(room);
    }
    logger.debug({ event: event.event, room, requestId: c.var.requestId }, 'LiveKit webhook');
    return c.body(null, 200);
  });
  return { router, lastReceivedAt: () => lastReceivedAt };
}
