// `npm run bench:ranked`: a large room received by rank, beside what livekit-client and LiveKit's React components do.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { servePage, startWorld, type Crowd, type TestPage } from '@airlock-rtc/testkit';
import type * as ReceiverPage from './receiver-page.js';

const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '40,100' },
    'in-sight': { type: 'string', default: '16,4' },
    seconds: { type: 'string', default: '10' },
    speakers: { type: 'string', default: '6' },
  },
});
const numbers = (list: string) => list.split(',').map(Number);
const ways = ['auto-subscribe', 'adaptive-stream', 'react-pages', 'ranked'] as const;
/** Each speaks so long, and somebody else begins after. */
const SPEECH_MS = 3_000;
const SEEN_WITHIN_MS = 10_000;
/** Until the placements of a room that was just joined have come to rest. */
const REST_MS = 5_000;

type InPage = { page: typeof ReceiverPage };
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

await using world = await startWorld();
await using served = await servePage({ entry: join(import.meta.dirname, 'receiver-page.tsx') });

for (const size of numbers(values.rooms)) {
  const room = `room-of-${size}`;
  await using crowd = await world.addCrowd({ room, count: size, hasMicrophone: () => true });
  for (const inSight of numbers(values['in-sight'])) {
    console.log(`\n${size} people, ${inSight} tiles in sight`);
    for (const way of ways) {
      await using browser = await world.addBrowser();
      const page = await browser.newPage(served.url);
      const token = await world.token({ room, identity: `receiver-${way}-${inSight}` });
      const request = { way, url: world.livekit.url, token, inSight };
      await page.evaluate((request) => (window as unknown as InPage).page.join(request), request);
      await wait(REST_MS);
      const { kbps, decoders } = await measureCosts(page);
      const { seenAfterMs, missed, changes } = await converse(page, crowd, size);
      const median = seenAfterMs.toSorted((a, b) => a - b)[Math.floor(seenAfterMs.length / 2)];
      console.log(
        `  ${way}: ${kbps.toFixed(0)} kbit/s, ${decoders} decoders, a new speaker seen after ${median ?? '-'} ms` +
          `${missed ? ` (${missed} not within ${SEEN_WITHIN_MS / 1_000} s)` : ''}, ` +
          `${changes.toFixed(1)} tiles changed for each speaker`,
      );
      await page.evaluate(() => (window as unknown as InPage).page.leave());
    }
  }
}

async function measureCosts(page: TestPage) {
  const costs = () => page.evaluate(() => (window as unknown as InPage).page.costs());
  const seconds = Number(values.seconds);
  const before = await costs();
  await wait(seconds * 1_000);
  const after = await costs();
  const decoding = Object.entries(after.decodedFrames).filter(
    ([identity, frames]) => frames > (before.decodedFrames[identity] ?? 0),
  );
  return { kbps: ((after.bytes - before.bytes) * 8) / 1_000 / seconds, decoders: decoding.length };
}

/** People who are not in sight speak one after the other. */
async function converse(page: TestPage, crowd: Crowd, size: number) {
  const inPage = <Answer>(name: 'isShown' | 'shownAtMs', who: string) =>
    page.evaluate(([name, who]) => (window as unknown as InPage).page[name](who) as Answer, [
      name,
      who,
    ] as const);
  const changes = () => page.evaluate(() => (window as unknown as InPage).page.changes());
  const changesBefore = await changes();
  const seenAfterMs: number[] = [];
  let [missed, spoken] = [0, 0];
  await page.evaluate(() => (window as unknown as InPage).page.forget());
  await wait(1_000);
  for (let index = size; index > 0 && spoken < Number(values.speakers); index -= 1) {
    const who = `person-${index}`;
    if (await inPage<boolean>('isShown', who)) continue;
    spoken += 1;
    const spokeAtMs = Date.now();
    await crowd.speak(who);
    await wait(SPEECH_MS);
    await crowd.fallSilent(who);
    let seenAtMs = await inPage<number | undefined>('shownAtMs', who);
    while (!seenAtMs && Date.now() - spokeAtMs < SEEN_WITHIN_MS) {
      await wait(200);
      seenAtMs = await inPage('shownAtMs', who);
    }
    if (seenAtMs) seenAfterMs.push(seenAtMs - spokeAtMs);
    else missed += 1;
  }
  return { seenAfterMs, missed, changes: ((await changes()) - changesBefore) / spoken };
}
