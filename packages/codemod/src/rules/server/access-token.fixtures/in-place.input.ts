import Mux from '@mux/mux-node';
import jwt from 'jsonwebtoken';

declare const mux: Mux;

export function tokenFor(room: string, user: { isHost: boolean; name: string }) {
  return jwt.sign(
    { sub: room, aud: 'rt', role: user.isHost ? 'publisher' : 'subscriber', participant_id: user.name },
    process.env.MUX_KEY!,
    { algorithm: 'RS256', keyid: process.env.MUX_KID, expiresIn: '3h' },
  );
}

export const guestFor = (room: string) => jwt.sign({ sub: room, aud: 'rt', exp: 1700000000, role: 'subscriber' }, 'key');

export const laterFor = async (room: string) => ({ token: await mux.jwt.signSpaceId(room, { expiration: '1d' }) });
