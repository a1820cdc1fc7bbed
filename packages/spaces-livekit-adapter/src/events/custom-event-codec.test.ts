import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byteLength, decodeCustomEvent, encodeCustomEvent } from './custom-event-codec.js';

const bytes = (text: string) => new TextEncoder().encode(text);

it('every event survives the wire', () => {
  const payload = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(payload, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (payload, sequenceNumber) => {
      const event = { payload, sequenceNumber, scope: 1 };
      expect(decodeCustomEvent(encodeCustomEvent(event, 'id'))).toEqual({ event, id: 'id' });
    }),
  );
});

it('the largest payload of the worst characters survives too', () => {
  const event = { payload: '\u0001'.repeat(4096), sequenceNumber: 1, scope: 1 };
  expect(decodeCustomEvent(encodeCustomEvent(event))).toEqual({ event });
});

it('whatever else is sent is no event, and never throws', () => {
  fc.assert(fc.property(fc.uint8Array(), (packet) => void decodeCustomEvent(packet)));
  fc.assert(fc.property(fc.json(), (json) => decodeCustomEvent(bytes(json)) === undefined));
});

it.each([
  '{"payload":"x"}',
  '{"payload":"x","sequenceNumber":0}',
  '{"payload":"x","sequenceNumber":1.5}',
  '{"payload":"x","sequenceNumber":9007199254740992}',
  '{"payload":["x"],"sequenceNumber":1}',
])('refuses %s', (json) => expect(decodeCustomEvent(bytes(json))).toBeUndefined());

it('measures UTF-8', () => expect(byteLength('é🚀')).toBe(6));
