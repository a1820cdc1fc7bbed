import { describe, expect, it } from 'vitest';
import { parseRtmpUrl } from './rtmp-url.js';

describe('an RTMP address', () => {
  it.each([
    ['rtmp://host/app/key', { isSecure: false, host: 'host', port: 1935, app: 'app', streamKey: 'key' }],
    ['rtmp://host:80/app/key', { port: 80 }],
    ['rtmps://host/app/key', { isSecure: true, port: 443 }],
    ['rtmp://host:/app/key', { port: 1935 }],
    ['rtmp://host/app/inst/key', { app: 'app/inst', streamKey: 'key' }],
    ['rtmp://host//app//key', { app: 'app', streamKey: 'key' }],
    ['rtmp://[::1]:1936/live/key', { host: '::1', port: 1936, label: 'rtmp://[::1]:1936/live/•••' }],
    ['rtmp://2130706433/live/key', { host: '127.0.0.1' }],
    ['rtmp://bücher.example/live/key', { host: 'xn--bcher-kva.example' }],
    ['RTMP://HOST/App/Key', { host: 'host', app: 'App', streamKey: 'Key' }],
  ])('%s', (text, expected) => expect(parseRtmpUrl(text)).toMatchObject(expected));

  it.each([
    'OFD!zUVR@0IL#8ovX$8O2',
    '{key}"<x>',
    'two words',
    'clé-鍵-🔑',
    'back\\slash',
    'a%20b%2Fc',
    'key?token=a%20b/c&x=1#d',
    '..',
  ])('hands on the stream key %s as it was given, and never shows it', (key) => {
    const address = parseRtmpUrl(`rtmp://host/app/${key}`);
    expect(address).toMatchObject({ app: 'app', streamKey: key, label: 'rtmp://host/app/•••' });
  });

  it('does not tidy up the path, and shows no half of a key with slashes', () => {
    expect(parseRtmpUrl('rtmp://host/app/SEC/../RET')).toMatchObject({
      ...{ app: 'app/SEC/..', streamKey: 'RET' },
      label: 'rtmp://host/app/•••',
    });
  });

  it('may be a host and one name, which is hidden: MediaMTX has no application', () => {
    expect(parseRtmpUrl('rtmp://host/name?user=a')).toMatchObject({
      ...{ app: 'name?user=a', streamKey: '' },
      label: 'rtmp://host/•••',
    });
  });

  it.each([
    ['', 'not_rtmp'],
    ['http://host/app/key', 'not_rtmp'],
    ['rtmp://', 'unreadable_host'],
    ['rtmp://:99999999/live/x', 'unreadable_host'],
    ['rtmp://ho st/app/key', 'unreadable_host'],
    ['rtmp://host:port/app/key', 'unreadable_host'],
    ['rtmp://user:key@host/app/key', 'has_user'],
    ['rtmp://host', 'no_stream_key'],
    ['rtmp://host/', 'no_stream_key'],
    ['rtmp://host?key', 'no_stream_key'],
    ['rtmp://host/app/', 'no_stream_key'],
    ['rtmp://host/app/?token=1', undefined],
    ['rtmp://host/app/key\n', 'unprintable'],
    [`rtmp://host/app/${'k'.repeat(70_000)}`, 'unprintable'],
  ])('%j is %s', (text, mistake) => {
    const parsed = parseRtmpUrl(text);
    expect(typeof parsed === 'string' ? parsed : undefined).toBe(mistake);
  });
});
