// What a token says cannot always be read where it is signed: then its rights must not grow.
import Mux from '@mux/mux-node';
import jwt from 'jsonwebtoken';

const mux = new Mux();

export async function readable(id: string, name: string) {
  const token = await mux.jwt.signSpaceId(id, { expiration: '2 days', params: { participant_id: name, role: 'subscriber' } as const });
  return { token };
}

export async function variable(id: string, params: Record<string, string>) {
  const token = await mux.jwt.signSpaceId(id, { expiration: '1h', params });
  return { token };
}

export async function spread(id: string, role: string) {
  const token = await mux.jwt.signSpaceId(id, { params: { role, ...(role === 'x' && { participant_id: 'p' }) } });
  return { token };
}

export async function whole(id: string, options: { expiration: string; params: Record<string, string> }) {
  const token = await mux.jwt.signSpaceId(id, options);
  return { token };
}

export async function payload(room: string, key: string) {
  const claims = { sub: room, aud: 'rt', role: 'subscriber' };
  const token = jwt.sign(claims, key, { algorithm: 'RS256' });
  return { token };
}

export async function options(room: string, key: string, more: object) {
  const token = jwt.sign({ sub: room, ...more }, key, { audience: 'rt' });
  return { token };
}

export async function chosen(id: string, name: string, isHost: boolean, role: string | undefined) {
  const first = await mux.jwt.signSpaceId(id, { params: { participant_id: name, role: isHost ? 'publisher' : 'subscriber' } });
  const second = await mux.jwt.signSpaceId(id, { params: { participant_id: name, role: name === 'guest' ? 'subscriber' : 'publisher' } });
  const third = await mux.jwt.signSpaceId(id, { params: { participant_id: name, role: role || 'subscriber' } });
  return [first, second, third];
}
