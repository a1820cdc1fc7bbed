// The envelope and the payloads that psrpc (July 2026) publishes, as protobuf messages.
import { Any, proto3, ScalarType, type Message, type MessageType } from '@bufbuild/protobuf';

/** Around every message. Other than `google.protobuf.Any` it may name the channel that it was meant for. */
interface Envelope extends Message<Envelope> {
  typeUrl: string;
  value: Uint8Array;
  channel: string;
}

export interface Request extends Message<Request> {
  requestId: string;
  clientId: string;
  /** Nanoseconds since 1970, as are all times here. */
  sentAt: bigint;
  expiry: bigint;
  multi: boolean;
  metadata: { [key: string]: string };
  rawRequest: Uint8Array;
}

export interface Response extends Message<Response> {
  requestId: string;
  serverId: string;
  sentAt: bigint;
  error: string;
  code: string;
  rawResponse: Uint8Array;
  errorDetails: Any[];
}

export interface ClaimRequest extends Message<ClaimRequest> {
  requestId: string;
  serverId: string;
  affinity: number;
}

export interface ClaimResponse extends Message<ClaimResponse> {
  requestId: string;
  serverId: string;
}

const { STRING, BYTES, INT64, BOOL, FLOAT } = ScalarType;
const scalar = (no: number, name: string, T: ScalarType) => ({ no, name, kind: 'scalar', T }) as const;

export const Envelope: MessageType<Envelope> = proto3.makeMessageType('internal.Msg', () => [
  scalar(1, 'type_url', STRING),
  scalar(2, 'value', BYTES),
  scalar(3, 'channel', STRING),
]);

export const Request: MessageType<Request> = proto3.makeMessageType('internal.Request', () => [
  scalar(1, 'request_id', STRING),
  scalar(2, 'client_id', STRING),
  scalar(3, 'sent_at', INT64),
  scalar(4, 'expiry', INT64),
  scalar(5, 'multi', BOOL),
  { no: 7, name: 'metadata', kind: 'map', K: STRING, V: { kind: 'scalar', T: STRING } },
  scalar(8, 'raw_request', BYTES),
]);

export const Response: MessageType<Response> = proto3.makeMessageType('internal.Response', () => [
  scalar(1, 'request_id', STRING),
  scalar(2, 'server_id', STRING),
  scalar(3, 'sent_at', INT64),
  scalar(5, 'error', STRING),
  scalar(6, 'code', STRING),
  scalar(7, 'raw_response', BYTES),
  { no: 8, name: 'error_details', kind: 'message', T: Any, repeated: true },
]);

export const ClaimRequest: MessageType<ClaimRequest> = proto3.makeMessageType('internal.ClaimRequest', () => [
  scalar(1, 'request_id', STRING),
  scalar(2, 'server_id', STRING),
  scalar(3, 'affinity', FLOAT),
]);

export const ClaimResponse: MessageType<ClaimResponse> = proto3.makeMessageType(
  'internal.ClaimResponse',
  () => [scalar(1, 'request_id', STRING), scalar(2, 'server_id', STRING)],
);
