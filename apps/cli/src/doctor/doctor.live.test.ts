// `airlock doctor` against a real LiveKit: what is well, and what is said of a wrong secret.
import { startWorld } from '@airlock-rtc/testkit';
import { expect, it } from 'vitest';
import { diagnose } from './doctor-command.js';

it('finds a real LiveKit well, reaches its media, and tells a wrong secret', async () => {
  await using world = await startWorld({ livekit: { config: { room: { auto_create: false } } } });
  const { url, apiKey, apiSecret } = world.livekit;
  const look = async (secret: string) => {
    const findings = await diagnose({ url, apiKey, apiSecret: secret, stateDir: '/nowhere' }, {});
    return Object.fromEntries(findings.map((finding) => [finding.name, finding]));
  };

  const well = await look(apiSecret);
  for (const name of ['LiveKit', 'LiveKit keys', 'Clocks', 'Codecs', 'Media by UDP', 'Media by TCP']) {
    expect(well[name], name).toMatchObject({ verdict: 'ok' });
  }
  expect(well.LiveKit!.says).toMatch(/version 1\.\d+/);
  expect(well.Gateway).toMatchObject({
    verdict: 'failed',
    says: expect.stringContaining('npm start') as string,
  });
  expect((await world.rooms.listRooms()).filter(({ name }) => name.startsWith('airlock-doctor'))).toEqual([]);

  const refused = await look('wrong');
  expect(refused['LiveKit keys']).toMatchObject({ verdict: 'failed' });
  expect(JSON.stringify(refused)).not.toContain(apiSecret);
});
