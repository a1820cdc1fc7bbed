// Moves the index of a finished MP4 (`moov`) before its media, so that a player begins while the file is still arriving.
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';

interface Box {
  readonly type: string;
  readonly at: number;
  readonly size: number;
  readonly headerSize: number;
}

/** Within the seconds that a process has to end its streams, this much can be copied. */
const MOST_BYTES = 2 ** 31;
const BLOCK_BYTES = 2 ** 22;
/** Boxes that lead from `moov` to the offsets of the media. */
const CONTAINERS = new Set(['trak', 'mdia', 'minf', 'stbl']);

/**
 * The file is replaced once the new one is whole. One that is too large, or has no index at its end, stays as it is.
 * @param mostBytes for whoever has more time than an ending process
 * @throws Error for a file that is damaged, or no MP4: it stays as it is
 */
export async function moveIndexToFront(path: string, mostBytes = MOST_BYTES): Promise<boolean> {
  const found = await stat(path);
  if (!found.isFile() || found.size > mostBytes) return false;
  const source = await open(path, 'r');
  const unfinished = `${path}.unfinished`;
  try {
    const boxes = await topBoxes(source, found.size);
    const moov = boxes.at(-1);
    const media = boxes.find(({ type }) => type === 'mdat');
    if (moov?.type !== 'moov' || !media) return false;
    const index = Buffer.alloc(moov.size);
    await readFully(source, index, moov.at);
    shiftOffsets(index.subarray(moov.headerSize), moov.size);
    const target = await open(unfinished, 'w');
    try {
      await copy(source, target, 0, media.at);
      await target.write(index);
      await copy(source, target, media.at, moov.at);
    } finally {
      await target.close();
    }
    await rename(unfinished, path);
    return true;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await source.close();
  }
}

async function topBoxes(file: FileHandle, size: number): Promise<Box[]> {
  const boxes: Box[] = [];
  const header = Buffer.alloc(16);
  for (let at = 0; at + 8 <= size;) {
    await file.read(header, 0, 16, at);
    const box = boxAt(header, 0, at);
    if (box.size < box.headerSize || at + box.size > size) throw new Error(`the box at ${at} is damaged`);
    boxes.push(box);
    at += box.size;
  }
  return boxes;
}

function boxAt(bytes: Buffer, offset: number, at: number): Box {
  const type = bytes.toString('latin1', offset + 4, offset + 8);
  const size = bytes.readUInt32BE(offset);
  if (size !== 1) return { type, at, size, headerSize: 8 };
  return { type, at, size: Number(bytes.readBigUInt64BE(offset + 8)), headerSize: 16 };
}

/** Adds to the offset of every chunk of media, in 32 and in 64 bits. */
function shiftOffsets(bytes: Buffer, by: number): void {
  for (let at = 0; at + 8 <= bytes.length;) {
    const { type, size, headerSize } = boxAt(bytes, at, at);
    if (size < headerSize) throw new Error('the index is damaged');
    const content = bytes.subarray(at + headerSize, at + size);
    if (CONTAINERS.has(type)) shiftOffsets(content, by);
    else if (type === 'stco' || type === 'co64') {
      const count = content.readUInt32BE(4);
      for (let entry = 0; entry < count; entry += 1) {
        if (type === 'stco') content.writeUInt32BE(content.readUInt32BE(8 + 4 * entry) + by, 8 + 4 * entry);
        else content.writeBigUInt64BE(content.readBigUInt64BE(8 + 8 * entry) + BigInt(by), 8 + 8 * entry);
      }
    }
    at += size;
  }
}

async function copy(source: FileHandle, target: FileHandle, from: number, to: number): Promise<void> {
  const block = Buffer.alloc(Math.min(BLOCK_BYTES, to - from));
  for (let at = from; at < to;) {
    const { bytesRead } = await source.read(block, 0, Math.min(block.length, to - at), at);
    if (bytesRead === 0) throw new Error('the file became shorter');
    await target.write(block, 0, bytesRead);
    at += bytesRead;
  }
}

async function readFully(source: FileHandle, into: Buffer, from: number): Promise<void> {
  const { bytesRead } = await source.read(into, 0, into.length, from);
  if (bytesRead < into.length) throw new Error('the file became shorter');
}
