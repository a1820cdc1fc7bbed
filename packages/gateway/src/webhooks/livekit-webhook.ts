// A webhook in LiveKit's shape, signed so that livekit-server-sdk's WebhookReceiver accepts it.
import { createHash } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import type { LiveKitOptions } from '../livekit/livekit.js';
import type { EnvelopeParts } from './envelope.js';

/** As livekit-server 1.13: a token that holds the hash of the body, for five minutes. */
const TTL_SECONDS = 5 * 60;

export async function livekitWebhook(
  { id, type, data, createdAt }: EnvelopeParts['event'],
  { apiKey, apiSecret }: Pick<LiveKitOptions, 'apiKey' | 'apiSecret'>,
): Promise<{ body: string; headers: Record<string, string> }> {
  const body = JSON.stringify({
    ...{ event: type, egressInfo: JSON.parse(data) as unknown, id: `EV_${id}` },
    createdAt: String(Math.floor(createdAt.getTime() / 1000)),
  });
  const token = new AccessToken(apiKey, apiSecret, { ttl: TTL_SECONDS });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  const headers = {
    'Content-Type': 'application/webhook+json',
    'User-Agent': 'Airlock-Webhook',
    Authorization: await token.toJwt(),
  };
  return { body, headers };
}
