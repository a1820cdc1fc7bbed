// @mux/mux-node 7.3.5, as an application of 2023 used it.
import muxModule from 'mux-node-7';
import { walkPages, type Credentials, type MuxNode } from './mux-client.js';

/** Its types describe the CommonJS build, whose class is one `default` deeper than that of the module build. */
const Mux = muxModule as unknown as typeof muxModule.default;

export function muxNode7({ baseUrl, tokenId, tokenSecret }: Credentials): MuxNode {
  const { Video } = new Mux(tokenId, tokenSecret, { baseUrl });
  const { Spaces, SigningKeys, LiveStreams } = Video;
  return {
    createSpace: (passthrough) => Spaces.create({ passthrough }),
    listSpaces: (limit) => walkPages((page) => Spaces.list({ limit, page })),
    getSpace: (id) => Spaces.get(id),
    deleteSpace: (id) => Spaces.delete(id),
    createLiveStream: async () => ({ id: (await LiveStreams.create({ playback_policy: ['public'] })).id! }),
    createBroadcast: (spaceId, live_stream_id) => Spaces.Broadcasts.create(spaceId, { live_stream_id }),
    getBroadcast: (spaceId, id) => Spaces.Broadcasts.get(spaceId, id),
    startBroadcast: (spaceId, id) => Spaces.Broadcasts.start(spaceId, id),
    deleteBroadcast: (spaceId, id) => Spaces.Broadcasts.delete(spaceId, id),
    createSigningKey: () => SigningKeys.create(),
    listSigningKeys: () => SigningKeys.list(),
    getSigningKey: (id) => SigningKeys.get(id),
    deleteSigningKey: (id) => SigningKeys.del(id),
    // It rejects with the inner object of the envelope, which is no Error.
    refusalOf: (rejection) => (rejection as { type?: string }).type,
    signSpaceId: async (spaceId, { id, private_key }) =>
      Mux.JWT.signSpaceId(spaceId, { keyId: id, keySecret: private_key!, expiration: '1h' }),
    verifyWebhook: (body, signature, secret) => void Mux.Webhooks.verifyHeader(body, signature, secret),
    [Symbol.asyncDispose]: async () => {},
  };
}
