// Services that sign with a key of their own have their options in the second place.
import { promisify } from 'node:util';
import jwt from 'jsonwebtoken';

interface JwtService {
  sign(payload: object, options?: object): string;
  signAsync(payload: object, options?: object): Promise<string>;
}

const signAsync = promisify(jwt.sign);

export class Tokens {
  constructor(private readonly jwt: JwtService) {}

  now(room: string, user: string) {
    return this.jwt.sign({ sub: room, aud: 'rt', participant_id: user, role: 'subscriber' }, { algorithm: 'RS256' });
  }

  async later(room: string) {
    const token = await this.jwt.signAsync({ sub: room, role: 'subscriber' }, { audience: 'rt', expiresIn: '1h' });
    return { token };
  }

  async wrapped(room: string) {
    const token = await signAsync({ sub: room, aud: 'rt', role: 'subscriber' }, 'key', { expiresIn: '2h' });
    return { token };
  }

  fastify(reply: { jwtSign: (payload: object) => Promise<string> }, room: string) {
    return reply.jwtSign({ sub: room, aud: 'rt', role: 'subscriber' });
  }
}
