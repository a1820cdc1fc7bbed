// Conformance 1. Surface: walks every exported member of spaces-web 1.2.0, listed in surface.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// @ts-expect-error Its package.json shows the declarations to nobody who reads "exports".
import * as original from 'spaces-web-original';
import { expect, it } from 'vitest';
import * as spaces from '../src/index.js';
import { muxToken } from './rig/mux-token.js';

interface Row {
  kind: 'class' | 'enum' | 'type' | 'interface' | 'function';
  methods?: string[];
  properties?: string[];
  values?: Record<string, string | number>;
}

const surface: Record<string, Row> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'surface.json'), 'utf8'),
);
const rows = Object.entries(surface);
const exported = new Map<string, unknown>(Object.entries(spaces));

/** Declared, and never assigned by spaces-web 1.2.0 either. */
const unassigned = ['MuxError.code'];

const description = {
  tid: 't',
  name: 'n',
  muted: false,
  source: 'camera',
  kind: 2,
  width: 1,
  height: 1,
} as const;
const person = { id: 'i', connectionId: 'c', displayName: 'd', role: 1, status: 1 } as const;
const instances = new Map<string, object>(
  Object.entries({
    Space: new spaces.Space(muxToken({ sub: 'space' })),
    LocalParticipant: new spaces.LocalParticipant(person, {} as never),
    RemoteParticipant: new spaces.RemoteParticipant(person, {} as never),
    Track: new spaces.Track({ ...description, source: spaces.TrackSource.Camera, track: {} as never }),
    LocalTrack: new spaces.LocalTrack({
      ...{ ...description, source: spaces.TrackSource.Camera },
      ...{ track: {} as never, deviceId: 'device' },
    }),
  }),
);

it.each(rows.filter(([, { kind }]) => kind === 'class'))(
  'class %s',
  (name, { methods = [], properties = [] }) => {
    const type = exported.get(name) as { prototype: Record<string, unknown> };
    expect(type).toBeTypeOf('function');
    for (const method of methods) expect(type.prototype[method], `${name}.${method}`).toBeTypeOf('function');
    for (const property of properties.filter((each) => !unassigned.includes(`${name}.${each}`)))
      expect(instances.get(name), `${name}.${property}`).toHaveProperty(property);
  },
);

it.each(rows.filter(([, { kind }]) => kind === 'enum'))('enum %s', (name, { values }) => {
  expect(exported.get(name)).toMatchObject(values!);
  // With the members that the original does not declare.
  expect(exported.get(name)).toEqual({ ...(original as Record<string, object>)[name] });
});

it.each(rows.filter(([, { kind }]) => kind === 'function'))('function %s', (name) => {
  expect(exported.get(name)).toBeTypeOf('function');
});

it('exports nothing besides, but configure and livekitRoomOf', () => {
  const known = rows.filter(([, { kind }]) => kind !== 'type' && kind !== 'interface').map(([name]) => name);
  expect([...exported.keys()].toSorted()).toEqual([...known, 'configure', 'livekitRoomOf'].toSorted());
});

it('every error is a MuxError, named as its class', () => {
  for (const [name, type] of exported) {
    if (!name.endsWith('Error')) continue;
    const error = new (type as new (message: string) => Error)('what to do next');
    expect(error).toBeInstanceOf(spaces.MuxError);
    expect(error).toMatchObject({ name, message: 'what to do next' });
    expect((error as spaces.MuxError).code).toBeUndefined();
  }
});
