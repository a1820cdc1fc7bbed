// Moves the index of an MP4 before its media, so that a player begins before it has all of it.
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

interface Box {
  readonly type: string;
  readonly start: number;
  readonly size: number;
}

/** An index of more is not one that this program wrote: an hour has about a megabyte. */
const LARGEST_INDEX_BYTES = 512 * 1024 * 1024;

/**
 * Rewrites the file beside itself and then takes its place, so that it is whole at every moment.
 * @returns false for one that needs nothing, or is no MP4 with an index at its end: it stays as it is.
 */
export async function makeFaststart(path: string): Promise<boolean> {
  const temporary = `${path}.faststart`;
  const file = await open(path);
  try {
    const boxes = await topBoxes(file);
    const moov = boxes.find(({ type }) => type === 'moov');
    const mdat = boxes.find(({ type }) => type === 'mdat');
    if (!moov || !mdat || moov.start < mdat.start || moov.size > LARGEST_INDEX_BYTES) return false;
    const index = Buffer.alloc(moov.size);
    await file.read(index, 0, moov.size, moov.start);
    moveOffsets(index, moov.size);
    await copy(path, temporary, boxes, index);
    await rename(temporary, path);
    return true;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function copy(path: string, to: string, boxes: readonly Box[], index: Buffer): Promise<void> {
  const beginning = boxes.findIndex(({ type }) => type !== 'ftyp');
  const first = boxes[beginning]!.start;
  async function* parts(): AsyncGenerator<Buffer> {
    if (first > 0) yield* createReadStream(path, { start: 0, end: first - 1 });
    yield index;
    for (const { type, start, size } of boxes.slice(beginning)) {
      if (type !== 'moov') yield* createReadStream(path, { start, end: start + size - 1 });
    }
  }
  await pipeline(parts, createWriteStream(to));
}

async function topBoxes(file: FileHandle): Promise<Box[]> {
  const { size: end } = await file.stat();
  const boxes: Box[] = [];
  const header = Buffer.alloc(16);
  for (let start = 0; start + 8 <= end;) {
    await file.read(header, 0, 16, start);
    const short = header.readUInt32BE(0);
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? end - start : short;
    if (size < 8 || start + size > end) return [];
    boxes.push({ type: header.toString('latin1', 4, 8), start, size });
    start += size;
  }
  return boxes;
}

const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);

/** The media moves by the size of the index: so do the places that the index names. */
function moveOffsets(index: Buffer, byBytes: number): void {
  const visit = (from: number, to: number): void => {
    for (let at = from; at + 8 <= to;) {
      const size = index.readUInt32BE(at);
      if (size < 8 || at + size > to) throw new Error('The index of the MP4 cannot be read.');
      const type = index.toString('latin1', at + 4, at + 8);
      if (CONTAINERS.has(type)) visit(at + 8, at + size);
      else if (type === 'stco') moveEach(at, 4);
      else if (type === 'co64') moveEach(at, 8);
      at += size;
    }
  };
  const moveEach = (box: number, width: 4 | 8): void => {
    const count = index.readUInt32BE(box + 12);
    for (let at = box + 16; at < box + 16 + count * width; at += width) {
      if (width === 8) index.writeBigUInt64BE(index.readBigUInt64BE(at) + BigInt(byBytes), at);
      // Beyond 4 GiB it throws, and the file stays as it is: a good one whose index is at its end.
      else index.writeUInt32BE(index.readUInt32BE(at) + byBytes, at);
    }
  };
  visit(0, index.length);
}
