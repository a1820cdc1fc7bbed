import { expect, it } from 'vitest';
import { runningServer } from './running.js';
import { startLiveKit } from './server.js';

const keys = { LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' };

it('is nothing without LIVEKIT_URL', () => {
  expect(runningServer({})).toBeUndefined();
  expect(runningServer({ LIVEKIT_URL: '', ...keys })).toBeUndefined();
});

it.each([
  ['wss://x.livekit.cloud', 'wss://x.livekit.cloud', 'https://x.livekit.cloud'],
  ['https://x.livekit.cloud/', 'wss://x.livekit.cloud', 'https://x.livekit.cloud'],
  ['ws://127.0.0.1:7880', 'ws://127.0.0.1:7880', 'http://127.0.0.1:7880'],
])('reads %s for clients and for the server API', (LIVEKIT_URL, url, httpUrl) => {
  expect(runningServer({ LIVEKIT_URL, ...keys })).toEqual({
    url,
    httpUrl,
    apiKey: 'key',
    apiSecret: 'secret',
  });
});

it.each(['livekit.example', 'ftp://x', 'wss://'])('refuses %s', (LIVEKIT_URL) => {
  expect(() => runningServer({ LIVEKIT_URL, ...keys })).toThrow(/not a URL like/);
});

it('names the variables that are missing', () => {
  const env = { LIVEKIT_URL: 'wss://x.livekit.cloud', LIVEKIT_API_KEY: 'key' };
  expect(() => runningServer(env)).toThrow(/LIVEKIT_API_SECRET not/);
});

it('is used as it is, neither begun nor stopped, nor configured', async () => {
  const env = { LIVEKIT_URL: 'wss://x.livekit.cloud', ...keys };
  const livekit = await startLiveKit({ env });
  expect(livekit).toMatchObject({ url: 'wss://x.livekit.cloud', pid: undefined, logFile: undefined });
  await livekit.stop();
  const configured = startLiveKit({ env, webhookUrls: ['http://127.0.0.1/'] });
  await expect(configured).rejects.toMatchObject({ code: 'not_configurable' });
});
