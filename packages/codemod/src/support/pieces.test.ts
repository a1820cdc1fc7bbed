// The functions of the support file at work, on a real Room of livekit-client.
import ts from 'typescript';
import { DataPacket_Kind, ParticipantEvent, RemoteParticipant, Room, RoomEvent } from 'livekit-client';
import { CUSTOM_EVENT_TOPIC } from '@airlock-rtc/contract';
import { expect, test } from 'vitest';
import type { PieceName } from './pieces.js';
import { supportFileText } from './support-file.js';

const SIGNAL = {} as ConstructorParameters<typeof RemoteParticipant>[0];

test('the listener of the page goes when the room is left after removeAllListeners()', async () => {
  const page = new EventTarget();
  const { prepareRoom, leaveRoom } = load(['prepareRoom', 'leaveRoom'], page);
  const room = prepareRoom(new Room(), {});
  let count = 0;
  room.disconnect = async () => void (count += 1);
  room.emit(RoomEvent.Connected);
  room.removeAllListeners();
  await leaveRoom(room);
  page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: false }));
  expect(count).toBe(1);
});

test('what the page and the ranking need stays on the room when the application takes its listeners off', async () => {
  const page = new EventTarget();
  const { prepareRoom, keepListeners, removeListeners } = load(['prepareRoom', 'removeListeners'], page);
  const room = keepListeners(prepareRoom(new Room(), {}));
  const heard: string[] = [];
  room.on(RoomEvent.Connected, () => heard.push('connected'));
  room.once(RoomEvent.Reconnected, () => heard.push('once'));
  room.on(RoomEvent.Reconnecting, () => heard.push('reconnecting'));
  removeListeners(room, RoomEvent.Connected, RoomEvent.Reconnected);
  let count = 0;
  room.disconnect = async () => void (count += 1);
  room.emit(RoomEvent.Connected);
  room.emit(RoomEvent.Reconnected);
  room.emit(RoomEvent.Reconnecting);
  expect(heard).toEqual(['reconnecting']);
  removeListeners(room);
  room.emit(RoomEvent.Reconnecting);
  expect(heard).toEqual(['reconnecting']);
  room.emit(RoomEvent.Disconnected);
  page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: false }));
  expect(count).toBe(0);
});

test('a page that goes leaves once, however often the room was connected; one that is kept does not', () => {
  const page = new EventTarget();
  const { prepareRoom } = load(['prepareRoom'], page);
  const room = prepareRoom(new Room(), {});
  let count = 0;
  room.disconnect = async () => void (count += 1);
  const hide = (persisted: boolean) =>
    page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }));
  hide(false);
  expect(count).toBe(0);
  room.emit(RoomEvent.Connected);
  room.emit(RoomEvent.Connected);
  hide(true);
  expect(count).toBe(0);
  hide(false);
  expect(count).toBe(1);
  room.emit(RoomEvent.Disconnected);
  hide(false);
  expect(count).toBe(1);
});

test('a custom event of someone who is not announced yet is held for that person alone', async () => {
  const { receiveCustomEvents } = load(['receiveCustomEvents'], new EventTarget());
  const room = receiveCustomEvents(new Room());
  const heard: [string | undefined, string][] = [];
  room.on(RoomEvent.DataReceived, (data, sender) => {
    if (sender) heard.push([sender.identity, new TextDecoder().decode(data)]);
  });
  const send = (identity: string, text: string, topic = CUSTOM_EVENT_TOPIC) =>
    room.emit(
      RoomEvent.DataReceived,
      new TextEncoder().encode(text),
      undefined,
      DataPacket_Kind.RELIABLE,
      topic,
      undefined,
      identity,
    );
  send('علي', 'one');
  send('علي', 'two');
  send('bo', 'three');
  send('علي', 'of others', 'chat');
  const ali = new RemoteParticipant(SIGNAL, 'PA_1', 'علي');
  const own: string[] = [];
  ali.on(ParticipantEvent.DataReceived, (data) => own.push(new TextDecoder().decode(data)));
  room.emit(RoomEvent.ParticipantConnected, ali);
  await Promise.resolve();
  expect(heard).toEqual([
    ['علي', 'one'],
    ['علي', 'two'],
  ]);
  expect(own).toEqual(['one', 'two']);
  room.emit(RoomEvent.Disconnected);
  room.emit(RoomEvent.ParticipantConnected, new RemoteParticipant(SIGNAL, 'PA_2', 'bo'));
  await Promise.resolve();
  expect(heard).toHaveLength(2);
});

interface Support {
  prepareRoom: (room: Room, options: object) => Room;
  leaveRoom: (room: Room) => Promise<void>;
  receiveCustomEvents: (room: Room) => Room;
  keepListeners: (room: Room) => Room;
  removeListeners: (room: Room, ...events: RoomEvent[]) => Room;
}

/** The functions as a project in JavaScript gets them, in a page. */
function load(names: readonly PieceName[], window: EventTarget): Support {
  const text = supportFileText(names, { exchangeUrl: "''", isTypeScript: true });
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const exports = {} as Support;
  const client = { RoomEvent, ParticipantEvent, DataPacket_Kind };
  new Function('exports', 'require', 'window', outputText)(exports, () => client, window);
  return exports;
}
