import { PARTICIPANT_ID_ATTRIBUTE } from '@airlock-rtc/contract';
import { describe, expect, it } from 'vitest';
import type { MuxClaims } from './mux-claims.js';
import { translateMuxClaims } from './translate-mux-claims.js';

const mux: MuxClaims = {
  sub: 'space-1',
  aud: 'rt',
  exp: 1_750_137_631,
  kid: 'key-1',
  participant_id: 'bob',
  role: 'publisher',
};
const translate = (claims: Partial<MuxClaims> = {}, displayName?: string) =>
  translateMuxClaims({ ...mux, ...claims }, { identity: 'bob-1', displayName });

it("translates the guide's example whole", () => {
  expect(translate({}, 'Bob')).toEqual({
    sub: 'bob-1',
    exp: 1_750_137_631,
    name: 'Bob',
    attributes: { [PARTICIPANT_ID_ATTRIBUTE]: 'bob' },
    video: {
      room: 'space-1',
      roomJoin: true,
      canPublish: true,
      canSubscribe: true,
      canPublishData: true,
      canUpdateOwnMetadata: true,
    },
  });
});

describe('by claim', () => {
  it('exp is kept', () => expect(translate({ exp: 99 }).exp).toBe(99));

  it('sub names the room, and the identity becomes the subject', () => {
    expect(translate({ sub: 'space-2' })).toMatchObject({ sub: 'bob-1', video: { room: 'space-2' } });
  });

  it('kid, aud and iat have no counterpart, iss is left to signing, nbf is not written', () => {
    const claims = translate({ iat: 1, aud: ['rt', 'pub'] });
    for (const name of ['kid', 'aud', 'iat', 'iss', 'nbf']) expect(claims).not.toHaveProperty(name);
  });

  it('role publisher may publish media and data', () => {
    expect(translate().video).toMatchObject({ canPublish: true, canPublishData: true });
  });

  it('role subscriber is refused media and data in so many words, since an absent grant allows', () => {
    expect(translate({ role: 'subscriber' }).video).toMatchObject({
      canPublish: false,
      canPublishData: false,
      canSubscribe: true,
    });
  });

  it.each([undefined, 'Subscriber', 'admin', ''])('role %j counts as publisher', (role) => {
    expect(translate({ role }).video).toMatchObject({ canPublish: true, canPublishData: true });
  });

  it.each(['publisher', 'subscriber'])('a %s may change its display name', (role) => {
    expect(translate({ role }).video.canUpdateOwnMetadata).toBe(true);
  });

  it('participant_id travels in an attribute, and may be absent', () => {
    expect(translate().attributes).toEqual({ [PARTICIPANT_ID_ATTRIBUTE]: 'bob' });
    expect(translate({ participant_id: undefined })).not.toHaveProperty('attributes');
  });

  it('the display name of the join becomes name', () => {
    expect(translate({}, 'Bob').name).toBe('Bob');
    expect(translate()).not.toHaveProperty('name');
  });
});

describe('refuses', () => {
  it('a token without a space, as mux-node 8 signs for an empty id', () => {
    expect(() => translate({ sub: undefined })).toThrow(expect.objectContaining({ code: 'missing_subject' }));
  });

  it('a token without an end', () => {
    expect(() => translate({ exp: undefined })).toThrow(expect.objectContaining({ code: 'missing_expiry' }));
  });

  it('an empty identity', () => {
    expect(() => translateMuxClaims(mux, { identity: '' })).toThrow(/unique in the room/);
  });

  it('a display name that Mux would refuse', () => {
    expect(() => translate({}, 'x'.repeat(65))).toThrow(/at most 64/);
    expect(translate({}, 'x'.repeat(64)).name).toHaveLength(64);
  });
});
