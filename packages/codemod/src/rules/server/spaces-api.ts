// mux-node's Spaces and Broadcasts: RoomServiceClient and EgressClient.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { isInAsync, isUnused } from '../../source/syntax.js';
import type { MigratedFile } from '../../source/migrated-file.js';
import { marked, rewritten, type Rule } from '../rule.js';
import { clientOf } from './server-code.js';

/** The names of mux-node 5 to 7, and those of 8. */
const NAMES: Record<string, string> = {
  'MuxSpacesApi.create': 'Spaces.create',
  'MuxSpacesApi.get': 'Spaces.get',
  'MuxSpacesApi.retrieve': 'Spaces.get',
  'MuxSpacesApi.list': 'Spaces.list',
  'MuxSpacesApi.delete': 'Spaces.delete',
  'MuxSpacesApi.createBroadcast': 'Broadcasts.create',
  'MuxSpacesApi.retrieveBroadcast': 'Broadcasts.get',
  'MuxSpacesApi.deleteBroadcast': 'Broadcasts.delete',
  'MuxSpacesApi.startBroadcast': 'Broadcasts.start',
  'MuxSpacesApi.stopBroadcast': 'Broadcasts.stop',
  'MuxBroadcastsApi.create': 'Broadcasts.create',
  'MuxBroadcastsApi.get': 'Broadcasts.get',
  'MuxBroadcastsApi.delete': 'Broadcasts.delete',
  'MuxBroadcastsApi.start': 'Broadcasts.start',
  'MuxBroadcastsApi.stop': 'Broadcasts.stop',
};

export const spacesApi: Rule = {
  id: 'spaces-api',
  section: 'Introduction to LiveKit',
  covers: {
    ...rewritten({
      'Spaces.delete': 'deleteRoom()',
      'Broadcasts.stop': 'stopEgress() for the active egresses of the room',
    }),
    ...marked({
      'Spaces.create':
        'createRoom() where the result is not used; else a marker: a room has a name, not an id',
      'Spaces.get': 'listRooms([name]): the fields of a room are others',
      'Spaces.list': 'listRooms(): the fields of a room are others',
      'Broadcasts.create': 'an egress begins when it is made: startRoomCompositeEgress()',
      'Broadcasts.get': 'listEgress()',
      'Broadcasts.delete': 'an egress that ended needs no deletion',
      'Broadcasts.start': 'startRoomCompositeEgress() to mux://STREAM_KEY, which the program has to supply',
    }),
  },
  call(call, file) {
    const operation = operationOf(call, file);
    if (!operation) return false;
    const parts = isUnused(call) ? REPLACEMENTS[operation]?.(call, file) : undefined;
    if (!parts) {
      file.mark(call, operation.startsWith('Broadcasts') ? 'BROADCAST' : 'REST', operation);
      return true;
    }
    file.replace(call, ...parts);
    file.rewrote(call, spacesApi.id, `${operation} is ${spacesApi.covers[operation]!.to}`);
    return true;
  },
};

type Replacement = (call: ts.CallExpression, file: MigratedFile) => Part[] | undefined;

/** Where nobody reads what Mux answered, so that only the effect counts. */
const REPLACEMENTS: Partial<Record<string, Replacement>> = {
  'Spaces.delete': (call, file) => [
    clientOf('RoomServiceClient', file),
    '.deleteRoom(',
    call.arguments[0]!,
    ')',
  ],
  'Broadcasts.stop': (call, file) => {
    if (!isInAsync(call) || !ts.isAwaitExpression(call.parent)) return undefined;
    const egress = clientOf('EgressClient', file);
    const active = ['await ', egress, '.listEgress({ roomName: ', call.arguments[0]!, ', active: true })'];
    return ['Promise.all((', ...active, `).map(({ egressId }) => ${egress}.stopEgress(egressId)))`];
  },
};

function operationOf(call: ts.CallExpression, file: MigratedFile): string | undefined {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee) || !OPERATION_NAMES.has(callee.name.text)) return undefined;
  return file.sdk
    .membersOf(callee.name)
    .map((row) => NAMES[row])
    .find((name) => name !== undefined);
}

const OPERATION_NAMES = new Set(Object.keys(NAMES).map((row) => row.slice(row.indexOf('.') + 1)));
