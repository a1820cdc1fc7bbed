// What the server rules share: clients of LiveKit made on the spot, and arguments written as code.
import type ts from 'typescript';
import { isInAsync, statementOf } from '../../source/syntax.js';
import type { MigratedFile } from '../../source/migrated-file.js';

const KEY = 'process.env.LIVEKIT_API_KEY';
const SECRET = 'process.env.LIVEKIT_API_SECRET';

/** `new RoomServiceClient(…)` with the address and the keys from the environment, which it reads by these names. */
export function clientOf(name: 'RoomServiceClient' | 'EgressClient', file: MigratedFile): string {
  const url = file.isTypeScript ? 'process.env.LIVEKIT_URL!' : 'process.env.LIVEKIT_URL';
  return `new ${file.use(name)}(${url}, ${KEY}, ${SECRET})`;
}

export const CREDENTIALS = `${KEY}, ${SECRET}`;

/** The statement before which others may stand, where `node` may be awaited. */
export function asyncStatementOf(node: ts.Node): ts.Statement | undefined {
  return isInAsync(node) ? statementOf(node) : undefined;
}
