// What the server rules share: clients of LiveKit made on the spot, and arguments written as code.
import type ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { isInAsync, statementOf } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';

/** The key and the secret, as arguments that may be undefined. */
export function credentials(file: FileRewriter): string {
  return [variable('LIVEKIT_API_KEY', file), variable('LIVEKIT_API_SECRET', file)].join(', ');
}

/** `new RoomServiceClient(…)` with the address from the environment, where it finds its keys by itself. */
export function clientOf(name: 'RoomServiceClient' | 'EgressClient', file: FileRewriter): string {
  // It looks for its keys in Node's environment only.
  const keys = file.isDeno ? `, ${webhookKeys(file)}` : '';
  return `new ${file.use(name)}(${environment('LIVEKIT_URL', file)}${keys})`;
}

/** `new WebhookReceiver(…)`, which wants its keys. */
export function webhookReceiver(file: FileRewriter): string {
  return `new ${file.use('WebhookReceiver')}(${webhookKeys(file)})`;
}

function webhookKeys(file: FileRewriter): string {
  return ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'].map((name) => environment(name, file)).join(', ');
}

export function environment(name: string, file: FileRewriter): string {
  return `${variable(name, file)}${file.isTypeScript ? '!' : ''}`;
}

function variable(name: string, file: FileRewriter): string {
  return file.isDeno ? `Deno.env.get('${name}')` : `process.env.${name}`;
}

/** The statement before which others may stand, where `node` may be awaited. */
export function asyncStatementOf(node: ts.Node): ts.Statement | undefined {
  return isInAsync(node) ? statementOf(node) : undefined;
}

/** `createRoom(…)` in the place of a new space: Mux chose its id, here the program chooses the room's name. */
export function createRoom(passthrough: ts.Expression | undefined, file: FileRewriter): Part[] {
  const metadata: Part[] = passthrough ? [', metadata: ', passthrough] : [];
  return [
    `${clientOf('RoomServiceClient', file)}.createRoom({ name: crypto.randomUUID()`,
    ...metadata,
    ' })',
  ];
}

/** The room of that name; rejects, as Mux's answer did, where there is none. */
export function getRoom(name: Part, file: FileRewriter): Part[] {
  const error = "new Error('There is no room of this name.')";
  // mux-node's errors have the status of the answer.
  const thrown = /\b404\b/.test(file.source.text) ? `Object.assign(${error}, { status: 404 })` : error;
  const missing = `Promise.reject(${thrown})`;
  const first = `.then(([room]) => room ?? ${missing})`;
  return [`${clientOf('RoomServiceClient', file)}.listRooms([`, name, `])${first}`];
}

/** Mux let only idle spaces be deleted; an empty room of LiveKit is gone by itself after some minutes. */
export function deleteRoom(name: Part, file: FileRewriter): Part[] {
  const forgive = "(error) => { if (error.code !== 'not_found') throw error; }";
  return [`${clientOf('RoomServiceClient', file)}.deleteRoom(`, name, `).catch(${forgive})`];
}

/** Ends whatever is broadcast from the room: in LiveKit a broadcast has no id before it begins. */
export function stopBroadcasts(room: Part, file: FileRewriter): Part[] {
  const egress = clientOf('EgressClient', file);
  return [
    `Promise.all((await ${egress}.listEgress({ roomName: `,
    room,
    `, active: true })).map(({ egressId }) => ${egress}.stopEgress(egressId)))`,
  ];
}
