// What the server rules share: clients of LiveKit made on the spot, and arguments written as code.
import type ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { isInAsync, statementOf } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';

const KEY = 'process.env.LIVEKIT_API_KEY';
const SECRET = 'process.env.LIVEKIT_API_SECRET';

export const CREDENTIALS = `${KEY}, ${SECRET}`;

/** `new RoomServiceClient(…)` with the address from the environment, where it finds its keys by itself. */
export function clientOf(name: 'RoomServiceClient' | 'EgressClient', file: FileRewriter): string {
  return `new ${file.use(name)}(${environment('LIVEKIT_URL', file)})`;
}

/** `new WebhookReceiver(…)`, which wants its keys. */
export function webhookReceiver(file: FileRewriter): string {
  const keys = ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'].map((name) => environment(name, file));
  return `new ${file.use('WebhookReceiver')}(${keys.join(', ')})`;
}

function environment(name: string, file: FileRewriter): string {
  return `process.env.${name}${file.isTypeScript ? '!' : ''}`;
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
  const missing = "Promise.reject(new Error('There is no room of this name.'))";
  const first = `.then(([room]) => room ?? ${missing})`;
  return [`${clientOf('RoomServiceClient', file)}.listRooms([`, name, `])${first}`];
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
