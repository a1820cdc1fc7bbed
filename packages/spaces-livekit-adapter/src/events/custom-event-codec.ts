// The form of a custom event on the wire: JSON in a data packet on a topic of its own.
import { MAX_CUSTOM_EVENT_BYTES } from '@airlock-rtc/contract';
import { CustomEventScope, type CustomEvent } from './custom-event.js';

/** A payload of the largest size whose every byte needs an escape, and the envelope. */
const LARGEST_PACKET_BYTES = MAX_CUSTOM_EVENT_BYTES * 6 + 256;
const LONGEST_ID = 64;

/** A decoded packet. */
export interface ReceivedEvent {
  readonly event: CustomEvent;
  /** Tells a packet that is sent again; other clients than this one may send none. */
  readonly id?: string;
}

/** @param id any text that the sender uses once */
export function encodeCustomEvent(
  { payload, sequenceNumber }: CustomEvent,
  id?: string,
): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ payload, sequenceNumber, id }));
}

/** `undefined` for whatever is no custom event: any client of the room may send on the topic. */
export function decodeCustomEvent(packet: Uint8Array): ReceivedEvent | undefined {
  if (packet.byteLength > LARGEST_PACKET_BYTES) return undefined;
  try {
    const { payload, sequenceNumber, id } = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(packet),
    );
    if (typeof payload !== 'string' || byteLength(payload) > MAX_CUSTOM_EVENT_BYTES) return undefined;
    if (!Number.isSafeInteger(sequenceNumber) || sequenceNumber < 1) return undefined;
    return {
      event: { payload, sequenceNumber, scope: CustomEventScope.SESSION },
      ...(typeof id === 'string' && id.length <= LONGEST_ID && { id }),
    };
  } catch {
    return undefined;
  }
}

/** In UTF-8, as spaces-web 1.2.0 measures. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
