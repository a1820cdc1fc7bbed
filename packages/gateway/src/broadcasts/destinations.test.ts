import { describe, expect, it } from 'vitest';
import { destinationLabel, destinationMistake, requirePublicDestinations } from './destinations.js';

const KEY = 'my-secret-key';

describe('destinations', () => {
  it.each([
    `rtmp://a.example/live/${KEY}`,
    `rtmps://a.example:443/x/y/${KEY}?a=b`,
    `RTMP://[::1]/live/${KEY}`,
    `rtmp://a.example/${KEY}`,
    `rtmp://a.example/live/${KEY}#/${KEY}`,
  ])('may be %s', (url) => {
    expect(destinationMistake(url)).toBeUndefined();
    expect(destinationLabel(url)).toMatch(/^rtmps?:\/\/.*•••$/);
    expect(destinationLabel(url)).not.toContain(KEY);
  });

  it.each([
    `http://a.example/live/${KEY}`,
    `file:///etc/${KEY}`,
    `/etc/${KEY}.flv`,
    `srt://a.example/live/${KEY}`,
    `rtmp://a.example/live/`,
    'rtmp://',
    'rtmp://:99999999/live/x',
    `rtmp://user:${KEY}@a.example/live/x`,
    '',
  ])('may not be %s, and the reason does not repeat it', (url) => {
    expect(destinationMistake(url)).toMatch(/^must /);
    expect(destinationMistake(url)).not.toContain(KEY);
  });

  it.each([
    ['rtmp://127.0.0.1/live/k', []],
    ['rtmp://[::ffff:10.0.0.1]/live/k', []],
    ['rtmp://2130706433/live/k', []],
    ['rtmp://inside.example/live/k', ['93.184.216.34', '10.1.2.3']],
    ['rtmp://inside.example/live/k', ['169.254.169.254']],
  ])('refuses %s, which leads inside (%j)', async (url, addresses) => {
    const destinations = [{ id: 'd1', url, isPublicOnly: true }];
    const refused = requirePublicDestinations(destinations, async () => addresses);
    await expect(refused).rejects.toMatchObject({ reason: 'destination_refused' });
  });

  it('lets pass what is public, what cannot be resolved, and the operator’s own', async () => {
    const pass = (url: string, addresses: string[], isPublicOnly = true) =>
      requirePublicDestinations([{ id: 'd1', url, isPublicOnly }], async () => addresses);
    await pass('rtmp://outside.example/live/k', ['93.184.216.34']);
    await pass('rtmp://nowhere.example/live/k', []);
    await pass('rtmp://127.0.0.1/live/k', [], false);
  });
});
