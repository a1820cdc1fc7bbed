// Each row of the guide's table of events, executed at both doors: one program on the adapter, and migrated from it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CUSTOM_EVENT_TOPIC, ROOM_METADATA_KEY, TRANSLATION_TABLE } from '@airlock-rtc/contract';
import { servePage, startWorld, type TestPage, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Room } from 'livekit-client';
import { planMigration } from '../src/index.js';

const rows = TRANSLATION_TABLE.filter((row) => row.section === 'space-event').map(({ mux }) => mux!);
const participantRows = TRANSLATION_TABLE.filter((row) => row.section === 'participant-event');
const remoteRows = participantRows.map(({ mux }) => mux!);
const localRows = participantRows
  .filter((row) => 'muxEmitsFor' in row && row.muxEmitsFor === 'both')
  .map(({ mux }) => mux!);
const trackRows = TRANSLATION_TABLE.filter((row) => row.section === 'track-event').map(({ mux }) => mux!);

const program = `
import {
  Space, SpaceEvent, ParticipantEvent, ParticipantRole, ParticipantStatus, TrackEvent, getUserMedia,
  type LocalParticipant, type LocalTrack, type RemoteParticipant, type RemoteTrack,
} from '@mux/spaces-web';
export const happened: string[] = [];
let space: Space;
let self: LocalParticipant;
let other: RemoteParticipant | undefined;
let tracks: LocalTrack[] = [];
function followParticipant(participant: RemoteParticipant): void {
  other = participant;
${remoteRows.map((row) => `  participant.on(ParticipantEvent.${row}, () => { happened.push('other.${row}'); });`).join('\n')}
}
function followTrack(track: RemoteTrack): void {
${trackRows.map((row) => `  track.on(TrackEvent.${row}, () => { happened.push('track.${row}'); });`).join('\n')}
}
export function fields(): string[] {
  const told = [self.role === ParticipantRole.Publisher ? 'I publish' : 'I watch'];
  if (!other) return told;
  told.push(other.role === ParticipantRole.Subscriber ? 'the other watches' : 'the other publishes');
  told.push(other.status === ParticipantStatus.Disconnected ? 'and has left' : 'and is here');
  return told;
}
export async function enter(url: string, token: string): Promise<void> {
  space = new Space(token, url);
${rows.map((row) => `  space.on(SpaceEvent.${row}, () => { happened.push('${row}'); });`).join('\n')}
  space.on(SpaceEvent.ParticipantJoined, followParticipant);
  space.on(SpaceEvent.ParticipantTrackSubscribed, (participant, track) => followTrack(track));
  self = await space.join();
${localRows.map((row) => `  self.on(ParticipantEvent.${row}, () => { happened.push('self.${row}'); });`).join('\n')}
}
export async function publish(): Promise<void> {
  tracks = await getUserMedia({ audio: true, video: true });
  await self.publishTracks(tracks);
}
export function unpublish(): void {
  self.unpublishTracks(tracks);
}
export function mute(): void {
  for (const track of tracks) track.mute();
}
export function unmute(): void {
  for (const track of tracks) track.unMute();
}
export async function write(): Promise<void> {
  await self.publishCustomEvent('hello');
}
export async function rename(): Promise<void> {
  await self.setDisplayName('Alice');
}
`;
/** How a test reaches LiveKit's room beneath the program, at each door. */
const rooms = {
  adapter: `\nimport { livekitRoomOf } from '@mux/spaces-web';\nexport const room = () => livekitRoomOf(space);\n`,
  livekit: `\nexport const room = () => space;\n`,
};
type Door = keyof typeof rooms;
const doors: readonly Door[] = ['adapter', 'livekit'];

interface Program extends Record<
  'enter' | 'publish' | 'mute' | 'unmute' | 'unpublish' | 'write' | 'rename',
  (...args: string[]) => unknown
> {
  readonly happened: string[];
  fields(): string[];
  room(): Room;
}
type InPage = { page: Program };

let world: World;
let folder: string;
beforeAll(async () => {
  world = await startWorld();
  folder = await mkdtemp(path.join(import.meta.dirname, '..', '.rows-'));
  await writeFile(path.join(folder, 'program.ts'), program);
  const { changes, failed } = await planMigration(folder, { to: 'livekit', url: 'process.env.LIVEKIT_URL!' });
  expect(failed).toEqual([]);
  await writeFile(path.join(folder, 'adapter.ts'), program + rooms.adapter);
  for (const { path: file, after } of changes)
    await writeFile(file.endsWith('program.ts') ? path.join(folder, 'livekit.ts') : file, after);
  const migrated = path.join(folder, 'livekit.ts');
  await writeFile(migrated, (await readFile(migrated, 'utf8')) + rooms.livekit);
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Where LiveKit's own events mean something else, the row's note says so: what the migrated program hears, by step. */
const noted: Counts = {
  // "Fired for everyone in one's own full reconnect".
  'a full reconnect': {
    LocalParticipantReconnected: 1,
    LocalParticipantReconnecting: 1,
    ParticipantJoined: 1,
    ParticipantLeft: 1,
    ParticipantTrackPublished: 2,
    ParticipantTrackSubscribed: 2,
    ParticipantTrackUnpublished: 2,
    ParticipantTrackUnsubscribed: 2,
    'other.TrackSubscribed': 2,
    'other.TrackUnpublished': 2,
    'other.TrackUnsubscribed': 2,
  },
  // "With Airlock's gateway the room's metadata holds the broadcasts' state": LiveKit's event tells of recorders only.
  'the gateway says that nothing is sent': {},
  'a broadcast of the gateway': {},
};

it('each row of the guide: the listener is called as often at both doors, but for what the rows note', async () => {
  const [adapter, livekit] = await Promise.all(doors.map(perform));
  const all = new Set(Object.values(adapter!.counts).flatMap((events) => Object.keys(events)));
  const listened = [
    ...rows,
    ...remoteRows.map((row) => `other.${row}`),
    ...localRows.map((row) => `self.${row}`),
    ...trackRows.map((row) => `track.${row}`),
  ];
  expect([...all].sort()).toEqual(listened.sort());
  expect(livekit!.counts).toEqual({ ...adapter!.counts, ...noted });
  expect(adapter!.fields).toEqual([
    ['I publish', 'the other publishes', 'and is here'],
    ['I publish', 'the other watches', 'and is here'],
    ['I publish', 'the other watches', 'and has left'],
  ]);
  // "isActive stays true for somebody who left", says the marker at this line.
  expect(livekit!.fields).toEqual([
    ...adapter!.fields.slice(0, 2),
    ['I publish', 'the other watches', 'and is here'],
  ]);
});

type Counts = Record<string, Record<string, number>>;

/** What happens in a meeting, step by step; each step waits for what the adapter's row promises. */
async function perform(door: Door): Promise<{ counts: Counts; fields: string[][] }> {
  await using served = await servePage({ entry: path.join(folder, `${door}.ts`) });
  await using browser = await world.addBrowser({ toneHz: 660 });
  const room = `rows-${door}-${Math.random()}`;
  const bob = await world.addParticipant({
    room,
    identity: 'bob',
    pattern: { color: 'green' },
    toneHz: 440,
    isSpeaking: false,
  });
  const page = await browser.newPage(served.url);
  const token = await world.token({ room, identity: 'alice' });
  const counts: Counts = {};
  const fields: string[][] = [];
  const readFields = async () =>
    void fields.push(await page.evaluate(() => (window as never as InPage).page.fields()));
  const step = async (name: string, act: () => unknown, ...events: string[]) => {
    const before = (await happened(page)).length;
    await act();
    await vi
      .waitFor(
        async () => {
          const now = (await happened(page)).slice(before);
          for (const event of events) expect(now).toContain(event);
        },
        { timeout: 15_000, interval: 100 },
      )
      .catch(() => undefined);
    await quiet(page);
    counts[name] = count((await happened(page)).slice(before), events);
  };
  const call = (name: Exclude<keyof Program, 'happened' | 'room' | 'fields'>, ...args: string[]) =>
    page.evaluate(([name, args]) => (window as never as InPage).page[name](...args), [name, args] as const);
  const simulate = (scenario: 'full-reconnect' | 'signal-reconnect') =>
    page.evaluate(
      (scenario) => void (window as never as InPage).page.room().simulateScenario(scenario),
      scenario,
    );
  await step(
    'joining somebody with two tracks',
    () => call('enter', world.livekit.url, token),
    'ParticipantJoined',
    'ParticipantTrackSubscribed',
  );
  await readFields();
  await step('a remote mute', () => bob.mute('camera'), 'ParticipantTrackMuted');
  await step('a remote unmute', () => bob.unmute('camera'), 'ParticipantTrackUnmuted');
  await step('a track less', () => bob.unpublish('camera'), 'ParticipantTrackUnpublished');
  await step('a track more', () => bob.publishPattern({ color: 'blue' }), 'ParticipantTrackSubscribed');
  await step('publishing', () => call('publish'), 'ParticipantTrackPublished', 'self.StartedSpeaking');
  await step('a mute', () => call('mute'), 'self.TrackMuted', 'self.StoppedSpeaking');
  await step('an unmute', () => call('unmute'), 'self.TrackUnmuted');
  await step('unpublishing', () => call('unpublish'), 'ParticipantTrackUnpublished');
  await step('a custom event', () => call('write'), 'ParticipantCustomEventPublished');
  const packet = JSON.stringify({ payload: 'hello', sequenceNumber: 1 });
  await step(
    'a custom event of the other',
    () => bob.sendData(packet, { topic: CUSTOM_EVENT_TOPIC }),
    'other.CustomEventPublished',
  );
  await step('a name', () => call('rename'), 'ParticipantDisplayNameChanged');
  await step(
    'a name of the other',
    () => world.rooms.updateParticipant(room, 'bob', { name: 'Bob' }),
    'other.DisplayNameChanged',
  );
  await step('a first word', () => bob.speak(), 'ActiveSpeakersChanged', 'other.StartedSpeaking');
  await step('a last word', () => bob.fallSilent(), 'other.StoppedSpeaking');
  const grant = { recorder: true, hidden: true, canPublish: false };
  await step(
    'a recorder',
    () => world.addParticipant({ room, identity: 'rec', grant }),
    'BroadcastStateChanged',
  );
  const metadata = (state: string) =>
    JSON.stringify({ [ROOM_METADATA_KEY]: { broadcasts: [{ id: 'b', state }] } });
  await step('the gateway says that nothing is sent', () =>
    world.rooms.updateRoomMetadata(room, metadata('idle')),
  );
  await step(
    'a broadcast of the gateway',
    () => world.rooms.updateRoomMetadata(room, metadata('active')),
    'BroadcastStateChanged',
  );
  await step('a resume', () => simulate('signal-reconnect'));
  await step(
    'a full reconnect',
    () => simulate('full-reconnect'),
    'LocalParticipantReconnecting',
    'LocalParticipantReconnected',
    'ParticipantTrackSubscribed',
  );
  const permission = { canPublish: false, canSubscribe: true, canPublishData: true };
  await step(
    'the other may publish no longer',
    () => world.rooms.updateParticipant(room, 'bob', { permission }),
    'ParticipantTrackUnpublished',
  );
  await readFields();
  await step('somebody leaves', () => bob[Symbol.asyncDispose](), 'ParticipantLeft');
  await readFields();
  await step(
    'removed by the server',
    () => world.rooms.removeParticipant(room, 'alice'),
    'LocalParticipantReconnectFailed',
  );
  return { counts, fields };
}

/** What is told twice is told soon after: nothing has happened for a while. */
async function quiet(page: TestPage): Promise<void> {
  let before = -1;
  await vi.waitFor(
    async () => {
      const now = (await happened(page)).length;
      const isQuiet = now === before;
      before = now;
      expect(isQuiet).toBe(true);
    },
    { timeout: 10_000, interval: 700 },
  );
}

function happened(page: TestPage): Promise<string[]> {
  return page.evaluate(() => [...(window as never as InPage).page.happened]);
}

/** How often who speaks is told depends on the moment: that it is told counts, in the step that makes it so. */
function count(events: readonly string[], awaited: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const event of events) {
    if (!/Speak/.test(event)) counts[event] = (counts[event] ?? 0) + 1;
    else if (awaited.includes(event)) counts[event] = 1;
  }
  return counts;
}
