// Forty cameras in a real room, every third with a microphone, and one receiver who takes sixteen people.
import { join } from 'node:path';
import { servePage, startWorld, type TestPage, type World } from '@airlock-rtc/testkit';
import { expect, it, vi } from 'vitest';
import type * as ReceiverPage from '../test/receiver-page.js';

const LIMIT = 16;
const room = 'forty';
const hasMicrophone = (index: number) => index % 3 === 2;
const crowdWithMicrophones = Array.from({ length: 40 }, (_, index) => index)
  .filter(hasMicrophone)
  .map((index) => `person-${index + 1}`);
const soon = { timeout: 60_000, interval: 100 };

it('receives sixteen of forty, and silent ones of the others soon after their first word', async () => {
  await using world = await startWorld();
  const crowd = await world.addCrowd({ room, count: 40, hasMicrophone });
  await using page = await servePage({ entry: join(import.meta.dirname, '../test/receiver-page.ts') });
  const browser = await world.addBrowser();
  const [ranked, plain] = await Promise.all([browser.newPage(page.url), browser.newPage(page.url)]);
  await join16(world, ranked);
  await joinAll(world, plain);
  await vi.waitFor(async () => {
    expect(withVideo(await arrived(ranked))).toHaveLength(LIMIT);
    expect(withVideo(await arrived(plain))).toHaveLength(40);
  }, soon);

  const before = await Promise.all([ranked, plain].map(arrived));
  const after = await vi.waitFor(async () => {
    const now = await Promise.all([ranked, plain].map(arrived));
    expect(leastProgress(before[0]!, now[0]!)).toBeGreaterThan(15);
    return now;
  }, soon);
  const [bytes, plainBytes] = after.map((now, index) => now.bytes - before[index]!.bytes);
  expect(withVideo(after[0]!)).toHaveLength(LIMIT);
  expect(bytes! / plainBytes!).toBeLessThan(0.6);

  // Forty pictures more would cost this machine what is measured now.
  await plain.close();
  const silent = crowdWithMicrophones.filter((one) => !after[0]!.frames[one]).slice(0, 3);
  const shownAfterMs: number[] = [];
  for (const one of silent) {
    const spokeAtMs = Date.now();
    await crowd.speak(one);
    const shownAtMs = await vi.waitFor(async () => {
      const atMs = await ranked.evaluate((who) => (window as never as InPage).page.firstPictureOf(who), one);
      expect(atMs).toBeDefined();
      return atMs!;
    }, soon);
    shownAfterMs.push(shownAtMs - spokeAtMs);
  }
  expect(shownAfterMs).toHaveLength(3);
  // 1.5 s is the aim on a calm machine, where 0.8 to 1.4 s were measured; the line below says what it was here.
  expect(median(shownAfterMs)).toBeLessThanOrEqual(5_000);
  await vi.waitFor(async () => expect(withVideo(await arrived(ranked))).toHaveLength(LIMIT), soon);

  console.log(
    `Bytes by rank: ${bytes}, with autoSubscribe: ${plainBytes}, ${(bytes! / plainBytes!).toFixed(2)} times.`,
    `Shown ${shownAfterMs.join(', ')} ms after the first word.`,
  );
});

type InPage = { page: typeof ReceiverPage };
type Arrived = Awaited<ReturnType<typeof ReceiverPage.arrived>>;

async function join16(world: World, page: TestPage) {
  const { url } = world.livekit;
  const token = await world.token({ room, identity: 'by rank' });
  await page.evaluate(
    ([url, token, limit]) => (window as never as InPage).page.joinRanked(url, token, limit),
    [url, token, LIMIT] as const,
  );
}

async function joinAll(world: World, page: TestPage) {
  const { url } = world.livekit;
  const token = await world.token({ room, identity: 'everyone' });
  await page.evaluate(([url, token]) => (window as never as InPage).page.joinPlain(url, token), [
    url,
    token,
  ] as const);
}

function arrived(page: TestPage) {
  return page.evaluate(() => (window as never as InPage).page.arrived());
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function withVideo({ frames }: Arrived): string[] {
  return Object.keys(frames).filter((identity) => frames[identity]! > 0);
}

/** The fewest frames that came of anyone who is received. */
function leastProgress(before: Arrived, now: Arrived): number {
  return Math.min(
    ...withVideo(now).map((identity) => now.frames[identity]! - (before.frames[identity] ?? 0)),
  );
}
