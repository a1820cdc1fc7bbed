import { describe, expect, it } from 'vitest';
import { BroadcasterError } from '../broadcaster-error.js';
import { parseDestination } from './destination-url.js';

const parse = (url: string, isPublicOnly = false) => parseDestination({ url, isPublicOnly });

describe('a destination', () => {
  it.each([
    [
      'rtmp://host/app/OFD!zUVR@0IL#8',
      { isSecure: false, port: 1935, app: 'app', streamKey: 'OFD!zUVR@0IL#8' },
    ],
    ['rtmps://host:99/name', { isSecure: true, port: 99, app: 'name', streamKey: '' }],
    [
      'mux://3a4b-5c',
      { isSecure: true, host: 'global-live.mux.com', port: 443, app: 'app', streamKey: '3a4b-5c' },
    ],
  ])('%s', (text, expected) => {
    expect(parse(text)).toMatchObject({ kind: 'rtmp', ...expected });
  });

  it.each([
    ['out.mp4', 'mp4'],
    ['/srv/a b/Out.FLV', 'flv'],
    ['/srv/www/live.m3u8', 'hls'],
  ])('may be the file %s', (text, format) => {
    expect(parse(text)).toMatchObject({ kind: 'file', path: text, format });
  });

  it('hides the stream key in its label', () => {
    for (const text of ['rtmps://host/app/SECRET', 'mux://SECRET', 'rtmp://host:99/a/SECRET?also=SECRET']) {
      expect(parse(text).label).toMatch(/^rtmps?:\/\/[^/]+\/[^/]+\/•••$/);
    }
  });

  it('is an RTMP server and no file when a stranger chose it', () => {
    expect(parse('rtmp://host/app/SECRET', true)).toMatchObject({ isPublicOnly: true });
    expect(() => parse('/etc/passwd.flv', true)).toThrow(BroadcasterError);
  });

  it.each([
    '',
    'SECRET',
    'rtmp://',
    'rtmp://host',
    'rtmp://host/app/',
    'mux://',
    'mux://a/b',
    'http://host/app/SECRET',
    'srt://host/SECRET',
    'rtmp://user:SECRET@host/app/key',
    'rtmp://ho st/app/SECRET',
    'a.txt',
  ])('refuses %j without repeating it', (text) => {
    expect(() => parse(text)).toThrow(BroadcasterError);
    try {
      parse(text);
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid_destination' });
      expect((error as Error).message).not.toContain('SECRET');
    }
  });
});
