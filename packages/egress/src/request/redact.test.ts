import { expect, it } from 'vitest';
import { redactStreamUrl } from './redact.js';

it.each([
  ['rtmp://host/app/stream_key', 'rtmp://host/app/{str...key}'],
  ['rtmps://host:443/a/b/0123456', 'rtmps://host:443/a/b/{01...56}'],
  ['rtmp://host/app/ab', 'rtmp://host/app/{...}'],
  ['rtmp://host/app/sk_us-east-1_abc#!{x}', 'rtmp://host/app/{sk_...{x}}'],
  ['rtmp://host/app/123456789 live=1', 'rtmp://host/app/{123...789} live=1'],
  ['rtmp://host/app/key?token=a/b', 'rtmp://host/app/{key...a/b}'],
  ['mux://3a1e6d3a-5', 'mux://{3a1...a-5}'],
  ['srt://host:9000?streamid=secret&mode=caller', 'srt://host:9000?streamid={...}&mode={...}'],
])('%s becomes %s', (url, redacted) => expect(redactStreamUrl(url)).toBe(redacted));
