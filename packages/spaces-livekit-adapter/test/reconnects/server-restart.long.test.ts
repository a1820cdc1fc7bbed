// The server is killed, and started again on the same ports: everyone comes back, each in their own time.
import { freeTcpPort, freeUdpPort, startLiveKit } from '@airlock-rtc/livekit-local';
import { expect, it, vi } from 'vitest';
import { calm, clearLog, logged, logOf, startRig } from '../rig/rig.js';

it(
  'the server killed and started again: reconnected, with everyone and their media',
  { timeout: 120_000 },
  async () => {
    const ports = { http: await freeTcpPort(), rtcTcp: await freeTcpPort(), rtcUdp: await freeUdpPort() };
    const options = {
      ports: ports as Required<typeof ports> as never,
      apiKey: 'key',
      apiSecret: 's'.repeat(32),
    };
    await using rig = await startRig({ livekit: options });
    const room = 'restart';
    const anna = await rig.join({ room, identity: 'anna' });
    const ben = await rig.join({ room, identity: 'ben' });
    for (const page of [anna, ben])
      await page.evaluate(async () => {
        await window.page.me().publishTracks(await window.page.spaces.getUserMedia({ audio: false }));
      });
    await logged(anna, 'S ParticipantTrackSubscribed (ben) (camera)');
    await logged(ben, 'S ParticipantTrackSubscribed (anna) (camera)');
    const session = () => anna.evaluate(() => window.page.space.sessionId);
    const firstSession = await session();
    await clearLog(anna);

    const { pid, ended } = rig.world.livekit;
    process.kill(pid!, 'SIGKILL');
    await ended;
    await logged(anna, 'S LocalParticipantReconnecting', 30_000);
    const { LIVEKIT_URL: _elsewhere, ...env } = process.env;
    await using _again = await startLiveKit({ ...options, env });
    await logged(anna, 'S LocalParticipantReconnected (me)', 60_000);
    await logged(anna, 'S ParticipantTrackSubscribed (ben) (camera)', 60_000);
    const log = calm(await logOf(anna)).filter((line) => !/ubscribed/.test(line));
    // A new server knows everyone by a new connection: each comes back as such, without having been gone between.
    expect(log.filter((line) => /Left|Joined/.test(line))).toEqual([
      'S ParticipantLeft (ben)',
      'S ParticipantJoined (ben)',
    ]);
    const left = log.indexOf('S ParticipantLeft (ben)');
    expect(log[left + 1]).toBe('S ParticipantJoined (ben)');
    expect(log.filter((line) => line.startsWith('S LocalParticipant'))).toEqual([
      'S LocalParticipantReconnecting',
      'S LocalParticipantReconnected (me)',
    ]);
    expect(log.some((line) => line.includes('(me) ('))).toBe(false);
    expect(await session()).not.toBe(firstSession);
    await vi.waitFor(
      async () => {
        const people = await anna.evaluate(() => [
          window.page.isHere('ben'),
          window.page.person('ben').isSubscribed(),
        ]);
        expect(people).toEqual([true, true]);
      },
      { timeout: 40_000 },
    );
    expect(await anna.evaluate(() => window.page.errors)).toEqual([]);
  },
);
