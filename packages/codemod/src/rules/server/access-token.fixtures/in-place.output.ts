import Mux from '@mux/mux-node';
import jwt from 'jsonwebtoken';
import { AccessToken } from 'livekit-server-sdk';

declare const mux: Mux;

export function tokenFor(room: string, user: { isHost: boolean; name: string }) {
  return jwt.sign(
    { video: { roomJoin: true, room: room, canPublish: (user.isHost ? 'publisher' : 'subscriber') !== 'subscriber', canPublishData: (user.isHost ? 'publisher' : 'subscriber') !== 'subscriber', canSubscribe: true, canUpdateOwnMetadata: true } }, process.env.LIVEKIT_API_SECRET!, { algorithm: 'HS256', issuer: process.env.LIVEKIT_API_KEY!, subject: user.name, expiresIn: '3h' },
  );
}

export const guestFor = (room: string) => jwt.sign({ exp: 1700000000, video: { roomJoin: true, room: room, canPublish: false, canPublishData: false, canSubscribe: true, canUpdateOwnMetadata: true } }, process.env.LIVEKIT_API_SECRET!, { algorithm: 'HS256', issuer: process.env.LIVEKIT_API_KEY!, subject: crypto.randomUUID() });

export const laterFor = async (room: string) => { const accessToken = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, { identity: crypto.randomUUID(), ttl: '1d' }); accessToken.addGrant({ roomJoin: true, room: room, canPublish: true, canPublishData: true, canSubscribe: true, canUpdateOwnMetadata: true }); return ({ token: await accessToken.toJwt() }); };
