// What people may do to a broadcaster: join, leave, publish, mute and change sizes, fifty times a second.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ingest, startWorld, type TestParticipant } from '@airlock-rtc/testkit';
import { expect, it } from 'vitest';
import { startBroadcast } from './start-broadcast.js';

/** Ten minutes, as before a release, by AIRLOCK_FUZZ_SECONDS=600. */
const SECONDS = Number(process.env.AIRLOCK_FUZZ_SECONDS ?? 240);
const PER_SECOND = 50;
const PEOPLE = 8;
const SIZES = [
  { width: 160, height: 90, fps: 5 },
  { width: 90, height: 160, fps: 5 },
  { width: 320, height: 180, fps: 5 },
] as const;

/** The same in every run with the same seed, which the failure names. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 16_807) % 2_147_483_647) % below;
}

it('stays on the air, in one process, whatever people do', async () => {
  await using world = await startWorld();
  await using ingest = await Ingest.start();
  const seed = 1 + (Date.now() % 1_000_000);
  const random = randomFrom(seed);
  const seats: (TestParticipant | undefined)[] = Array.from({ length: PEOPLE }, () => undefined);
  const join = (seat: number): Promise<TestParticipant> =>
    world.addParticipant({
      room: 'fuzz',
      identity: `person-${seat}`,
      toneHz: 300 + 50 * seat,
      autoSubscribe: false,
    });
  seats[0] = await join(0);
  await using broadcast = await startBroadcast(world, {
    room: 'fuzz',
    destinations: [ingest.url('fuzz')],
    resolution: '720x720',
  });
  const { pid } = broadcast;
  let done = 0;
  const busy = new Set<number>();
  const acts: ((person: TestParticipant, seat: number) => Promise<unknown> | void)[] = [
    (person) => person.publishPattern({ color: 'red', ...SIZES[random(SIZES.length)]! }),
    (person) => person.unpublish('camera'),
    (person) => person.unpublish('microphone'),
    (person) => person.publishTone(440),
    (person) => person.shareScreen({ color: 'blue', ...SIZES[random(SIZES.length)]! }),
    (person) => person.unpublish('screen'),
    (person) => person.mute('camera'),
    (person) => person.unmute('camera'),
    (person) => person.mute('microphone'),
    async (person, seat) => {
      seats[seat] = undefined;
      await person.disconnect();
    },
  ];

  /** What a person cannot do now (mute what is not there) is no failure: the room is what is tested. */
  async function act(seat: number): Promise<void> {
    busy.add(seat);
    try {
      const person = seats[seat];
      if (!person) seats[seat] = await join(seat);
      else await acts[random(acts.length)]!(person, seat);
    } catch {
      // See above.
    } finally {
      done += 1;
      busy.delete(seat);
    }
  }

  const end = performance.now() + SECONDS * 1000;
  while (performance.now() < end) {
    const seat = random(PEOPLE);
    if (!busy.has(seat)) void act(seat);
    expect(broadcast.status.state, `seed ${seed}`).toBe('active');
    await sleep(1000 / PER_SECOND);
  }
  console.log(`${done} acts in ${SECONDS} s, seed ${seed}`);
  expect(done).toBeGreaterThan(SECONDS);
  const [stats] = (await once(broadcast, 'stats')) as [{ framesPerSecond: number }];
  expect(stats.framesPerSecond, `seed ${seed}`).toBeGreaterThan(5);
  expect(broadcast.pid).toBe(pid);
});
