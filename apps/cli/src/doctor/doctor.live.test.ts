// `airlock doctor` against a real LiveKit: a healthy server, and a wrong secret.
import { startWorld } from '@airlock-rtc/testkit';
import { expect, it } from 'vitest';
import { diagnose } from './run-doctor.js';

it('passes a real LiveKit, reaches its media, and reports a wrong secret', async () => {
  await using world = await startWorld({ livekit: { config: { room: { auto_create: false } } } });
  const { url, apiKey, apiSecret } = world.livekit;
  const check = async (secret: string) => {
    const findings = await diagnose({ url, apiKey, apiSecret: secret, stateDir: '/nowhere' }, {});
    return Object.fromEntries(findings.map((finding) => [finding.name, finding]));
  };

  const healthy = await check(apiSecret);
  for (const name of ['LiveKit', 'LiveKit keys', 'Clocks', 'Codecs', 'Media by UDP', 'Media by TCP']) {
    expect(healthy[name], name).toMatchObject({ verdict: 'ok' });
  }
  expect(healthy.LiveKit!.says).toMatch(/version 1\.\d+/);
  expect(healthy.Gateway).toMatchObject({
    verdict: 'failed',
    says: expect.stringMatching(/Start one with .+ up,/) as string,
  });
  expect((await world.rooms.listRooms()).filter(({ name }) => name.startsWith('airlock-doctor'))).toEqual([]);

  const refused = await check('wrong');
  expect(refused['LiveKit keys']).toMatchObject({ verdict: 'failed' });
  expect(JSON.stringify(refused)).not.toContain(apiSecret);
});
