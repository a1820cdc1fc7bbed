import fc from 'fast-check';
import { expect, it } from 'vitest';
import { webhookBody } from './envelope.js';

const event = {
  id: '0b8a0d3f-6ca7-4bd8-a0f3-6d8d8c0f6d3a',
  type: 'video.space.created',
  objectType: 'space',
  objectId: 'abc',
  data: '{"id":"abc","created_at":1656362194}',
  requestId: null,
  createdAt: new Date('2022-06-27T20:36:34.000Z'),
};
const environment = { id: 'env', name: 'Production' };

it('has the keys of a real delivery, in their order, and times in its form', () => {
  const body = webhookBody({ event, environment, attempts: [] });
  expect(body).toBe(
    '{"type":"video.space.created","request_id":null,"object":{"type":"space","id":"abc"},' +
      '"id":"0b8a0d3f-6ca7-4bd8-a0f3-6d8d8c0f6d3a","environment":{"name":"Production","id":"env"},' +
      '"data":{"id":"abc","created_at":1656362194},"created_at":"2022-06-27T20:36:34.000000Z",' +
      '"attempts":[],"accessor_source":null,"accessor":null}',
  );
});

it('survives JSON.parse and JSON.stringify byte for byte, whatever the caller put into it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (passthrough, anything) => {
      const data = JSON.stringify({ passthrough, new_asset_settings: anything });
      const body = webhookBody({ event: { ...event, data }, environment, attempts: [] });
      expect(JSON.stringify(JSON.parse(body))).toBe(body);
    }),
  );
});
