// The form of a custom event on the wire: JSON in a data packet on a topic of its own.
import { MAX_CUSTOM_EVENT_BYTES } from '@airlock-rtc/contract';
import { CustomEventScope, type CustomEvent } from './custom-event.js';

/** A payload of the largest size whose every byte needs an escape, and the envelope. */
const LARGEST_PACKET_BYTES = MAX_CUSTOM_EVENT_BYTES * 6 + 256;

export function encodeCustomEvent({ payload, sequenceNumber }: CustomEvent): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ payload, sequenceNumber }));
}

/** `undefined` for whatever is no custom event: any client of the room may send on the topic. */
export function decodeCustomEvent(packet: Uint8Array): CustomEvent | undefined {
  if (packet.byteLength > LARGEST_PACKET_BYTES) return undefined;
  try {
    const { payload, sequenceNumber } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(packet));
    if (typeof payload !== 'string' || byteLength(payload) > MAX_CUSTOM_EVENT_BYTES) return undefined;
    if (!Number.isSafeInteger(sequenceNumber) || sequenceNumber < 1) return undefined;
    return { payload, sequenceNumber, scope: CustomEventScope.SESSION };
  } catch {
    return undefined;
  }
}

/** In UTF-8, as spaces-web 1.2.0 measures. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
