import { signLiveKitToken } from '@airlock-rtc/tokens';
import { describe, expect, it } from 'vitest';
import { PageError } from '../page-error/page-error.js';
import { readQuery } from './page-query.js';

const WINDOW = { width: 1440, height: 900 };
const NOW = new Date('2026-01-01T00:00:00Z');
const token = await signLiveKitToken({
  apiKey: 'key',
  apiSecret: 'a-secret-of-thirty-two-characters',
  room: 'r',
  identity: 'EG_1',
  ttlSeconds: 60,
  now: () => NOW.getTime(),
});

/** The query as LiveKit Egress writes it, with changes. */
function query(changes: Record<string, string> = {}): string {
  const all = { layout: '', url: 'wss://livekit.example.com', token, ...changes };
  return `?${new URLSearchParams(all)}`;
}

function refusal(search: string, now = NOW): PageError {
  try {
    readQuery(search, WINDOW, now);
  } catch (error) {
    if (error instanceof PageError) return error;
  }
  throw new Error('The query was taken.');
}

describe('what Egress adds', () => {
  it('is read, with the defaults of broadcasts', () => {
    expect(readQuery(query(), WINDOW, NOW)).toEqual({
      format: { layout: 'gallery', resolution: '1920x1080', showsNonPublishing: false },
      backgroundColor: '#323232',
      shownPeople: { include: [], exclude: [] },
      shows: { kind: 'room', url: 'wss://livekit.example.com', token },
    });
  });

  it('stands beside what the base URL already held', () => {
    const held = {
      resolution: '720x1280',
      background: 'https://example.com/a.png',
      background_color: '#102030',
      show_non_publishing_participants: 'true',
      exclude: 'ada',
    };
    expect(readQuery(query({ layout: 'crop', ...held }), WINDOW, NOW)).toMatchObject({
      format: { layout: 'crop', resolution: '720x1280', showsNonPublishing: true },
      shownPeople: { include: [], exclude: [{ identity: 'ada' }] },
      backgroundColor: '#102030',
      backgroundUrl: 'https://example.com/a.png',
    });
  });

  it.each([
    [1280, 720, '1280x720'],
    [1080, 1080, '1080x1080'],
    [1279, 719, '1280x720'],
    [1274, 720, '1920x1080'],
  ])('a window of %ix%i is drawn at %s where nothing is said', (width, height, resolution) => {
    expect(readQuery(query(), { width, height }, NOW).format.resolution).toBe(resolution);
  });
});

describe('the demonstration', () => {
  it.each([
    ['?demo=7', { count: 7, hasShare: false }],
    ['?demo', { count: 7, hasShare: false }],
    ['?demo=0&share', { count: 0, hasShare: true }],
  ])('%s needs no token', (search, shows) => {
    expect(readQuery(search, WINDOW, NOW).shows).toEqual({ kind: 'demo', ...shows });
  });

  it.each(['?demo=-1', '?demo=41', '?demo=two', '?demo=1.5'])('%s is refused', (search) => {
    expect(refusal(search).code).toBe('invalid_demo');
  });
});

describe('says in words what is wrong', () => {
  it.each([
    ['nothing at all', '', 'missing_url', /\?demo=7/],
    ['no token', query({ token: '' }), 'missing_token', /No token/],
    ['half a token', query({ token: 'abc.def' }), 'unreadable_token', /all of it was copied/],
    [
      'a layout that is not there',
      query({ layout: 'mosaic' }),
      'unknown_layout',
      /gallery, active-speaker, crop/,
    ],
    ['another size', query({ resolution: '640x480' }), 'unknown_resolution', /1280x720/],
    ['a colour by name', query({ background_color: 'red' }), 'invalid_background', /#323232/],
    ['an address of a script', query({ url: 'javascript:alert(1)' }), 'invalid_url', /wss:/],
    ['an address without a scheme', query({ url: 'livekit.example.com' }), 'invalid_url', /wss:/],
  ])('%s', (_case, search, code, words) => {
    const error = refusal(search);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
  });

  it('an expired token, with its time', () => {
    const error = refusal(query(), new Date('2026-01-01T00:01:00Z'));
    expect(error.code).toBe('expired_token');
    expect(error.message).toContain('2026-01-01T00:01:00Z');
  });

  it('a Mux token', () => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const mux = `${encode({ alg: 'RS256' })}.${encode({ aud: 'rt', sub: 'space' })}.x`;
    expect(refusal(query({ token: mux }))).toMatchObject({ code: 'foreign_token', message: /Mux/ });
  });

  it('without repeating the token', () => {
    const error = refusal(query(), new Date('2027-01-01T00:00:00Z'));
    expect(JSON.stringify([error.message, String(error.cause)])).not.toContain(token.slice(0, 20));
  });
});
