// The calls of LiveKit's native client that rtc-node 1.1 has no method for, and its events.
import { FfiRequest, FfiResponse, livekitFfiRequest, type FfiEvent } from '@livekit/rtc-ffi-bindings';

interface FfiEvents {
  on(name: 'ffi_event', listener: (event: FfiEvent) => void): unknown;
  off(name: 'ffi_event', listener: (event: FfiEvent) => void): unknown;
}

type Message = FfiResponse['message'];
type Answer<Case> = Message extends infer Each
  ? Each extends { case: Case; value: infer Value }
    ? Value
    : never
  : never;

/** @returns the answer to the request; what comes later comes as an event. */
export function ffiRequest<Case extends Message['case']>(
  request: ConstructorParameters<typeof FfiRequest>[0],
): Answer<Case> {
  const answer = FfiResponse.fromBinary(livekitFfiRequest(new FfiRequest(request).toBinary()));
  return answer.message.value as Answer<Case>;
}

/** Rtc-node keeps the only callback that the native client has; its emitter is a global. @returns what ends it. */
export function onFfiEvent(listener: (event: FfiEvent) => void): () => void {
  const { _ffiClientInstance: client } = globalThis as { _ffiClientInstance?: FfiEvents };
  if (!client) throw new Error('rtc-node has not been started: connect a room first.');
  client.on('ffi_event', listener);
  return () => void client.off('ffi_event', listener);
}
