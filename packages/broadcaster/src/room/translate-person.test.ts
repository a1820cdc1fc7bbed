import { ParticipantKind } from '@livekit/rtc-node';
import { expect, it } from 'vitest';
import { isPerson } from './translate-person.js';

type Seen = Parameters<typeof isPerson>[0];

it.each([
  ['STANDARD', true],
  ['SIP', true],
  ['CONNECTOR', true],
  ['BRIDGE', true],
  ['AGENT', false],
  ['EGRESS', false],
] as const)(
  'reads the kind by rtc-node’s numbers, which are not the server’s: %s is a person: %s',
  (kind, expected) => {
    expect(isPerson({ identity: 'ada', kind: ParticipantKind[kind], info: {} as Seen['info'] })).toBe(
      expected,
    );
  },
);
