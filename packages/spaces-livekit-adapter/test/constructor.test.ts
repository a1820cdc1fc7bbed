// Conformance 2. Constructor table of section 1 (messages and classes), in a Node without a window.
import { expect, it } from 'vitest';
import {
  ConnectionError,
  JWTError,
  Space,
  SpaceOptionsError,
  SubscriptionMode,
  type SpaceOptionsParams,
} from '../src/index.js';
import { SPACE_DEPS } from '../src/space/space-deps.js';
import { muxToken } from './rig/mux-token.js';

const token = muxToken({ sub: 'space-id', role: 'publisher', participant_id: 'anna' });
const limitMessage = 'The automaticParticipantLimit must be an integer between 1 and 20';

it.each([
  ['undefined', undefined],
  ['a number', 7],
  ['no dot', 'garbage'],
  ['no base64', 'a.!.c'],
  ['no JSON', `a.${Buffer.from('{').toString('base64url')}.c`],
  ['no UTF-8', 'a.{}.c'],
])('throws JWTError for an undecodable token: %s', (_name, jwt) => {
  expect(() => new Space(jwt as string)).toThrow(JWTError);
  expect(() => new Space(jwt as string)).toThrow(/whole JWT/);
});

it.each([
  ['no claims', muxToken({})],
  ['an array', muxToken([])],
  ['a text', muxToken('text')],
  ['null', muxToken(null)],
  ['expired', muxToken({ exp: 1 })],
  ['no signature', muxToken({}).split('.').slice(0, 2).join('.')],
  ['a display name in UTF-8', muxToken({ name: 'Zoë 🚀' })],
])('takes any decodable token: %s', (_name, jwt) => {
  expect(new Space(jwt).localParticipant).toBeUndefined();
});

it.each([0, 21, 2.5, Number.NaN, '5', null])(
  'refuses automaticParticipantLimit %s, in manual mode too',
  (limit) => {
    for (const subscriptionMode of Object.values(SubscriptionMode)) {
      const options = { automaticParticipantLimit: limit, subscriptionMode } as SpaceOptionsParams;
      expect(() => new Space(token, options)).toThrow(new SpaceOptionsError(limitMessage));
      expect(() => new Space(token, 'wss://host', options)).toThrow(SpaceOptionsError);
    }
  },
);

it.each([1, 20, undefined])('takes automaticParticipantLimit %s', (automaticParticipantLimit) => {
  expect(() => new Space(token, { automaticParticipantLimit } as SpaceOptionsParams)).not.toThrow();
});

it.each(['x'.repeat(65), '🚀'.repeat(33), 7, {}])('refuses the display name %s', (displayName) => {
  const message = `May not join with invalid display name: ${String(displayName)}`;
  expect(() => new Space(token, { displayName } as SpaceOptionsParams)).toThrow(
    new SpaceOptionsError(message),
  );
});

it.each(['', ' ', 'x'.repeat(64), '🚀'.repeat(32), undefined, null])(
  'takes the display name "%s"',
  (displayName) => {
    expect(() => new Space(token, { displayName } as SpaceOptionsParams)).not.toThrow();
  },
);

it('checks the token, then the limit, then the name', () => {
  const options = { automaticParticipantLimit: 0, displayName: 'x'.repeat(65) };
  expect(() => new Space('', options)).toThrow(JWTError);
  expect(() => new Space(token, options)).toThrow(limitMessage);
});

it('takes null for no options', () => {
  expect(() => new Space(token, null as never)).not.toThrow();
  expect(() => new Space(token, 'wss://host', null as never)).not.toThrow();
});

it('begins with nothing joined', () => {
  const space = new Space(token);
  expect(space).toMatchObject({ broadcasting: false, localParticipant: undefined, sessionId: undefined });
  expect(() => space.leave()).not.toThrow();
});

it('joining without any address names the ways to give one', async () => {
  await expect(new Space(token).join()).rejects.toMatchObject({
    name: 'ConnectionError',
    message: expect.stringContaining('configure({ exchangeUrl })'),
  });
});

it('join() in a browser that livekit-client does not run in names those that it needs', async () => {
  const createRoom = () => {
    throw new TypeError('Object.hasOwn is not a function');
  };
  const space = new Space(token, 'ws://127.0.0.1:1', { [SPACE_DEPS]: { createRoom } } as SpaceOptionsParams);
  await expect(space.join()).rejects.toThrow(/^livekit-client needs .* Safari 15\.4: Object.hasOwn /);
  await expect(space.join()).rejects.toThrow(ConnectionError);
});
