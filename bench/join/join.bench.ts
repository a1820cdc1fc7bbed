// `npm run bench:join`: from join() to the first decoded picture, the adapter beside plain livekit-client.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { servePage, startWorld, type TestPage, type World } from '@airlock-rtc/testkit';
import { startDelayProxy } from './delay-proxy.js';
import { startExchange } from './exchange.js';
import type * as JoinerPage from './joiner-page.js';
import { spreadOf, type Spread } from './spread.js';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '24' },
    rooms: { type: 'string', default: '4,40' },
    'round-trips': { type: 'string', default: '0,80' },
  },
});
const numbers = (list: string) => list.split(',').map(Number);
const WARM_UP_PAIRS = 2;
/** As many as the adapter receives at most. */
const LIMIT = 16;
/** LiveKit answers requests for keyframes of one layer at most twice a second: joins must not meet each other's. */
const PAUSE_MS = 1_000;

type InPage = { page: typeof JoinerPage };
type Way = 'plain' | 'adapter' | 'adapter, by an exchange';
type Joins = Record<Way, JoinerPage.Join[]>;
const functions = {
  plain: 'joinPlain',
  adapter: 'joinAdapter',
  'adapter, by an exchange': 'joinAdapterByExchange',
} as const;

await using world = await startWorld();
await using served = await servePage({ entry: join(import.meta.dirname, 'joiner-page.ts') });
const browser = await world.addBrowser();
const page = await browser.newPage(served.url);

for (const size of numbers(values.rooms)) {
  const room = `room-of-${size}`;
  await using _crowd = await world.addCrowd({ room, count: size, hasMicrophone: () => true });
  for (const roundTripMs of numbers(values['round-trips'])) {
    console.log(`\n${size} people, ${roundTripMs} ms of round trip added to signalling`);
    report(await measure(world, page, room, size, roundTripMs));
  }
}

async function measure(world: World, page: TestPage, room: string, size: number, roundTripMs: number) {
  await using proxy = await startDelayProxy(Number(new URL(world.livekit.httpUrl).port), roundTripMs);
  const url = roundTripMs > 0 ? `ws://127.0.0.1:${proxy.port}` : world.livekit.url;
  await using exchange = await startExchange(url);
  const joins: Joins = { plain: [], adapter: [], 'adapter, by an exchange': [] };
  for (let pair = 0; pair < Number(values.pairs) + WARM_UP_PAIRS; pair += 1) {
    // Who goes first changes from round to round.
    const ways = Object.keys(joins) as Way[];
    if (pair % 2 === 1) ways.reverse();
    for (const way of ways) {
      const token = await world.token({ room, identity: `joiner-${way}-${pair}-${roundTripMs}` });
      const request = { url, token, pictures: Math.min(size, LIMIT), exchangeUrl: exchange.url };
      const joined = await page.evaluate(
        ([way, request]) => (window as unknown as InPage).page[way](request),
        [functions[way], request] as const,
      );
      if (pair >= WARM_UP_PAIRS) joins[way].push(joined);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  return joins;
}

function report({ plain: joinPlain, ...adapters }: Joins): void {
  for (const [title, read, unit] of [
    ['first picture', (one: JoinerPage.Join) => one.firstPictureMs, 'ms'],
    ['pictures of all, or of 16', (one: JoinerPage.Join) => one.allPicturesMs, 'ms'],
    ['received until then', (one: JoinerPage.Join) => one.receivedBytes / 1_000, 'kB'],
  ] as const) {
    const plain = spreadOf(joinPlain.map(read));
    console.log(`  ${title}: plain ${say(plain, unit)}`);
    for (const [way, joins] of Object.entries(adapters)) {
      if (joins.length === 0) continue;
      const spread = spreadOf(joins.map(read));
      console.log(`    ${way} ${say(spread, unit)}, ratio ${(spread.median / plain.median).toFixed(3)}`);
    }
  }
}

function say({ median, quartiles: [lower, upper] }: Spread, unit: string): string {
  return `${median.toFixed(0)} ${unit} (${lower.toFixed(0)}-${upper.toFixed(0)})`;
}
