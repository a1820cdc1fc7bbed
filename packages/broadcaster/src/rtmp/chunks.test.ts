import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChunkReader, MESSAGE, chunkMessage } from './chunks.js';

const setChunkSize = (size: number): Buffer => {
  const body = Buffer.alloc(4);
  body.writeUInt32BE(size);
  return Buffer.concat(
    chunkMessage({ type: MESSAGE.setChunkSize, streamId: 0, timestampMs: 0, body }, 2, 128),
  );
};

describe('RTMP chunks', () => {
  it('come together again, however the network cuts them', () => {
    const message = fc.record({
      type: fc.constantFrom(MESSAGE.audio, MESSAGE.video, MESSAGE.commandAmf0),
      streamId: fc.nat(5),
      timestampMs: fc.nat(0xffffffff),
      body: fc.uint8Array({ minLength: 1, maxLength: 700 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(
        fc.array(message),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 97 }),
        (messages, size, cut) => {
          const bytes = Buffer.concat([
            setChunkSize(size),
            ...messages.flatMap((each) => chunkMessage(each, 6, size)),
          ]);
          const reader = new ChunkReader();
          const received = [];
          for (let at = 0; at < bytes.length; at += cut)
            received.push(...reader.push(bytes.subarray(at, at + cut)));
          expect(received).toEqual(messages);
        },
      ),
    );
  });

  it('reads headers that leave out what has not changed', () => {
    const reader = new ChunkReader();
    const full = chunkMessage(
      { type: MESSAGE.audio, streamId: 1, timestampMs: 100, body: Buffer.from('ab') },
      4,
      128,
    );
    const [message] = reader.push(Buffer.concat(full));
    expect(message).toMatchObject({ timestampMs: 100 });
    expect(reader.push(Buffer.from([0x84, 0, 0, 20, 99, 100]))).toMatchObject([
      { timestampMs: 120, streamId: 1, type: MESSAGE.audio, body: Buffer.from('cd') },
    ]);
    expect(reader.push(Buffer.from([0xc4, 101, 102]))).toMatchObject([
      { timestampMs: 140, body: Buffer.from('ef') },
    ]);
  });

  it('refuses a message that claims to be larger than a megabyte', () => {
    const head = Buffer.from([3, 0, 0, 0, 0xff, 0xff, 0xff, 20, 0, 0, 0, 0]);
    expect(() => new ChunkReader().push(head)).toThrow(RangeError);
  });

  const begin = (chunkStream: number, length: number, bytes: number): Buffer =>
    Buffer.concat([
      Buffer.from([
        1,
        chunkStream & 0xff,
        chunkStream >> 8,
        0,
        0,
        0,
        0,
        length >> 8,
        length & 0xff,
        20,
        0,
        0,
        0,
        0,
      ]),
      Buffer.alloc(bytes),
    ]);

  it('refuses a message that turns out shorter than what came of it', () => {
    const reader = new ChunkReader();
    reader.push(begin(0, 200, 128));
    expect(() => reader.push(begin(0, 50, 50))).toThrow(RangeError);
  });

  it('does not keep more than a megabyte of messages that are begun and never ended', () => {
    const reader = new ChunkReader();
    reader.push(setChunkSize(60_000));
    const beginMany = (): void => {
      for (let each = 0; each < 30; each++) reader.push(begin(each, 60_001, 60_000));
    };
    expect(beginMany).toThrow(RangeError);
  });
});
