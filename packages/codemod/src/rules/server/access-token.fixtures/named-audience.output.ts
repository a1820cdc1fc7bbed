import jwt from 'jsonwebtoken';
import { AccessToken } from 'livekit-server-sdk';
const Config = { audience: 'rt', ttl: '2h' } as const;
const MUX_AUDIENCE = 'rt';
export async function one(space: string, who: string) {
  const accessToken = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, { identity: who, ttl: '10m' });
  accessToken.addGrant({ roomJoin: true, room: space, canPublish: false, canPublishData: false, canSubscribe: true, canUpdateOwnMetadata: true });
  return await accessToken.toJwt();
}
export const two = (space: string) => jwt.sign({ video: { roomJoin: true, room: space, canPublish: true, canPublishData: true, canSubscribe: true, canUpdateOwnMetadata: true } }, process.env.LIVEKIT_API_SECRET!, { algorithm: 'HS256', issuer: process.env.LIVEKIT_API_KEY!, subject: crypto.randomUUID(), expiresIn: Config.ttl });
