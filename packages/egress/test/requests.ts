// Requests as livekit-server 1.13 sends them to a worker.
import {
  RoomCompositeEgressRequest,
  StartEgressRequest as UnifiedRequest,
  StreamOutput,
  StreamProtocol,
  TemplateSource,
} from '@livekit/protocol';
import { StartEgressRequest, type EgressSource } from '../src/rpc/messages.js';

export const STREAM_URL = 'rtmp://127.0.0.1/app/secret-key-1';

export const streams = (...urls: string[]) => new StreamOutput({ protocol: StreamProtocol.RTMP, urls });

export function requestOf(request: EgressSource): StartEgressRequest {
  return new StartEgressRequest({ egressId: 'EG_1', roomId: 'RM_1', token: 'a.secret.token', request });
}

type CompositeFields = ConstructorParameters<typeof RoomCompositeEgressRequest>[0];

export function composite(
  fields: CompositeFields = { streamOutputs: [streams(STREAM_URL)] },
): StartEgressRequest {
  const value = new RoomCompositeEgressRequest({ roomName: 'studio', ...fields });
  return requestOf({ case: 'roomComposite', value });
}

export function template(
  outputs: NonNullable<ConstructorParameters<typeof UnifiedRequest>[0]>['outputs'],
  source: ConstructorParameters<typeof TemplateSource>[0] = {},
): StartEgressRequest {
  const value = new UnifiedRequest({
    roomName: 'studio',
    source: { case: 'template', value: new TemplateSource(source) },
    outputs,
  });
  return requestOf({ case: 'egress', value });
}
