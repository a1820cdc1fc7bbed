// The calls of LiveKit's native client that rtc-node 1.1 has no method for, and its events.
import {
  FfiHandle,
  FfiRequest,
  FfiResponse,
  livekitCopyBuffer,
  livekitFfiRequest,
  type FfiEvent,
} from '@livekit/rtc-ffi-bindings';

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

/**
 * A track may go between two lines, and the native client then throws for its handle ("handle is not a … FfiTrack"). That
 * is no failure: an event tells of its end. Every call that names a handle goes through here.
 */
export function unlessGone<Result>(call: () => Result): Result | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

/** @returns the answer to the request, what comes later comes as an event; `undefined` for a handle that has gone. */
export function ffiRequest<Case extends Message['case']>(
  request: ConstructorParameters<typeof FfiRequest>[0],
): Answer<Case> | undefined {
  return unlessGone(() => {
    const answer = FfiResponse.fromBinary(livekitFfiRequest(new FfiRequest(request).toBinary()));
    return answer.message.value as Answer<Case>;
  });
}

/** Media in the native client's memory, until it is taken or freed. */
export class NativeBytes {
  constructor(
    private readonly dataPtr: bigint | undefined,
    private readonly handleId: bigint | undefined,
  ) {}

  /** A copy; `undefined` when they have gone with their stream. */
  take(bytes: number): Uint8Array | undefined {
    const copy = unlessGone(() => livekitCopyBuffer(this.dataPtr!, bytes));
    this.free();
    return copy;
  }

  free(): void {
    unlessGone(() => new FfiHandle(this.handleId!).dispose());
  }
}

/** Rtc-node keeps the only callback that the native client has; its emitter is a global. @returns what ends it. */
export function onFfiEvent(listener: (event: FfiEvent) => void): () => void {
  const { _ffiClientInstance: client } = globalThis as { _ffiClientInstance?: FfiEvents };
  if (!client) throw new Error('rtc-node has not been started: connect a room first.');
  client.on('ffi_event', listener);
  return () => void client.off('ffi_event', listener);
}
