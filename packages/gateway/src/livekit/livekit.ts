// The few questions and orders that the gateway has for a LiveKit server.
import { isPerson } from '@airlock-rtc/contract';
import { ParticipantInfo_Kind, TrackType } from '@livekit/protocol';
import { ParticipantInfo_State, RoomServiceClient, TwirpError } from 'livekit-server-sdk';
import { GatewayError } from '../errors/errors.js';

/** How to reach LiveKit. */
export interface LiveKitOptions {
  /** `ws://`, `wss://`, `http://` or `https://`, as the gateway reaches it. */
  readonly url: string;
  /** As browsers reach it, when that differs. */
  readonly publicUrl?: string | undefined;
  readonly apiKey: string;
  readonly apiSecret: string;
}

export interface Room {
  readonly name: string;
  /** Another one when LiveKit has been started anew, or the room was closed and opened. */
  readonly sid: string;
  readonly metadata: string;
  /** As LiveKit counts: machines that are not hidden too, and a few seconds late on a cluster. */
  readonly numParticipants: number;
}

export interface LiveKit {
  /** The URL that a client of LiveKit connects to. */
  readonly clientUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Whether it answers, and takes our key. */
  answers(): Promise<boolean>;
  /** All open rooms. */
  rooms(): Promise<Room[]>;
  /** `undefined` for a room that is not open. */
  findRoom(name: string): Promise<Room | undefined>;
  /** Replaces the metadata of an open room; a room that is not open is no error. */
  setMetadata(room: string, metadata: string): Promise<void>;
  /** The identities of the people who are connected to a room: none for a room that is not open. */
  people(room: string): Promise<string[]>;
  /** Puts somebody out; who is not there is no error. */
  removePerson(room: string, identity: string): Promise<void>;
  /** Mutes the microphones of a connection, by its sid; false when it is not there. */
  muteConnection(room: string, sid: string): Promise<boolean>;
  /** Puts a connection out, by its sid; false when it is not there. */
  removeConnection(room: string, sid: string): Promise<boolean>;
  /** Opens a room, or leaves an open one as it is. */
  openRoom(room: string, maxParticipants?: number): Promise<void>;
  /** Closes a room and disconnects everyone; a room that is not open is no error. */
  closeRoom(room: string): Promise<void>;
}

const REQUEST_TIMEOUT_SECONDS = 5;
/** No space is called so: to ask for it costs LiveKit next to nothing, while a list of all rooms may be megabytes. */
const NO_ROOM = 'airlock';

export function connectLiveKit({ url, publicUrl, apiKey, apiSecret }: LiveKitOptions): LiveKit {
  const httpUrl = url.replace(/^ws/, 'http');
  const client = new RoomServiceClient(httpUrl, apiKey, apiSecret, {
    requestTimeout: REQUEST_TIMEOUT_SECONDS,
  });
  const findConnection = async (room: string, sid: string) =>
    (await unlessNotFound(client.listParticipants(room), [])).find((each) => each.sid === sid);
  return {
    clientUrl: (publicUrl ?? url).replace(/^http/, 'ws'),
    apiKey,
    apiSecret,
    answers: () =>
      client.listRooms([NO_ROOM]).then(
        () => true,
        () => false,
      ),
    rooms: () => reached(async () => (await client.listRooms()).map(asRoom)),
    findRoom: (name) => reached(async () => (await client.listRooms([name])).map(asRoom)[0]),
    setMetadata: (room, metadata) =>
      reached(() =>
        unlessNotFound(
          client.updateRoomMetadata(room, metadata).then(() => {}),
          undefined,
        ),
      ),
    people: (room) =>
      reached(async () => {
        const participants = await unlessNotFound(client.listParticipants(room), []);
        return participants.filter(isPresent).map(({ identity }) => identity);
      }),
    removePerson: (room, identity) =>
      reached(() => unlessNotFound(client.removeParticipant(room, identity), undefined)),
    muteConnection: (room, sid) =>
      reached(async () => {
        const found = await findConnection(room, sid);
        const audible = found?.tracks.filter(({ type, muted }) => type === TrackType.AUDIO && !muted) ?? [];
        for (const track of audible) await client.mutePublishedTrack(room, found!.identity, track.sid, true);
        return found !== undefined;
      }),
    removeConnection: (room, sid) =>
      reached(async () => {
        const found = await findConnection(room, sid);
        if (found) await unlessNotFound(client.removeParticipant(room, found.identity), undefined);
        return found !== undefined;
      }),
    openRoom: (room, maxParticipants) =>
      reached(async () => {
        await client.createRoom({ name: room, ...(maxParticipants && { maxParticipants }) });
      }),
    closeRoom: (room) => reached(() => unlessNotFound(client.deleteRoom(room), undefined)),
  };
}

function asRoom({ name, sid, metadata, numParticipants }: Room): Room {
  return { name, sid, metadata, numParticipants };
}

/** `ParticipantInfo` of livekit-server-sdk 2.19, as far as it is looked at. */
interface ListedParticipant {
  readonly state: number;
  readonly kind: number;
  readonly permission?: { readonly hidden: boolean; readonly recorder: boolean } | undefined;
}

/**
 * Whether a listed participant is a person who is connected: otherwise a broadcast space could never become idle.
 * The server tells kind and grants for certain; an identity is what somebody chose.
 */
export function isPresent({ state, kind, permission }: ListedParticipant): boolean {
  return (
    state === ParticipantInfo_State.ACTIVE &&
    isPerson({ permission, identity: '', kind: ParticipantInfo_Kind[kind] })
  );
}

async function unlessNotFound<Answer>(call: Promise<Answer>, otherwise: Answer): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof TwirpError && (error.status === 404 || error.code === 'not_found')) return otherwise;
    throw error;
  }
}

async function reached<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (cause) {
    const refused = cause instanceof TwirpError && cause.status === 401;
    const next = refused
      ? 'LiveKit refused the API key and secret: compare LIVEKIT_API_KEY and LIVEKIT_API_SECRET with its configuration'
      : 'LiveKit does not answer: check LIVEKIT_URL and that the server runs';
    throw new GatewayError('livekit_unreachable', next, { cause });
  }
}
