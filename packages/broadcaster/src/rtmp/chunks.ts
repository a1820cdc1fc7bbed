// Cuts RTMP messages into chunks and puts received chunks together again (Adobe's RTMP specification 1.0, 5.3).

export interface RtmpMessage {
  readonly type: number;
  readonly streamId: number;
  readonly timestampMs: number;
  readonly body: Buffer;
}

/** Types of messages that a publisher sends or must understand. */
export const MESSAGE = {
  setChunkSize: 1,
  abort: 2,
  acknowledgement: 3,
  userControl: 4,
  windowAcknowledgementSize: 5,
  setPeerBandwidth: 6,
  audio: 8,
  video: 9,
  dataAmf0: 18,
  commandAmf0: 20,
} as const;

const DEFAULT_CHUNK_BYTES = 128;
const EXTENDED_TIMESTAMP = 0xffffff;
/** A server's commands take a few hundred bytes; more than this is not a server that we can talk to. */
const MAX_MESSAGE_BYTES = 1 << 20;

/** The buffers of one message, headers and slices of its body, to be written in this order without copying. */
export function chunkMessage(message: RtmpMessage, chunkStreamId: number, chunkBytes: number): Buffer[] {
  const isExtended = message.timestampMs >= EXTENDED_TIMESTAMP;
  const head = Buffer.alloc(12 + (isExtended ? 4 : 0));
  head[0] = chunkStreamId;
  head.writeUIntBE(isExtended ? EXTENDED_TIMESTAMP : message.timestampMs, 1, 3);
  head.writeUIntBE(message.body.length, 4, 3);
  head[7] = message.type;
  head.writeUInt32LE(message.streamId, 8);
  if (isExtended) head.writeUInt32BE(message.timestampMs >>> 0, 12);
  const next = isExtended
    ? Buffer.concat([Buffer.from([0xc0 | chunkStreamId]), head.subarray(12)])
    : undefined;
  const continuation = next ?? Buffer.from([0xc0 | chunkStreamId]);
  const parts: Buffer[] = [head];
  for (let at = 0; at < message.body.length; at += chunkBytes) {
    if (at > 0) parts.push(continuation);
    parts.push(message.body.subarray(at, at + chunkBytes));
  }
  return parts;
}

interface ChunkStream {
  timestampMs: number;
  deltaMs: number;
  length: number;
  type: number;
  streamId: number;
  isExtended: boolean;
  parts: Buffer[];
  received: number;
}

/** Collects received bytes into messages; obeys the peer's Set Chunk Size and Abort by itself. */
export class ChunkReader {
  #pending: Buffer = Buffer.alloc(0);
  #chunkBytes = DEFAULT_CHUNK_BYTES;
  readonly #streams = new Map<number, ChunkStream>();
  /** Of messages that have not wholly arrived, in all chunk streams. */
  #unfinishedBytes = 0;

  /** Adds bytes and returns the messages that they complete. @throws RangeError on messages that are too large, or shrink. */
  push(bytes: Buffer): RtmpMessage[] {
    this.#pending = this.#pending.length > 0 ? Buffer.concat([this.#pending, bytes]) : bytes;
    const messages: RtmpMessage[] = [];
    for (;;) {
      const taken = this.#readChunk(messages);
      if (taken === 0) return messages;
      this.#pending = this.#pending.subarray(taken);
    }
  }

  /** Reads one chunk; 0 when it has not wholly arrived. */
  #readChunk(messages: RtmpMessage[]): number {
    const bytes = this.#pending;
    if (bytes.length < 1) return 0;
    const format = bytes[0]! >> 6;
    const idBytes = [2, 3][bytes[0]! & 0x3f] ?? 1;
    const headerBytes = [11, 7, 3, 0][format]!;
    let at = idBytes + headerBytes;
    if (bytes.length < at) return 0;
    const id = idBytes === 1 ? bytes[0]! & 0x3f : idBytes === 2 ? bytes[1]! + 64 : bytes.readUInt16LE(1) + 64;
    const stream = this.#streams.get(id) ?? newChunkStream();
    const header = bytes.subarray(idBytes, at);
    const timestamp = format < 3 ? header.readUIntBE(0, 3) : 0;
    const isExtended = format < 3 ? timestamp === EXTENDED_TIMESTAMP : stream.isExtended;
    if (isExtended && bytes.length < (at += 4)) return 0;
    const length = format < 2 ? header.readUIntBE(3, 3) : stream.length;
    if (length > MAX_MESSAGE_BYTES || this.#unfinishedBytes > MAX_MESSAGE_BYTES)
      throw new RangeError('RTMP message is too large');
    if (length < stream.received) throw new RangeError('RTMP message is longer than it says');
    const size = Math.min(this.#chunkBytes, length - stream.received);
    if (bytes.length < at + size) return 0;

    if (format < 3) {
      const timeMs = isExtended ? bytes.readUInt32BE(at - 4) : timestamp;
      stream.deltaMs = format === 0 ? 0 : timeMs;
      stream.timestampMs = format === 0 ? timeMs : stream.timestampMs + timeMs;
      stream.isExtended = isExtended;
      stream.length = length;
    } else if (stream.received === 0) stream.timestampMs += stream.deltaMs;
    if (format < 2) stream.type = header[6]!;
    if (format < 1) stream.streamId = header.readUInt32LE(7);
    this.#streams.set(id, stream);
    stream.parts.push(bytes.subarray(at, at + size));
    stream.received += size;
    this.#unfinishedBytes += size;
    if (stream.received >= length) this.#complete(stream, messages);
    return at + size;
  }

  #complete(stream: ChunkStream, messages: RtmpMessage[]): void {
    const { type, streamId, timestampMs } = stream;
    const body = Buffer.concat(stream.parts);
    this.#drop(stream);
    if (type === MESSAGE.setChunkSize && body.length >= 4) {
      this.#chunkBytes = Math.max(1, body.readUInt32BE(0) & 0x7fffffff);
    } else if (type === MESSAGE.abort && body.length >= 4) {
      const aborted = this.#streams.get(body.readUInt32BE(0));
      if (aborted) this.#drop(aborted);
    } else messages.push({ type, streamId, timestampMs, body });
  }

  #drop(stream: ChunkStream): void {
    this.#unfinishedBytes -= stream.received;
    stream.parts = [];
    stream.received = 0;
  }
}

function newChunkStream(): ChunkStream {
  return {
    timestampMs: 0,
    deltaMs: 0,
    length: 0,
    type: 0,
    streamId: 0,
    isExtended: false,
    parts: [],
    received: 0,
  };
}
