import { ParticipantInfo_Kind } from '@livekit/protocol';
import { expect, it } from 'vitest';
import { IS_PERSON_BY_KIND, isPerson } from './person.js';

it('decides for every kind that @livekit/protocol knows: one that LiveKit adds must be decided here', () => {
  const names = Object.keys(ParticipantInfo_Kind).filter((name) => Number.isNaN(Number(name)));
  expect(Object.keys(IS_PERSON_BY_KIND).sort()).toEqual(names.sort());
});

it.each(['STANDARD', 'INGRESS', 'SIP', 'CONNECTOR', 'BRIDGE', 'SOME_LATER_KIND', undefined])(
  '%s is a person',
  (kind) => {
    expect(isPerson({ identity: 'ada', kind })).toBe(true);
    expect(isPerson({ identity: 'ada', kind, permission: { hidden: false, recorder: false } })).toBe(true);
  },
);

it.each([
  ['egress', { kind: 'EGRESS' }],
  ['an agent', { kind: 'AGENT' }],
  ['egress by its identity', { identity: 'EG_abc' }],
  ['a broadcaster', { identity: 'airlock-broadcaster-1' }],
  ['a hidden participant', { permission: { hidden: true } }],
  ['a recorder', { permission: { recorder: true } }],
])('%s is not a person', (_what, change) => {
  expect(isPerson({ identity: 'ada', kind: 'STANDARD', ...change })).toBe(false);
});
