import { describe, expect, it } from 'vitest';
import { BroadcasterError } from '../broadcaster-error/broadcaster-error.js';
import { parseDestination, parsePublicDestination } from './destination-url.js';

describe('a destination', () => {
  it.each([
    ['rtmp://host/app/key', { isSecure: false, host: 'host', port: 1935, app: 'app', streamKey: 'key' }],
    ['rtmp://host:80/app/key', { port: 80 }],
    ['rtmps://host/app/key', { isSecure: true, port: 443 }],
    ['rtmps://host:443/app/key', { isSecure: true, port: 443 }],
    ['rtmp://host/app/inst/key', { app: 'app/inst', streamKey: 'key' }],
    ['rtmp://host/app/key?token=a%20b&x=1', { app: 'app', streamKey: 'key?token=a%20b&x=1' }],
    ['rtmp://[::1]:1936/live/key', { host: '::1', port: 1936 }],
    ['RTMP://HOST/App/Key', { host: 'host', app: 'App', streamKey: 'Key' }],
    [
      'mux://3a4b-5c',
      { isSecure: true, host: 'global-live.mux.com', port: 443, app: 'app', streamKey: '3a4b-5c' },
    ],
  ])('%s', (text, expected) => {
    expect(parseDestination(text)).toMatchObject({ kind: 'rtmp', ...expected });
  });

  it.each([
    ['out.mp4', 'mp4'],
    ['/srv/a b/Out.FLV', 'flv'],
    ['/srv/www/live.m3u8', 'hls'],
  ])('may be the file %s', (text, format) => {
    expect(parseDestination(text)).toMatchObject({ kind: 'file', path: text, format });
  });

  it('hides the stream key in its label', () => {
    for (const text of ['rtmps://host/app/SECRET', 'mux://SECRET', 'rtmp://host:99/a/SECRET?also=SECRET']) {
      expect(parseDestination(text).label).toMatch(/^rtmps?:\/\/[^/]+\/[^/]+\/•••$/);
    }
  });

  it('is an RTMP server and no file when a stranger chose it', () => {
    expect(parsePublicDestination('rtmp://host/app/SECRET')).toMatchObject({ isPublicOnly: true });
    expect(() => parsePublicDestination('/etc/passwd.flv')).toThrow(BroadcasterError);
  });

  it.each([
    '',
    'SECRET',
    'rtmp://',
    'rtmp://host',
    'rtmp://host/SECRET',
    'rtmp://host/app/',
    'mux://',
    'mux://a/b',
    'http://host/app/SECRET',
    'srt://host/SECRET',
    'rtmp://user:SECRET@host/app/key',
    'rtmp://ho st/app/SECRET',
    'a.txt',
  ])('refuses %j without repeating it', (text) => {
    expect(() => parseDestination(text)).toThrow(BroadcasterError);
    try {
      parseDestination(text);
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid_destination' });
      expect((error as Error).message).not.toContain('SECRET');
    }
  });
});
