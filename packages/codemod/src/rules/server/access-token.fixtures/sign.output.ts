import Mux from '@mux/mux-node';
import { AccessToken } from 'livekit-server-sdk';

declare const jwt: { sign(claims: object, key: string, options: object): string };

export async function muxNode(space: string) {
  const accessToken = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, { identity: 'ann', ttl: '1h' });
  accessToken.addGrant({ roomJoin: true, room: space, canPublish: false, canPublishData: false, canSubscribe: true, canUpdateOwnMetadata: true });
  const token = await accessToken.toJwt();
  return { token };
}

export async function jsonwebtoken(space: string, key: string) {
  const accessToken = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, { identity: crypto.randomUUID(), ttl: '1h' });
  accessToken.addGrant({ roomJoin: true, room: space, canPublish: true, canPublishData: true, canSubscribe: true, canUpdateOwnMetadata: true });
  const token = await accessToken.toJwt();
  return { token };
}

export async function jose(space: string, key: CryptoKey) {
  const accessToken = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, { identity: crypto.randomUUID() });
  accessToken.addGrant({ roomJoin: true, room: space, canPublish: true, canPublishData: true, canSubscribe: true, canUpdateOwnMetadata: true });
  const token = await accessToken.toJwt();
  return { token };
}

// airlock-migrate[TOKEN]: this must return a LiveKit token, and AccessToken.toJwt() is asynchronous  (Construct a LiveKit JWT)
export const atOnce = (space: string) => Mux.JWT.signSpaceId(space);
