// @mux/mux-node 8.8.0, the last with Spaces, as an application of early 2024 used it.
import Mux from 'mux-node-8';
import type { Credentials, MuxNode } from './mux-client.js';

export function muxNode8({ baseUrl, tokenId, tokenSecret }: Credentials): MuxNode {
  const mux = new Mux({ baseURL: baseUrl, tokenId, tokenSecret });
  const { spaces, liveStreams } = mux.video;
  const { signingKeys } = mux.system;
  return {
    createSpace: (passthrough) => spaces.create({ passthrough }),
    listSpaces: (limit) => all(spaces.list({ limit })),
    getSpace: (id) => spaces.retrieve(id),
    deleteSpace: (id) => spaces.delete(id),
    createLiveStream: () => liveStreams.create({ playback_policy: ['public'] }),
    createBroadcast: (spaceId, live_stream_id) => spaces.createBroadcast(spaceId, { live_stream_id }),
    getBroadcast: (spaceId, id) => spaces.retrieveBroadcast(spaceId, id),
    startBroadcast: (spaceId, id) => spaces.startBroadcast(spaceId, id),
    deleteBroadcast: (spaceId, id) => spaces.deleteBroadcast(spaceId, id),
    createSigningKey: () => signingKeys.create(),
    listSigningKeys: () => all(signingKeys.list()),
    getSigningKey: (id) => signingKeys.retrieve(id),
    deleteSigningKey: (id) => signingKeys.delete(id),
    refusalOf: (rejection) => (rejection as { error?: { error?: { type?: string } } }).error?.error?.type,
    signSpaceId: (spaceId, { id, private_key }) =>
      mux.jwt.signSpaceId(spaceId, {
        keyId: id,
        keySecret: private_key!,
        expiration: '1h',
      }),
    verifyWebhook: (body, signature, secret) =>
      mux.webhooks.verifySignature(body, { 'mux-signature': signature }, secret),
    [Symbol.asyncDispose]: async () => {},
  };
}

async function all<Item>(pages: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of pages) items.push(item);
  return items;
}
