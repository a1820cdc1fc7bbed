// What a token says cannot always be read where it is signed: then its rights must not grow.
import Mux from '@mux/mux-node';
import jwt from 'jsonwebtoken';
import { AccessToken } from 'livekit-server-sdk';

const mux = new Mux();

export async function readable(id: string, name: string) {
  const accessToken = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, { identity: name, ttl: '2 days' });
  accessToken.addGrant({ roomJoin: true, room: id, canPublish: false, canPublishData: false, canSubscribe: true, canUpdateOwnMetadata: true });
  const token = await accessToken.toJwt();
  return { token };
}

export async function variable(id: string, params: Record<string, string>) {
  // airlock-migrate[TOKEN]: this must return a LiveKit token, and AccessToken.toJwt() is asynchronous  (Construct a LiveKit JWT)
  const token = await mux.jwt.signSpaceId(id, { expiration: '1h', params });
  return { token };
}

export async function spread(id: string, role: string) {
  // airlock-migrate[TOKEN]: this must return a LiveKit token, and AccessToken.toJwt() is asynchronous  (Construct a LiveKit JWT)
  const token = await mux.jwt.signSpaceId(id, { params: { role, ...(role === 'x' && { participant_id: 'p' }) } });
  return { token };
}

export async function whole(id: string, options: { expiration: string; params: Record<string, string> }) {
  // airlock-migrate[TOKEN]: this must return a LiveKit token, and AccessToken.toJwt() is asynchronous  (Construct a LiveKit JWT)
  const token = await mux.jwt.signSpaceId(id, options);
  return { token };
}

export async function payload(room: string, key: string) {
  const claims = { sub: room, aud: 'rt', role: 'subscriber' };
  // airlock-migrate[TOKEN]: this must return a LiveKit token, and AccessToken.toJwt() is asynchronous  (Construct a LiveKit JWT)
  const token = jwt.sign(claims, key, { algorithm: 'RS256' });
  return { token };
}

export async function options(room: string, key: string, more: object) {
  // airlock-migrate[TOKEN]: this must return a LiveKit token, and AccessToken.toJwt() is asynchronous  (Construct a LiveKit JWT)
  const token = jwt.sign({ sub: room, ...more }, key, { audience: 'rt' });
  return { token };
}

export async function chosen(id: string, name: string, isHost: boolean, role: string | undefined) {
  const accessToken = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, { identity: name, ttl: '7d' });
  accessToken.addGrant({ roomJoin: true, room: id, canPublish: (isHost ? 'publisher' : 'subscriber') !== 'subscriber', canPublishData: (isHost ? 'publisher' : 'subscriber') !== 'subscriber', canSubscribe: true, canUpdateOwnMetadata: true });
  const first = await accessToken.toJwt();
  const accessToken2 = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, { identity: name, ttl: '7d' });
  accessToken2.addGrant({ roomJoin: true, room: id, canPublish: (name === 'guest' ? 'subscriber' : 'publisher') !== 'subscriber', canPublishData: (name === 'guest' ? 'subscriber' : 'publisher') !== 'subscriber', canSubscribe: true, canUpdateOwnMetadata: true });
  const second = await accessToken2.toJwt();
  const accessToken3 = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, { identity: name, ttl: '7d' });
  accessToken3.addGrant({ roomJoin: true, room: id, canPublish: (role || 'subscriber') !== 'subscriber', canPublishData: (role || 'subscriber') !== 'subscriber', canSubscribe: true, canUpdateOwnMetadata: true });
  const third = await accessToken3.toJwt();
  return [first, second, third];
}
