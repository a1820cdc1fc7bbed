// The functions that a migration may put into a project: what Spaces did by itself and LiveKit leaves to the application.
import { CUSTOM_EVENT_TOPIC } from '@airlock-rtc/contract';
import { enumDeclaration, VALUE_ENUMS, type ValueEnum } from '../sdk/value-enums.js';

export interface Piece {
  /** What it uses of packages, by module. */
  imports: Readonly<Record<string, readonly string[]>>;
  /** Pieces that it calls. */
  needs: readonly PieceName[];
  /** TypeScript; for a project in JavaScript the types are taken out. */
  code: (exchangeUrl: string) => string;
}

export const PIECE_NAMES = [
  'leaveWithPage',
  'prepareRoom',
  'prepareRankedRoom',
  'keepToken',
  'keptToken',
  'connectByExchange',
  'publishCustomEvent',
  'receiveCustomEvents',
  'leaveRoom',
  'keepListeners',
  'removeListeners',
  'subscribeTo',
  'unsubscribeFrom',
  ...VALUE_ENUMS,
] as const;

export type PieceName = (typeof PIECE_NAMES)[number];

const TOPIC = `'${CUSTOM_EVENT_TOPIC}'`;

export const PIECES: Readonly<Record<PieceName, Piece>> = {
  leaveWithPage: {
    imports: { 'livekit-client': ['type Room'] },
    needs: [],
    code: () => `const pageListeners = new WeakMap<Room, (event: PageTransitionEvent) => void>();

/** Leaves when the page goes for good: not at a "Leave site?" that is cancelled, nor when it is kept for coming back. */
export function leaveWithPage(room: Room): void {
  if (pageListeners.has(room)) return;
  const leave = (event: PageTransitionEvent) => {
    if (!event.persisted) void room.disconnect();
  };
  pageListeners.set(room, leave);
  window.addEventListener('pagehide', leave);
}

/** By hand where the room was left: \`room.removeAllListeners()\` takes away what would call this by itself. */
export function stayWithPage(room: Room): void {
  const leave = pageListeners.get(room);
  if (leave) window.removeEventListener('pagehide', leave);
  pageListeners.delete(room);
}`,
  },
  prepareRoom: {
    imports: { 'livekit-client': ['type Room', 'RoomEvent'] },
    needs: ['keepToken', 'leaveWithPage'],
    code: () => `/**
 * What \`new Space\` did besides: keeps the token for connect(), tells of those who are there already and of a broadcast
 * that is on, takes the display name along, and leaves when the page goes.
 */
export function prepareRoom(room: Room, options: { token?: string | undefined; displayName?: string | undefined }): Room {
  if (options.token !== undefined) keepToken(room, options.token);
  room.on(RoomEvent.Connected, () => {
    room.remoteParticipants.forEach((participant) => room.emit(RoomEvent.ParticipantConnected, participant));
    if (room.isRecording) room.emit(RoomEvent.RecordingStatusChanged, true);
    if (options.displayName) void room.localParticipant.setName(options.displayName);
    leaveWithPage(room);
  });
  room.on(RoomEvent.Disconnected, () => stayWithPage(room));
  return room;
}`,
  },
  prepareRankedRoom: {
    imports: {
      '@airlock-rtc/ranked-subscriptions': ['createRankedSubscriptions'],
      'livekit-client': ['type Room'],
    },
    needs: ['prepareRoom'],
    code: () => `/** The same, and receives the \`limit\` most active participants. */
export function prepareRankedRoom(
  room: Room,
  options: { limit: number; token?: string | undefined; displayName?: string | undefined },
): Room {
  createRankedSubscriptions(room, { limit: options.limit });
  return prepareRoom(room, options);
}`,
  },
  keepToken: {
    imports: { 'livekit-client': ['type Room'] },
    needs: [],
    code: () => `const tokens = new WeakMap<Room, string>();

/** \`new Space(token)\` and \`join()\` were apart, \`connect(url, token)\` is one: keeps the token until then. */
export function keepToken(room: Room, token: string): void {
  tokens.set(room, token);
}`,
  },
  keptToken: {
    imports: { 'livekit-client': ['type Room'] },
    needs: ['keepToken'],
    code: () => `/** The token that \`keepToken\` was given for this room. */
export function keptToken(room: Room): string {
  const token = tokens.get(room);
  if (token === undefined) throw new Error('No token was kept for this room: call keepToken(room, token) first.');
  return token;
}`,
  },
  connectByExchange: {
    imports: { 'livekit-client': ['ConnectionError', 'type Room', 'type RoomConnectOptions'] },
    needs: [],
    code: (
      exchangeUrl,
    ) => `/** Connects with a Mux token, for which the gateway gives LiveKit's URL and a token of LiveKit. */
export async function connectByExchange(room: Room, muxToken: string, options?: RoomConnectOptions): Promise<void> {
  const exchangeUrl = new URL(${exchangeUrl}, globalThis.location?.href);
  const response = await fetch(exchangeUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: muxToken }),
  }).catch(() => {
    throw ConnectionError.serverUnreachable('The token exchange cannot be reached.');
  });
  const answer = await response.json().catch(() => undefined);
  // A full space is 403 too, and no fault of the token.
  if ([400, 401, 403].includes(response.status) && answer?.error?.type !== 'space_full') {
    throw ConnectionError.notAllowed('The token exchange refuses the token.', response.status);
  }
  if (!response.ok || typeof answer?.url !== 'string' || typeof answer.token !== 'string') {
    throw ConnectionError.serverUnreachable(\`The token exchange answered \${response.status}, without url and token.\`);
  }
  // Behind one proxy with the exchange, LiveKit's address may be relative to it.
  await room.connect(new URL(answer.url, exchangeUrl).href, answer.token, options);
}`,
  },
  publishCustomEvent: {
    imports: { 'livekit-client': ['DataPacket_Kind', 'type LocalParticipant', 'ParticipantEvent'] },
    needs: [],
    code: () => `/** Sends \`payload\` to everyone and, as Spaces did, to the sender: LiveKit does not send data back. */
export async function publishCustomEvent(
  participant: LocalParticipant,
  payload: string,
): Promise<{ payload: string; sequenceNumber: number }> {
  const event = { payload, sequenceNumber: Date.now() };
  const data = new TextEncoder().encode(JSON.stringify(event));
  await participant.publishData(data, { reliable: true, topic: ${TOPIC} });
  participant.emit(ParticipantEvent.DataReceived, data, DataPacket_Kind.RELIABLE);
  return event;
}`,
  },
  receiveCustomEvents: {
    imports: {
      'livekit-client': [
        'DataPacket_Kind',
        'ParticipantEvent',
        'type RemoteParticipant',
        'type Room',
        'RoomEvent',
      ],
    },
    needs: [],
    code: () => `/**
 * Lets the room's listeners hear one's own custom events, of which LiveKit's types do not know, and those of participants
 * who are not announced yet: LiveKit tells of people without tracks up to 3 s late.
 */
export function receiveCustomEvents(room: Room): Room {
  const topic = ${TOPIC};
  room.localParticipant.on(ParticipantEvent.DataReceived, (data, kind) => {
    const self = room.localParticipant as unknown as RemoteParticipant;
    room.emit(RoomEvent.DataReceived, data, self, kind, topic);
  });
  const held = new Map<string, ((sender: RemoteParticipant) => void)[]>();
  const release = (sender: RemoteParticipant) => {
    held.get(sender.identity)?.forEach((tell) => tell(sender));
    held.delete(sender.identity);
  };
  room.on(RoomEvent.DataReceived, (data, participant, kind = DataPacket_Kind.RELIABLE, topicOfData, _encryption, identity) => {
    if (participant || !identity || topicOfData !== topic) return;
    const tell = (sender: RemoteParticipant) => {
      sender.emit(ParticipantEvent.DataReceived, data, kind);
      room.emit(RoomEvent.DataReceived, data, sender, kind, topic);
    };
    held.set(identity, [...(held.get(identity) ?? []), tell]);
  });
  // Behind the application's own listeners, which learn of the participant first.
  room.on(RoomEvent.ParticipantConnected, (participant) => queueMicrotask(() => release(participant)));
  room.on(RoomEvent.Disconnected, () => held.clear());
  return room;
}`,
  },
  leaveRoom: {
    imports: { 'livekit-client': ['type Room', 'RoomEvent'] },
    needs: ['leaveWithPage'],
    code: () => `/** Leaves, and tells the listeners of everyone who is left behind: disconnect() tells nobody. */
export async function leaveRoom(room: Room): Promise<void> {
  room.remoteParticipants.forEach((participant) => room.emit(RoomEvent.ParticipantDisconnected, participant));
  stayWithPage(room);
  await room.disconnect();
}`,
  },
  keepListeners: {
    imports: { 'livekit-client': ['type Room'] },
    needs: [],
    code: () => `type NameOfEvent = Parameters<Room['listeners']>[0];

const ownListeners = new WeakMap<Room, Set<unknown>>();

/** Notes the listeners that a room has before the application adds its own. */
export function keepListeners(room: Room): Room {
  ownListeners.set(room, new Set((room.eventNames() as NameOfEvent[]).flatMap((event) => room.listeners(event))));
  return room;
}`,
  },
  removeListeners: {
    imports: { 'livekit-client': ['type Room'] },
    needs: ['keepListeners'],
    code: () => `/** Takes the application's listeners off: removeAllListeners() would take those of this file and of the ranking too. */
export function removeListeners(room: Room, ...events: NameOfEvent[]): Room {
  const own = ownListeners.get(room);
  for (const event of events.length > 0 ? events : (room.eventNames() as NameOfEvent[])) {
    for (const listener of room.listeners(event)) if (!own?.has(listener)) room.off(event, listener as never);
  }
  return room;
}`,
  },
  subscribeTo: {
    imports: {
      'livekit-client': ['ParticipantEvent', 'type RemoteParticipant', 'type RemoteTrackPublication'],
    },
    needs: [],
    code: () => `const receivers = new WeakMap<RemoteParticipant, (publication: RemoteTrackPublication) => void>();

/** Receives all that \`participant\` publishes, now and later, until \`unsubscribeFrom\`. */
export async function subscribeTo(participant: RemoteParticipant): Promise<void> {
  if (!receivers.has(participant)) {
    const receive = (publication: RemoteTrackPublication) => publication.setSubscribed(true);
    receivers.set(participant, receive);
    participant.on(ParticipantEvent.TrackPublished, receive);
  }
  participant.trackPublications.forEach((publication) => publication.setSubscribed(true));
}`,
  },
  unsubscribeFrom: {
    imports: { 'livekit-client': ['ParticipantEvent', 'type RemoteParticipant'] },
    needs: ['subscribeTo'],
    code: () => `/** Receives nothing more of \`participant\`. */
export async function unsubscribeFrom(participant: RemoteParticipant): Promise<void> {
  const receive = receivers.get(participant);
  if (receive) participant.off(ParticipantEvent.TrackPublished, receive);
  receivers.delete(participant);
  participant.trackPublications.forEach((publication) => publication.setSubscribed(false));
}`,
  },
  ...enumPieces(),
};

function enumPieces(): Record<ValueEnum, Piece> {
  const pieces = VALUE_ENUMS.map((name) => [
    name,
    { imports: {}, needs: [], code: () => enumDeclaration(name) },
  ]);
  return Object.fromEntries(pieces) as Record<ValueEnum, Piece>;
}
