import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { moveIndexToFront } from './faststart.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-faststart-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function box(type: string, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + content.length);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, content]);
}

const CHUNK = Buffer.from('the first chunk of media');
const ftyp = box('ftyp', Buffer.from('isom'));
const mdat = box('mdat', Buffer.from('before'), CHUNK);

/** Names the place of the chunk, in 32 bits and in 64. */
function moov(place: number): Buffer {
  const short = Buffer.alloc(12);
  short.writeUInt32BE(1, 4);
  short.writeUInt32BE(place, 8);
  const long = Buffer.alloc(16);
  long.writeUInt32BE(1, 4);
  long.writeBigUInt64BE(BigInt(place), 8);
  const tables = [box('stsd', Buffer.alloc(8)), box('stco', short), box('co64', long)];
  return box(
    'moov',
    box('mvhd', Buffer.alloc(20)),
    box('trak', box('mdia', box('minf', box('stbl', ...tables)))),
  );
}

it('puts the index before the media, and the index names the same media still', async () => {
  const path = join(folder, 'a.mp4');
  const place = ftyp.length + 8 + 'before'.length;
  await writeFile(path, Buffer.concat([ftyp, mdat, moov(place)]));
  expect(await moveIndexToFront(path)).toBe(true);
  const made = await readFile(path);
  const place32 = made.readUInt32BE(made.indexOf('stco') + 12);
  const place64 = Number(made.readBigUInt64BE(made.indexOf('co64') + 12));
  expect(made.subarray(place32, place32 + CHUNK.length)).toEqual(CHUNK);
  expect(place64).toBe(place32);
  expect(made.indexOf('moov')).toBeLessThan(made.indexOf('mdat'));
  expect(made.length).toBe(ftyp.length + mdat.length + moov(place).length);
  expect(await moveIndexToFront(path)).toBe(false);
});

it.each([
  ['has no index', Buffer.concat([ftyp, mdat])],
  ['breaks off', Buffer.concat([ftyp, mdat, moov(40)]).subarray(0, -5)],
  ['is no MP4', Buffer.from('FLV and then something else')],
  ['is empty', Buffer.alloc(0)],
])('leaves a file alone that %s', async (_, bytes) => {
  const path = join(folder, 'a.mp4');
  await writeFile(path, bytes);
  expect(await moveIndexToFront(path).catch(() => false)).toBe(false);
  expect(await readFile(path)).toEqual(bytes);
});

it('leaves a file alone that is larger than there is time for', async () => {
  const path = join(folder, 'a.mp4');
  await writeFile(path, Buffer.concat([ftyp, mdat, moov(40)]));
  expect(await moveIndexToFront(path, 10)).toBe(false);
  expect(await moveIndexToFront(path, Infinity)).toBe(true);
});
