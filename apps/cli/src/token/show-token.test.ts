import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { signLiveKitToken } from '@airlock-rtc/tokens';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SignatureKeys } from './check-signature.js';
import { showToken } from './show-token.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const now = () => NOW;
const credentials = { apiKey: 'devkey', apiSecret: 'secret' };
const muxClaims = {
  sub: 'space-1',
  aud: 'rt',
  exp: NOW / 1000 + 3600,
  participant_id: 'bob',
  role: 'subscriber',
};

let privatePem: string;
let publicPem: string;
beforeAll(() => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  privatePem = keys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  publicPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
function muxToken(claims: object): string {
  const signed = `${encode({ alg: 'RS256' })}.${encode({ kid: 'key-1', ...claims })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), privatePem).toString('base64url')}`;
}
const livekitToken = (options = {}) =>
  signLiveKitToken({ ...credentials, room: 'stage', identity: 'bob-1', name: 'Bob', now, ...options });

async function show(token: string, keys: SignatureKeys = {}) {
  const { text, verdict } = await showToken(token, keys, now);
  const lines = stripVTControlCharacters(text).split('\n');
  const rows = lines
    .filter((line) => line.startsWith('│'))
    .map((line) =>
      line
        .split('│')
        .slice(1, 4)
        .map((cell) => cell.trim()),
    );
  return { rows, verdict, text };
}

describe('the table', () => {
  it('shows a Mux token beside what it becomes', async () => {
    const { rows } = await show(muxToken(muxClaims));
    expect(rows).toEqual([
      ['', 'Mux (this token)', 'LiveKit'],
      ['signature', 'alg = RS256', 'alg = HS256'],
      ['signing key', 'kid = key-1', '-'],
      ['audience', 'aud = rt', '-'],
      ['space / room', 'sub = space-1', 'video.room = space-1'],
      ['participant', 'participant_id = bob', 'sub = (one of its own for each connection)'],
      ['display name', 'SpaceOptions.displayName', '-'],
      ['may join', 'always', 'video.roomJoin = true'],
      ['may publish media', 'role = subscriber', 'video.canPublish = false'],
      ['may send events', 'role = subscriber', 'video.canPublishData = false'],
      ['may receive', 'always', 'video.canSubscribe = true'],
      ['may rename itself', 'always', 'video.canUpdateOwnMetadata = true'],
      ['expires', 'exp = 2026-11-22 13:00:00Z (in 1 h)', 'exp = 2026-11-22 13:00:00Z (in 1 h)'],
      ['attributes', '-', 'attributes = {"airlock.participant_id":"bob"}'],
    ]);
  });

  it('shows a LiveKit token beside what it would be in Mux words', async () => {
    const { rows } = await show(
      await livekitToken({ participantId: 'bob', role: 'subscriber', hidden: true }),
    );
    expect(rows).toContainEqual(['', 'Mux', 'LiveKit (this token)']);
    expect(rows).toContainEqual(['participant', 'participant_id = bob', 'sub = bob-1']);
    expect(rows).toContainEqual(['may publish media', 'role = subscriber', 'video.canPublish = false']);
    expect(rows).toContainEqual(['is hidden', '-', 'video.hidden = true']);
    expect(rows).toContainEqual(['signing key', '-', 'iss = devkey']);
  });

  it('says what an absent grant and an absent role mean', async () => {
    const { rows } = await show(`${encode({ alg: 'HS256' })}.${encode({ video: { room: 'a' } })}.`);
    expect(rows).toContainEqual(['may join', 'always', 'video.roomJoin absent: refused']);
    expect(rows).toContainEqual(['may receive', 'always', 'video.canSubscribe absent: allowed']);
    const mux = await show(muxToken({ ...muxClaims, role: undefined }));
    expect(mux.rows).toContainEqual([
      'may publish media',
      'role absent: publisher',
      'video.canPublish = true',
    ]);
  });

  it('gives no LiveKit words to a Mux token that the exchange would refuse', async () => {
    const { rows } = await show(muxToken({ ...muxClaims, sub: undefined }));
    expect(rows).toContainEqual(['in LiveKit words', '-', 'none (missing_subject)']);
    expect(rows).toContainEqual(['may receive', 'always', '-']);
  });

  it('lists claims that it does not know, and whole tokens of another kind', async () => {
    expect((await show(muxToken({ ...muxClaims, seat: 4 }))).rows).toContainEqual([
      'other claim',
      'seat = 4',
      '-',
    ]);
    const { rows, verdict } = await show(`${encode({ alg: 'ES256' })}.${encode({ sub: 'x' })}.`);
    expect(rows).toContainEqual(['claim', 'sub', 'x']);
    expect(verdict.text).toContain('neither a Mux Spaces token');
  });

  it('marks an end in milliseconds, and one that is past', async () => {
    const text = async (exp: unknown) => (await show(muxToken({ ...muxClaims, exp }))).text;
    expect(await text(NOW * 1000)).toContain('written in milliseconds?');
    expect(await text(NOW / 1000 - 120)).toContain('2 min ago');
    expect(await text('soon')).toContain('exp = soon');
  });

  it('does not let a token speak to the terminal', async () => {
    const { text } = await show(await livekitToken({ name: '\u001b[2J\u009bx\u202e\n' }));
    expect(text).toContain(String.raw`name = \u001b[2J\u009bx\u202e\u000a`);
  });
});

describe('the signature', () => {
  const status = async (token: string, keys?: SignatureKeys) => (await show(token, keys)).verdict;

  it('is said not to be checked without a key', async () => {
    expect(await status(await livekitToken())).toMatchObject({
      status: 'unchecked',
      text: expect.stringContaining('LIVEKIT_API_SECRET'),
    });
    expect(await status(muxToken(muxClaims))).toMatchObject({
      status: 'unchecked',
      text: expect.stringContaining('--mux-key'),
    });
  });

  it('of a LiveKit token is checked with the secret, and with the key when there is one', async () => {
    const token = await livekitToken();
    expect(await status(token, { apiSecret: 'secret' })).toMatchObject({ status: 'good' });
    expect(await status(token, { apiSecret: 'guess' })).toMatchObject({
      status: 'refused',
      text: expect.stringContaining('bad_signature'),
    });
    const otherServer = { apiKey: 'other', apiSecret: 'secret' };
    expect(await status(token, otherServer)).toMatchObject({
      status: 'refused',
      text: expect.stringContaining('wrong_issuer'),
    });
  });

  it('of a Mux token is checked with its key, private or public, as base64 or from a file', async () => {
    const token = muxToken(muxClaims);
    const folder = await mkdtemp(path.join(tmpdir(), 'airlock-token-'));
    const file = path.join(folder, 'public.pem');
    await writeFile(file, publicPem);
    for (const muxKey of [Buffer.from(privatePem).toString('base64'), publicPem, file]) {
      expect(await status(token, { muxKey })).toMatchObject({ status: 'good' });
    }
    await rm(folder, { recursive: true });
    expect(await status(`${token.slice(0, -8)}AAAAAAAA`, { muxKey: publicPem })).toMatchObject({
      status: 'refused',
    });
  });

  it('cannot be checked with a key that is none, which is not repeated', async () => {
    const thrown = await status(muxToken(muxClaims), { muxKey: 'bm9rZXk=' }).catch((error: Error) => error);
    expect(thrown).toMatchObject({ code: 'invalid_option' });
    expect((thrown as Error).message).not.toContain('bm9rZXk');
  });
});
