import {
  ConnectionError as LiveKitError,
  DisconnectReason,
  ParticipantKind,
  RemoteParticipant,
  type Participant,
} from 'livekit-client';
import { expect, it } from 'vitest';
import { ConnectionError, InternalError, JWTError } from './errors.js';
import {
  describePublication,
  disconnectedError,
  isPerson,
  joinError,
  participantId,
} from './translate-livekit.js';

it.each([
  [LiveKitError.notAllowed('bad token', 401), JWTError],
  [LiveKitError.notAllowed('forbidden', 403), JWTError],
  [LiveKitError.serverUnreachable('nobody there'), ConnectionError],
  [LiveKitError.internal('oops'), InternalError],
  [LiveKitError.leaveRequest('left', DisconnectReason.JOIN_FAILURE), ConnectionError],
  [LiveKitError.websocket('room full?'), ConnectionError],
  [LiveKitError.timeout('late'), ConnectionError],
  [new Error("LiveKit doesn't seem to be supported on this browser."), ConnectionError],
  ['text', ConnectionError],
])('%s becomes a Mux error with the next step', (error, type) => {
  const translated = joinError(error);
  expect(translated).toBeInstanceOf(type);
  expect(translated.message).toMatch(/join again|Ask your server/);
  expect(translated.cause).toBe(error);
});

it('Mux’s own errors stay as they are', () => {
  const error = new JWTError('x');
  expect(joinError(error)).toBe(error);
});

it('the reason of a disconnect is told', () => {
  expect(disconnectedError(DisconnectReason.DUPLICATE_IDENTITY).message).toContain('identity');
  expect(disconnectedError(DisconnectReason.ROOM_DELETED).message).toContain('closed');
  expect(disconnectedError(undefined).message).toContain('Failed to reconnect to the server.');
});

it.each([
  [{ kind: ParticipantKind.STANDARD, identity: 'anna' }, true],
  [{ kind: ParticipantKind.CONNECTOR, identity: '+49' }, true],
  [{ kind: ParticipantKind.EGRESS, identity: 'x' }, false],
  [{ kind: ParticipantKind.STANDARD, identity: 'x', permissions: { hidden: true } }, false],
])('%j is a person: %s', (participant, expected) => {
  expect(isPerson(participant as Participant)).toBe(expected);
});

it('the id is Mux’s participant_id where the token carries one', () => {
  const attributes = { 'airlock.participant_id': 'anna' };
  expect(participantId({ identity: 'anna-7f', attributes } as unknown as Participant)).toBe('anna');
  expect(participantId({ identity: 'anna-7f', attributes: {} } as unknown as Participant)).toBe('anna-7f');
});

const [unknown, camera] = [0, 1];
it.each([
  ['video without a source', [{ source: unknown }], ['camera']],
  ['beside a camera', [{ source: unknown }, { source: camera }], ['other', 'camera']],
  ['as this adapter publishes `other`', [{ source: unknown, stream: 'other' }], ['other']],
  ['audio without a source', [{ source: unknown, type: 0 }], ['other']],
])('%s is shown as it is meant: %j is %j', (_what, published, sources) => {
  const signals = { connectOptions: {} } as ConstructorParameters<typeof RemoteParticipant>[0];
  const ann = new RemoteParticipant(signals, 'PA_ann', 'ann');
  const tracks = published.map((track, index) => ({ sid: `TR_${index}`, type: 1, ...track }));
  ann.updateInfo({ sid: 'PA_ann', identity: 'ann', tracks, attributes: {} } as never);
  const described = [...ann.trackPublications.values()].map((each) => describePublication(each, ann));
  expect(described.map(({ source }) => source)).toEqual(sources);
});
