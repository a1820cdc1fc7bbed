// Services that sign with a key of their own have their options in the second place.
import { promisify } from 'node:util';
import jwt from 'jsonwebtoken';
import { AccessToken } from 'livekit-server-sdk';

interface JwtService {
  sign(payload: object, options?: object): string;
  signAsync(payload: object, options?: object): Promise<string>;
}

const signAsync = promisify(jwt.sign);

export class Tokens {
  constructor(private readonly jwt: JwtService) {}

  now(room: string, user: string) {
    // airlock-migrate[TOKEN]: this must return a LiveKit token, and AccessToken.toJwt() is asynchronous  (Construct a LiveKit JWT)
    return this.jwt.sign({ sub: room, aud: 'rt', participant_id: user, role: 'subscriber' }, { algorithm: 'RS256' });
  }

  async later(room: string) {
    const accessToken = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, { identity: crypto.randomUUID(), ttl: '1h' });
    accessToken.addGrant({ roomJoin: true, room: room, canPublish: false, canPublishData: false, canSubscribe: true, canUpdateOwnMetadata: true });
    const token = await accessToken.toJwt();
    return { token };
  }

  async wrapped(room: string) {
    const accessToken = new AccessToken(process.env.LIVEKIT_API_KEY, process.env.LIVEKIT_API_SECRET, { identity: crypto.randomUUID(), ttl: '2h' });
    accessToken.addGrant({ roomJoin: true, room: room, canPublish: false, canPublishData: false, canSubscribe: true, canUpdateOwnMetadata: true });
    const token = await accessToken.toJwt();
    return { token };
  }

  fastify(reply: { jwtSign: (payload: object) => Promise<string> }, room: string) {
    // airlock-migrate[TOKEN]: this must return a LiveKit token, and AccessToken.toJwt() is asynchronous  (Construct a LiveKit JWT)
    return reply.jwtSign({ sub: room, aud: 'rt', role: 'subscriber' });
  }
}
