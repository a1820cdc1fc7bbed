import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isBroadcasting, readRoomMetadata } from './room-metadata.js';

const broadcast = { id: 'b1', state: 'retrying', cause: 'the ingest closed the connection' };

it('reads the broadcasts beside whatever the application keeps there', () => {
  const text = JSON.stringify({ theme: 'dark', airlock: { broadcasts: [broadcast] } });
  expect(readRoomMetadata(text)).toEqual({ broadcasts: [broadcast] });
});

it.each([undefined, '', 'hello', '{', '7', 'null', '[]', '{}', '{"airlock":null}', '{"airlock":"on"}'])(
  'finds nothing in %j',
  (text) => expect(readRoomMetadata(text)).toBeUndefined(),
);

it('leaves out broadcasts that it cannot read and keeps the others', () => {
  const broadcasts = [null, 3, {}, { id: 1, state: 'active' }, { id: 'b2', state: 'exploded' }, broadcast];
  expect(readRoomMetadata(JSON.stringify({ airlock: { broadcasts } }))).toEqual({ broadcasts: [broadcast] });
  expect(readRoomMetadata('{"airlock":{"broadcasts":"none"}}')).toEqual({ broadcasts: [] });
});

it('never throws', () => {
  fc.assert(fc.property(fc.json(), (text) => void readRoomMetadata(`{"airlock":${text}}`)));
  fc.assert(fc.property(fc.string(), (text) => void readRoomMetadata(text)));
});

it.each([
  ['idle', false],
  ['starting', false],
  ['active', true],
  ['retrying', true],
] as const)('is broadcasting while one is %s: %s', (state, expected) => {
  expect(
    isBroadcasting({
      broadcasts: [
        { id: 'a', state: 'idle' },
        { id: 'b', state },
      ],
    }),
  ).toBe(expected);
});

it('is not broadcasting in a room without metadata', () => expect(isBroadcasting(undefined)).toBe(false));
