// The page that LiveKit Egress opens, under its conditions: flags, window, query, console lines, painted frames.
import { broadcastSize, BROADCAST_RESOLUTIONS } from '@airlock-rtc/contract';
import { heardTone } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildPage, type BuiltPage } from './layouts-page/built-page.js';
import { startEgressChrome, type EgressChrome } from './layouts-page/egress-chrome.js';
import { startBackgroundHost, type BackgroundHost } from './layouts-page/background-host.js';
import { knownRoom, SCREEN, type KnownRoom } from './layouts-page/expected-scene.js';
import { measuredRectangles, frameOf } from './layouts-page/measured-edges.js';

const soon = { timeout: 40_000, interval: 100 };
const START = 'START_RECORDING';
const END = 'END_RECORDING';

let built: BuiltPage;
let known: KnownRoom;
beforeAll(async () => {
  [built, known] = await Promise.all([buildPage(), knownRoom()]);
});
afterAll(async () => {
  await Promise.all([built?.[Symbol.asyncDispose](), known?.[Symbol.asyncDispose]()]);
});

/** As LiveKit makes it for Egress; `EG_` is the prefix of its identities. */
function recorderToken(room = known.room, identity = 'EG_page', ttlSeconds?: number): Promise<string> {
  const grant = { hidden: true, recorder: true, canPublish: false, canUpdateOwnMetadata: false };
  return known.world.token({ room, identity, grant, ...(ttlSeconds === undefined ? {} : { ttlSeconds }) });
}

async function openRoom(chrome: EgressChrome, layout = 'gallery', room = known.room): Promise<void> {
  const token = await recorderToken(room, `EG_${Math.random().toString(36).slice(2)}`);
  await chrome.open(built.url, { layout, url: known.world.livekit.url, token });
}

const hasStarted = ({ lines }: EgressChrome) => lines.includes(START);

it('is at most 350 KB to fetch, the ranges of its fonts included and their files left out', async () => {
  expect(await built.gzippedBytes()).toBeLessThanOrEqual(350_000);
});

describe.each(BROADCAST_RESOLUTIONS)('at %s', (resolution) => {
  const { width, height } = broadcastSize(resolution);

  it('begins with the first picture, never white, and draws what layout() says, to the pixel', async () => {
    await using chrome = await startEgressChrome(width, height);
    await openRoom(chrome);
    await expect.poll(() => hasStarted(chrome), soon).toBe(true);
    const decoded = await chrome.page.evaluate(() =>
      [...document.querySelectorAll('video')].map(({ videoWidth }) => videoWidth),
    );
    expect(Math.max(...decoded)).toBeGreaterThan(2);
    await expect
      .poll(() => chrome.page.locator('.label').allTextContents(), soon)
      .toEqual(['ann of the room', 'bob of the room', 'cleo of the room']);
    const expected = known.rectangles({ layout: 'gallery', resolution });
    await expect.poll(() => measured(chrome, expected), soon).toEqual(expected);
    expect(chrome.lines.filter((line) => line === START)).toHaveLength(1);
    expect(chrome.lines.filter((line) => /error|exception/i.test(line))).toEqual([]);
    expect(chrome.frames.length).toBeGreaterThan(2);
    expect(Math.max(...chrome.frames.map(({ whiteness }) => whiteness))).toBeLessThan(0.5);
  });
});

async function measured(chrome: EgressChrome, expected: ReturnType<KnownRoom['rectangles']>) {
  const png = await chrome.screenshot();
  return measuredRectangles(frameOf(png.data, png), expected);
}

describe('in a room', () => {
  it.each(['gallery', 'active-speaker', 'crop'] as const)(
    'a share stands in %s where it belongs, and goes again',
    async (layout) => {
      await using chrome = await startEgressChrome(1280, 720);
      await openRoom(chrome, layout);
      await expect.poll(() => hasStarted(chrome), soon).toBe(true);
      const bob = known.people[1]!;
      await bob.shareScreen({ color: 'magenta', ...SCREEN });
      try {
        const expected = known.rectangles({ layout, resolution: '1280x720' }, { isBobSharing: true });
        await expect.poll(() => measured(chrome, expected), soon).toEqual(expected);
      } finally {
        await bob.unpublish('screen');
      }
      await expect.poll(() => chrome.page.locator('.tile.screen').count(), soon).toBe(0);
    },
  );

  it('receives the pictures that it shows and no others', async () => {
    await using chrome = await startEgressChrome(1280, 720);
    await chrome.page.addInitScript(keepConnections);
    await openRoom(chrome, 'active-speaker');
    await expect.poll(() => hasStarted(chrome), soon).toBe(true);
    expect(await chrome.page.locator('.tile').count()).toBe(1);
    await expect.poll(() => chrome.page.evaluate(receivedVideos), soon).toEqual([true]);
  });

  it('lets everyone be heard, also those who are not shown', async () => {
    const room = 'talk';
    await using _ann = await known.world.addParticipant({ room, identity: 'ann', toneHz: 440 });
    await using _bob = await known.world.addParticipant({ room, identity: 'bob', toneHz: 880 });
    await using chrome = await startEgressChrome(1280, 720);
    await openRoom(chrome, 'active-speaker', room);
    await expect.poll(() => hasStarted(chrome), soon).toBe(true);
    expect(await chrome.page.locator('.tile').count()).toBe(1);
    const heard = async () => {
      const tones = [0, 1].map((index) => heardTone(chrome.page.locator('audio').nth(index)));
      return (await Promise.all(tones))
        .map((tone) => Math.round((tone?.hz ?? 0) / 20) * 20)
        .sort((a, b) => a - b);
    };
    await expect.poll(heard, soon).toEqual([440, 880]);
    const isPlaying = (sounds: Element[]) =>
      sounds.map((sound) => !(sound as HTMLAudioElement).paused && !(sound as HTMLAudioElement).muted);
    expect(await chrome.page.locator('audio').evaluateAll(isPlaying)).toEqual([true, true]);
  });

  it('changes its layout when Egress is told to, and keeps it for one that there is not', async () => {
    await using chrome = await startEgressChrome(1280, 720);
    const identity = 'EG_changing';
    const token = await recorderToken(known.room, identity);
    await chrome.open(built.url, { layout: 'gallery', url: known.world.livekit.url, token });
    await expect.poll(() => hasStarted(chrome), soon).toBe(true);
    const change = (layout: string) =>
      known.world.rooms.updateParticipant(known.room, identity, { metadata: JSON.stringify({ layout }) });
    await change('mosaic');
    await vi.waitFor(() => expect(chrome.lines.join()).toMatch(/no layout "mosaic"/), soon);
    expect(await chrome.page.locator('.tile').count()).toBe(3);
    await change('active-speaker');
    await expect.poll(() => chrome.page.locator('.tile').count(), soon).toBe(1);
  });

  it('begins without video too, and ends with the room', async () => {
    await known.world.rooms.createRoom({ name: 'silent' });
    await using chrome = await startEgressChrome(1280, 720);
    await openRoom(chrome, '', 'silent');
    await expect.poll(() => hasStarted(chrome), soon).toBe(true);
    expect(await chrome.page.locator('.slate').textContent()).toBe('Waiting for someone to join');
    expect(chrome.lines).not.toContain(END);
    await known.world.rooms.deleteRoom('silent');
    await expect.poll(() => chrome.lines, soon).toContain(END);
  });
});

describe('what is wrong is said in words, and nothing is signalled', () => {
  let chrome: EgressChrome;
  beforeAll(async () => void (chrome = await startEgressChrome(1280, 720)));
  afterAll(() => chrome?.[Symbol.asyncDispose]());

  /** As Egress reads it, once the page has loaded. */
  const words = () => chrome.page.evaluate(() => document.querySelector('div.error')?.textContent ?? '');

  it.each([
    ['no token', { token: '' }, /No token/],
    ['an unknown layout', { layout: 'mosaic' }, /no layout "mosaic".*gallery, active-speaker, crop/],
    ['an address that is none', { url: 'javascript:alert(1)' }, /wss:/],
  ])('%s', async (_case, changes, expected) => {
    const query = { layout: 'gallery', url: known.world.livekit.url, token: await recorderToken() };
    await chrome.open(built.url, { ...query, ...changes });
    expect(await words()).toMatch(expected);
    expect(chrome.lines).not.toContain(START);
  });

  it('an expired token', async () => {
    const token = await recorderToken(known.room, 'EG_late', 1);
    await vi.waitFor(
      () => expect(JSON.parse(atob(token.split('.')[1]!)).exp * 1000).toBeLessThan(Date.now()),
      soon,
    );
    await chrome.open(built.url, { layout: 'gallery', url: known.world.livekit.url, token });
    expect(await words()).toMatch(/expired at/);
    expect(chrome.lines).not.toContain(START);
  });

  it('a token that LiveKit refuses', async () => {
    const token = (await recorderToken()).replace(/[^.]+$/, 'c2lnbmF0dXJl');
    await chrome.open(built.url, { layout: 'gallery', url: known.world.livekit.url, token });
    await expect.poll(words, soon).toMatch(/refused the token/);
    expect(chrome.lines).not.toContain(START);
    expect(chrome.lines).not.toContain(END);
  });
});

describe('a background from a stranger', () => {
  let chrome: EgressChrome;
  let host: BackgroundHost;
  beforeAll(async () => {
    [chrome, host] = await Promise.all([startEgressChrome(1280, 720), startBackgroundHost()]);
  });
  afterAll(() => Promise.all([chrome?.[Symbol.asyncDispose](), host?.[Symbol.asyncDispose]()]));

  async function corner(background: string): Promise<number[]> {
    const query = new URLSearchParams({ demo: '0', background });
    await chrome.page.goto(`${built.url}?${query}`);
    const { data } = await chrome.screenshot();
    return [...data.subarray(0, 3)];
  }

  it('stands behind everything, unscaled, at the top left', async () => {
    await expect.poll(() => corner(`${host.url}/image.png`), soon).toEqual([200, 40, 40]);
    const { data, width } = await chrome.screenshot();
    const at = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
    expect(at(99, 49)).toEqual([200, 40, 40]);
    expect(at(100, 50)).toEqual([50, 50, 50]);
  });

  it.each([
    ['has no end', '/endless', /larger than 8192 KiB/],
    ['is missing', '/missing', /status 404/],
    ['is a page', '/page', /not an image/],
    ['claims to be enormous', '/enormous.png', /broken|16 megapixels/],
    ['does not come', '/never', /in time/],
    ['may not be read', '/closed.png', /CORS/],
  ])('leaves the colour when it %s', async (_case, path, words) => {
    chrome.lines.length = 0;
    expect(await corner(host.url + path)).toEqual([50, 50, 50]);
    await vi.waitFor(() => expect(chrome.lines.join('\n')).toMatch(words), soon);
    expect(await chrome.page.locator('.slate').isVisible()).toBe(true);
  });

  it('is not asked for by another scheme, and learns nothing of the address of the page', async () => {
    expect(await corner('file:///etc/hostname')).toEqual([50, 50, 50]);
    await vi.waitFor(() => expect(chrome.lines.join()).toMatch(/http or https/), soon);
    expect(host.referrers.every((referrer) => referrer === undefined)).toBe(true);
  });
});

function keepConnections(): void {
  const kept: RTCPeerConnection[] = [];
  Object.assign(window, { kept });
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(this);
    }
  };
}

/** For each video that is received: whether frames of it have come. */
async function receivedVideos(): Promise<boolean[]> {
  const { kept } = window as unknown as { kept: RTCPeerConnection[] };
  const reports = (await Promise.all(kept.map((connection) => connection.getStats()))).flatMap((stats) => [
    ...(stats as unknown as Map<string, RTCInboundRtpStreamStats>).values(),
  ]);
  return reports
    .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'video')
    .map(({ framesDecoded }) => (framesDecoded ?? 0) > 0);
}
