// Six hours of a broadcast at a compressed pace: people come, go and share, the ingest is cut, and memory stays flat.
import { setTimeout as pace } from 'node:timers/promises';
import type { TestParticipant } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LiveStage, type Show } from './go-live/live-stage.js';
import { residentMib } from './go-live/processes.js';

const soon = { timeout: 60_000, interval: 200 };
/** Six by default, so that all of CI fits into an hour; 20 is the whole simulation. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 6);
/** An event every so often; a broadcast has about one a minute, so that six minutes are two hours of it. */
const PACE_MS = 2500;
const CUT_EVERY = 20;
const MOST_PEOPLE = 4;
const COLORS = ['red', 'blue', 'green', 'yellow'] as const;

let stage: LiveStage;
beforeAll(async () => {
  stage = await LiveStage.set();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

/** The people of the room: each call changes something, one thing after the other. */
class Company {
  readonly #people: TestParticipant[] = [];
  #sharer: TestParticipant | undefined;
  #count = 0;

  constructor(private readonly room: string) {}

  async enter(): Promise<void> {
    const identity = `person-${this.#count++}`;
    const pattern = { color: COLORS[this.#count % COLORS.length]! };
    this.#people.push(
      await stage.world.addParticipant({ room: this.room, identity, pattern, toneHz: 300 + this.#count }),
    );
  }

  async change(step: number): Promise<void> {
    const [first] = this.#people;
    if (step % 5 === 3 && first && !this.#sharer) {
      this.#sharer = first;
      return first.shareScreen({ color: 'white', width: 1280, height: 720 });
    }
    if (step % 5 === 0 && this.#sharer) {
      await this.#sharer.unpublish('screen');
      this.#sharer = undefined;
    } else if (this.#people.length < MOST_PEOPLE) await this.enter();
    else if (step % 2 === 0) first!.mute('camera');
    else await this.#leave();
  }

  async #leave(): Promise<void> {
    const gone = this.#people.shift();
    if (gone === this.#sharer) this.#sharer = undefined;
    await gone?.disconnect();
  }
}

async function cutIngest(show: Show): Promise<void> {
  await stage.ingest.kill();
  await expect.poll(async () => (await show.read()).airlock.state, soon).toBe('retrying');
  await stage.ingest.restart();
  await expect.poll(async () => (await show.read()).airlock.state, soon).toBe('active');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** What stands at the end over what stood once everything was warm. */
function growthMib(samples: readonly number[]): number {
  const quarter = Math.floor(samples.length / 4);
  return median(samples.slice(-quarter)) - median(samples.slice(quarter, 2 * quarter));
}

it(`a broadcast of ${MINUTES} minutes, in which hours happen, ends as it began`, async () => {
  const show = await stage.newShow();
  const company = new Company(show.room);
  await company.enter();
  await expect.poll(() => show.spaceStatus(), soon).toBe('active');
  await show.start();
  await expect.poll(() => show.states(), soon).toBe('active: active');
  const [broadcaster] = await show.broadcasters();
  const memory = { broadcaster: [] as number[], gateway: [] as number[] };
  const until = performance.now() + MINUTES * 60_000;
  let cuts = 0;
  for (let step = 1; performance.now() < until; step++) {
    await company.change(step);
    if (step % CUT_EVERY === 0) {
      await cutIngest(show);
      cuts += 1;
    }
    await pace(PACE_MS);
    memory.broadcaster.push(await residentMib(broadcaster!));
    memory.gateway.push(await residentMib(stage.gateway.pid));
  }
  const { airlock } = await show.read();
  expect(airlock.state).toBe('active');
  expect(airlock.destinations[0].retries).toBeGreaterThanOrEqual(cuts);
  expect(await show.broadcasters()).toEqual([broadcaster]);
  const growth = { broadcaster: growthMib(memory.broadcaster), gateway: growthMib(memory.gateway) };
  console.log(
    `soak: ${memory.gateway.length} events, ${cuts} cuts; medians: broadcaster ${median(memory.broadcaster).toFixed(0)} MiB ` +
      `(${growth.broadcaster.toFixed(1)} more at the end), gateway ${median(memory.gateway).toFixed(0)} MiB ` +
      `(${growth.gateway.toFixed(1)} more)`,
  );
  expect(growth.broadcaster).toBeLessThan(0.15 * median(memory.broadcaster));
  expect(growth.gateway).toBeLessThan(0.25 * median(memory.gateway));
  await show.stop();
  expect(await show.broadcasters()).toEqual([]);
});
