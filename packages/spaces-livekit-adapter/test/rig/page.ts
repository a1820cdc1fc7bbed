// What a test's page has at hand as `window.page`: the adapter, LiveKit's rooms under it, and a log of its events.
import { Room, type RoomOptions } from 'livekit-client';
import { SPACE_DEPS } from '../../src/space/space-deps.js';
import * as spaces from '../../src/index.js';

export { spaces };

/** LiveKit's rooms, oldest first: for scenarios that applications cannot cause. */
export const rooms: Room[] = [];

/** The same, as long as something holds them. */
export const roomRefs: WeakRef<Room>[] = [];

/** Every event, in the order of emission: `S` for the Space's, `P` for participants', `T` for tracks'. */
export const log: string[] = [];

/** What the page's own errors were. */
export const errors: string[] = [];
addEventListener('error', ({ message }) => errors.push(message));
addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));

/** The Space of the page. */
export let space: spaces.Space;

export interface Clock {
  /** Added to the clock of the rate gates. */
  offsetMs: number;
}
export const clock: Clock = { offsetMs: 0 };

/** Makes the page's Space, logged. */
export function create(jwt: string, url?: string, options: spaces.SpaceOptionsParams = {}): spaces.Space {
  const deps = {
    createRoom(roomOptions: RoomOptions) {
      const room = new Room(roomOptions);
      rooms.push(room);
      roomRefs.push(new WeakRef(room));
      return room;
    },
    now: () => performance.now() + clock.offsetMs,
  };
  const all = { ...options, [SPACE_DEPS]: deps };
  space = url ? new spaces.Space(jwt, url, all) : new spaces.Space(jwt, all);
  watch(space);
  return space;
}

/** The remote participant of that name. */
export function person(name: string): spaces.RemoteParticipant {
  const people = (space as unknown as { participants: Map<string, spaces.RemoteParticipant> }).participants;
  const found = [...people.values()].find(({ id, displayName }) => id === name || displayName === name);
  if (!found) throw new Error(`${name} is not there; there are: ${[...people.values()].map(({ id }) => id)}`);
  return found;
}

export function isHere(name: string): boolean {
  try {
    return Boolean(person(name));
  } catch {
    return false;
  }
}

export function me(): spaces.LocalParticipant {
  if (!space.localParticipant) throw new Error('The Space is not joined.');
  return space.localParticipant;
}

/** The track of that source, of oneself or of a remote participant. */
export function track(source: string, name?: string): spaces.LocalTrack | spaces.RemoteTrack | undefined {
  const tracks: (spaces.LocalTrack | spaces.RemoteTrack)[] = (name ? person(name) : me()).getTracks();
  return tracks.find((each) => each.source === source);
}

type Emitter = spaces.Space | spaces.LocalParticipant | spaces.RemoteParticipant | spaces.Track;
const watched = new WeakSet<Emitter>();

function watch(emitter: Emitter): void {
  if (watched.has(emitter)) return;
  watched.add(emitter);
  const emit = emitter.emit.bind(emitter);
  emitter.emit = (event, ...args: unknown[]) => {
    for (const arg of args) if (isEmitter(arg)) watchAll(arg);
    const subject = emitter instanceof spaces.Space ? '' : ` ${nameOf(emitter)}`;
    log.push(
      `${levelOf(emitter)} ${String(event)}${subject}${args.map((arg) => ` (${nameOf(arg)})`).join('')}`,
    );
    return emit(event, ...args);
  };
}

function watchAll(emitter: Emitter): void {
  watch(emitter);
  if ('getTracks' in emitter) for (const each of emitter.getTracks()) watch(each);
}

function isEmitter(value: unknown): value is Emitter {
  return (
    value instanceof spaces.LocalParticipant ||
    value instanceof spaces.RemoteParticipant ||
    value instanceof spaces.Track
  );
}

function levelOf(emitter: Emitter): string {
  if (emitter instanceof spaces.Space) return 'S';
  return emitter instanceof spaces.Track ? 'T' : 'P';
}

function nameOf(value: unknown): string {
  if (value instanceof spaces.LocalParticipant) return 'me';
  if (value instanceof spaces.RemoteParticipant) return value.id;
  if (value instanceof spaces.Track) return value.source;
  if (value instanceof Error) return value.name;
  if (Array.isArray(value)) return value.map(({ participant }) => nameOf(participant)).join('+') || 'nobody';
  if (typeof value === 'object' && value !== null && 'payload' in value)
    return String(value.payload).slice(0, 20);
  return String(value);
}
