import Mux from '@mux/mux-node';
import { SignJWT } from 'jose';

declare const jwt: { sign(claims: object, key: string, options: object): string };

export async function muxNode(space: string) {
  const token = Mux.JWT.signSpaceId(space, { params: { role: 'subscriber', participant_id: 'ann' }, expiration: '1h' });
  return { token };
}

export async function jsonwebtoken(space: string, key: string) {
  const token = jwt.sign({ sub: space, aud: 'rt', role: 'publisher' }, key, { expiresIn: '1h' });
  return { token };
}

export async function jose(space: string, key: CryptoKey) {
  const token = await new SignJWT({ role: 'publisher' }).setSubject(space).setAudience('rt').sign(key);
  return { token };
}

export const atOnce = (space: string) => Mux.JWT.signSpaceId(space);
