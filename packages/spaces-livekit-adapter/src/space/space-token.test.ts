import { expect, it } from 'vitest';
import { muxToken } from '../../test/rig/mux-token.js';
import { ParticipantRole } from '../participants/participant-enums.js';
import { readSpaceToken } from './space-token.js';

it('reads a Mux token', () => {
  const claims = { sub: 'space', role: 'subscriber', participant_id: 'Zoë' };
  expect(readSpaceToken(muxToken(claims))).toEqual({
    ...{ spaceId: 'space', role: ParticipantRole.Subscriber, participantId: 'Zoë' },
  });
});

it('reads a LiveKit token, whose sub is a person', () => {
  const claims = { sub: 'anna', video: { room: 'space', canPublish: false } };
  expect(readSpaceToken(muxToken(claims))).toEqual({ spaceId: 'space', role: ParticipantRole.Subscriber });
  expect(readSpaceToken(muxToken({ video: {} })).role).toBe(ParticipantRole.Publisher);
});

it.each(['publisher', 'Subscriber', undefined, 7])('role %s may publish', (role) => {
  expect(readSpaceToken(muxToken({ role })).role).toBe(ParticipantRole.Publisher);
});
