import * as livekit from 'livekit-client';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  livekitClientNames,
  livekitServerSdkNames,
  spacesWebNames,
  type DeclaredNames,
} from '../../test/livekit-names.js';
import { toLiveKitTrackSource, type MuxTrackSource } from '../track-source/translate-track-source.js';
import { CLAIM_ROWS } from './claim-rows.js';
import { MEMBER_ROWS } from './member-rows.js';
import { PARTICIPANT_EVENT_ROWS, TRACK_EVENT_ROWS } from './participant-event-rows.js';
import { PARTICIPANT_FIELD_ROWS } from './participant-field-rows.js';
import { SPACE_EVENT_ROWS } from './space-event-rows.js';
import { SERVER_ROWS } from './server-rows.js';
import { findTranslation, livekitWord, translationOf, TRANSLATION_TABLE } from './translation-table.js';
import { VALUE_ROWS } from './value-rows.js';

let client: DeclaredNames;
let server: DeclaredNames;
beforeAll(() => {
  client = livekitClientNames();
  server = livekitServerSdkNames();
});

describe('the table', () => {
  it('gives every row an id of its own', () => {
    expect(new Set(TRANSLATION_TABLE.map(({ id }) => id)).size).toBe(TRANSLATION_TABLE.length);
    expect(findTranslation('space-event/participant-left')?.mux).toBe('ParticipantLeft');
    expect(findTranslation('space-event/nobody')).toBeUndefined();
  });

  it('explains every row whose two sides are not simply the same', () => {
    const simple = ['same', 'renamed', 'reshaped'];
    const unexplained = TRANSLATION_TABLE.filter(({ note, section, correspondence }) => {
      return note === '' && !(section === 'value' ? simple : simple.slice(0, 2)).includes(correspondence);
    });
    expect(unexplained).toEqual([]);
  });

  it('says dropped and added of the rows that have one side only', () => {
    for (const { id, mux, livekit: words, correspondence } of TRANSLATION_TABLE) {
      if (correspondence === 'dropped') expect(words, id).toEqual([]);
      if (correspondence === 'added') expect(mux, id).toBeUndefined();
      if (mux === undefined) expect(correspondence, id).toBe('added');
    }
  });

  it.each([
    ['claim', 14],
    ['participant-field', 5],
    ['space-event', 15],
    ['participant-event', 10],
  ])("has every row of the guide's table of %ss", (section, count) => {
    expect(TRANSLATION_TABLE.filter((row) => row.section === section && row.isInGuide)).toHaveLength(count);
  });
});

describe('events', () => {
  const events = [
    ...SPACE_EVENT_ROWS.map((row) => ['RoomEvent', 'RoomEventCallbacks', row] as const),
    ...PARTICIPANT_EVENT_ROWS.map((row) => ['ParticipantEvent', 'ParticipantEventCallbacks', row] as const),
    ...TRACK_EVENT_ROWS.map((row) => ['TrackEvent', 'TrackEventCallbacks', row] as const),
  ].flatMap(([enumName, callbacks, row]) =>
    row.livekit.map((event) => ({ id: row.id, enumName, callbacks, ...event })),
  );

  it.each(events)('$id: $event has these arguments', ({ enumName, callbacks, event, ...row }) => {
    const value = (livekit[enumName] as Record<string, string>)[event];
    expect(value).toBeDefined();
    expect(client.argumentsOf(callbacks, value!)).toEqual(
      row.arguments.map(({ name, type }) => ({ name, type })),
    );
  });

  it('gives each argument of LiveKit the place of one that Mux had', () => {
    for (const row of [...SPACE_EVENT_ROWS, ...PARTICIPANT_EVENT_ROWS, ...TRACK_EVENT_ROWS]) {
      const names = row.muxArguments.map(({ name }) => name);
      const places = row.livekit.flatMap(({ arguments: list }) => list.flatMap(({ of }) => of ?? []));
      expect(names, row.id).toEqual(expect.arrayContaining(places));
    }
  });
});

describe('members', () => {
  const words = [...PARTICIPANT_FIELD_ROWS, ...MEMBER_ROWS].flatMap(({ id, livekit: names }) =>
    names.map((name) => ({ id, name })),
  );

  it.each(words)('$id: $name exists', ({ name }) => {
    const [owner, member] = name.split('.') as [string, string?];
    expect(client.membersOf(owner), owner).toBeDefined();
    if (member) expect(client.membersOf(owner)).toContain(member);
  });

  it('knows when a name is gone', () => {
    expect(client.membersOf('Room')).not.toContain('participants');
    expect(client.membersOf('Participant')).not.toContain('permisions');
    expect(client.membersOf('RoomEvents')).toBeUndefined();
  });
});

describe('spaces-web 1.2.0', () => {
  const spaces = spacesWebNames();

  it.each(spaces.rows())('%s has a row', (name) => {
    expect(translationOf(name)).toBeDefined();
  });

  it('has each name of the table', () => {
    const rows = new Set(spaces.rows());
    const known = [...MEMBER_ROWS, ...PARTICIPANT_FIELD_ROWS, ...VALUE_ROWS].map(({ mux }) => mux);
    const isThere = (name: string) =>
      rows.has(name) || ['Local', 'Remote'].some((side) => rows.has(side + name));
    expect(known.filter((name) => !isThere(name))).toEqual([]);
  });

  it('is told LiveKit’s word without its owner', () => {
    expect(livekitWord('LocalParticipant.id')).toBe('identity');
    expect(livekitWord('SpaceEvent.ParticipantLeft')).toBe('ParticipantDisconnected');
    expect(() => livekitWord('Space.submitAcrScore')).toThrow('no LiveKit word');
  });
});

describe('the server', () => {
  it.each(SERVER_ROWS.flatMap(({ livekit: names }) => names))('%s exists', (name) => {
    const [owner, member] = name.split('.') as [string, string?];
    expect(server.membersOf(owner), owner).toBeDefined();
    if (member) expect(server.membersOf(owner)).toContain(member);
  });
});

describe('claims', () => {
  const registered = ['exp', 'iss', 'sub', 'nbf', 'alg'];

  it.each(CLAIM_ROWS.flatMap(({ livekit: paths }) => paths))('%s exists', (path) => {
    const [claim, grant] = path.split('.') as [string, string?];
    if (!registered.includes(claim)) expect(server.membersOf('ClaimGrants')).toContain(claim);
    if (grant) expect(server.membersOf('VideoGrant')).toContain(grant);
  });
});

describe('values', () => {
  const withCounterpart = VALUE_ROWS.filter((row) => row.livekit.length > 0);

  it.each(withCounterpart)('$mux is $livekitValue', ({ livekit: [name], livekitValue }) => {
    const [owner, enumName, member] = name!.split('.') as ['Track', 'Source' | 'Kind', string];
    expect((livekit[owner][enumName] as Record<string, string>)[member]).toBe(livekitValue);
  });

  it('agrees with the crossing of track sources', () => {
    for (const { muxValue, livekitValue } of withCounterpart.filter(({ mux }) =>
      mux.startsWith('TrackSource'),
    )) {
      expect(toLiveKitTrackSource(muxValue as MuxTrackSource)).toBe(livekitValue);
    }
  });
});
