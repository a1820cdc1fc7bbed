// Wraps a message for a channel, and unwraps what came from one.
import type { Message, MessageType } from '@bufbuild/protobuf';
import { Envelope } from './messages.js';

const TYPE_URL_PREFIX = 'type.googleapis.com/';

export function seal<T extends Message<T>>(message: T): Uint8Array {
  return new Envelope({
    typeUrl: TYPE_URL_PREFIX + message.getType().typeName,
    value: message.toBinary(),
  }).toBinary();
}

/** Undefined for bytes that are no message of this type: anyone on the same Redis can publish anything. */
export function open<T extends Message<T>>(bytes: Uint8Array, type: MessageType<T>): T | undefined {
  try {
    const { typeUrl, value } = Envelope.fromBinary(bytes);
    return typeUrl === TYPE_URL_PREFIX + type.typeName ? type.fromBinary(value) : undefined;
  } catch {
    return undefined;
  }
}
