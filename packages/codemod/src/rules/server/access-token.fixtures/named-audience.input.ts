import jwt from 'jsonwebtoken';
import { SignJWT, importPKCS8 } from 'jose';
const Config = { audience: 'rt', ttl: '2h' } as const;
const MUX_AUDIENCE = 'rt';
export async function one(space: string, who: string) {
  return new SignJWT({ role: 'subscriber', participant_id: who }).setProtectedHeader({ alg: 'RS256' }).setSubject(space).setAudience([MUX_AUDIENCE]).setExpirationTime('10m').sign(await importPKCS8('k', 'RS256'));
}
export const two = (space: string) => jwt.sign({ role: 'publisher' }, 'secret', { subject: space, audience: Config.audience, expiresIn: Config.ttl, algorithm: 'RS256', keyid: process.env.MUX_KEY });
