// A live stream as the destination of a broadcast: whether there is such a one, and where it is sent to.
import { GatewayError } from '../errors/errors.js';
import type { LiveStreams } from './live-streams.js';
import type { LiveStream } from './schemas.js';

interface Context {
  readonly liveStreams: Pick<LiveStreams, 'get' | 'ingestUrl'>;
}

/**
 * Asked before a broadcast is stored, and outside of its transaction: the answer may come from Mux.
 * @throws GatewayError `invalid_parameters` when the environment has no such live stream.
 */
export async function requireLiveStream(context: Context, environmentId: string, id: string): Promise<void> {
  const missing = 'live_stream_id: no live stream of this environment has it';
  await find(context, environmentId, id, () => new GatewayError('invalid_parameters', missing));
}

/**
 * The RTMP URL with the stream key, which is asked for at each start: it may have been reset, and Mux's are not stored.
 * @throws GatewayError `failed_request` when nothing can be sent there.
 */
export async function destinationUrl(context: Context, environmentId: string, id: string): Promise<string> {
  const gone = 'The live stream of the broadcast has been deleted: make a broadcast to another one';
  const stream = await find(context, environmentId, id, () => new GatewayError('failed_request', gone));
  if (stream.status === 'disabled') {
    throw new GatewayError('failed_request', 'The live stream of the broadcast is disabled: enable it first');
  }
  const { ingestUrl } = context.liveStreams;
  if (!ingestUrl) {
    throw new GatewayError(
      'failed_request',
      'No RTMP server is set: set AIRLOCK_INGEST_URL to rtmp://host:port/app',
    );
  }
  return `${ingestUrl.replace(/\/$/, '')}/${stream.stream_key}`;
}

/** Refuses to take a live stream away from under a broadcast. */
export function destinationInUse(): GatewayError {
  return new GatewayError('failed_request', 'A broadcast is sent to this live stream: stop it first');
}

async function find(
  { liveStreams }: Context,
  environmentId: string,
  id: string,
  missing: () => GatewayError,
): Promise<LiveStream> {
  try {
    return await liveStreams.get({ environmentId }, id);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'not_found') throw missing();
    throw error;
  }
}
