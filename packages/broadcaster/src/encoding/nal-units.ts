// H.264's NAL units: from start codes (Annex B) to lengths, as FLV and MP4 have them, and the header that goes with it.
import { Packet } from 'node-av';
import { BroadcasterError } from '../broadcaster-error.js';

const SEQUENCE_PARAMETERS = 7;
const PICTURE_PARAMETERS = 8;
/** Those that say something of the stream, and stand in its header; and delimiters, which lengths make needless. */
const OF_THE_STREAM = new Set([SEQUENCE_PARAMETERS, PICTURE_PARAMETERS, 9]);

const typeOf = (unit: Buffer): number => unit[0]! & 0x1f;

/** The units between start codes of three or four bytes. */
function unitsOf(annexB: Buffer): Buffer[] {
  const units: Buffer[] = [];
  let start = -1;
  for (let at = annexB.indexOf(START_CODE); at >= 0; at = annexB.indexOf(START_CODE, at + 3)) {
    if (start >= 0) units.push(trimmed(annexB.subarray(start, at)));
    start = at + 3;
  }
  if (start >= 0) units.push(trimmed(annexB.subarray(start)));
  return units.filter((unit) => unit.length > 0);
}

const START_CODE = Buffer.from([0, 0, 1]);

/** No unit ends with a zero: what does, belongs to the next start code. */
function trimmed(unit: Buffer): Buffer {
  let end = unit.length;
  while (end > 0 && unit[end - 1] === 0) end -= 1;
  return unit.subarray(0, end);
}

function withLengths(units: readonly Buffer[]): Buffer {
  return Buffer.concat(
    units.flatMap((unit) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(unit.length);
      return [length, unit];
    }),
  );
}

/** One picture of Annex B, without what its header has said. */
export function toLengthPrefixed(annexB: Buffer): Buffer {
  return withLengths(unitsOf(annexB).filter((unit) => !OF_THE_STREAM.has(typeOf(unit))));
}

/** The `AVCDecoderConfigurationRecord` (ISO 14496-15, 5.3.3.1). @throws BroadcasterError `encoder_failed` */
export function avcConfiguration(annexB: Buffer): Buffer {
  const units = unitsOf(annexB);
  const sequence = units.find((unit) => typeOf(unit) === SEQUENCE_PARAMETERS);
  const picture = units.find((unit) => typeOf(unit) === PICTURE_PARAMETERS);
  if (!sequence || !picture)
    throw new BroadcasterError('encoder_failed', 'The encoder does not say how to decode it.');
  const [profile, compatibility, level] = sequence.subarray(1, 4);
  const sized = (unit: Buffer): Buffer[] => [Buffer.from([unit.length >> 8, unit.length & 0xff]), unit];
  return Buffer.concat([
    Buffer.from([1, profile!, compatibility!, level!, 0xff, 0xe1]),
    ...sized(sequence),
    Buffer.from([1]),
    ...sized(picture),
    // Of High and above: 4:2:0 with 8 bits, and no more.
    ...(profile! >= 100 ? [Buffer.from([0xfd, 0xf8, 0xf8, 0])] : []),
  ]);
}

/** The parameter sets of an `AVCDecoderConfigurationRecord`, as a keyframe may bring them along. */
export function parameterSets(configuration: Buffer): Buffer {
  const sets: Buffer[] = [];
  let at = 5;
  for (const mask of [0x1f, 0xff]) {
    for (let left = configuration[at++]! & mask; left > 0; left -= 1) {
      const start = at + 2;
      at = start + configuration.readUInt16BE(at);
      sets.push(configuration.subarray(start, at));
    }
  }
  return withLengths(sets);
}

/** The packet with other bytes; the one that was given is freed. */
export function repack(packet: Packet, data: Buffer): Packet {
  const other = new Packet();
  other.alloc();
  other.data = data;
  other.pts = packet.pts;
  other.dts = packet.dts;
  other.isKeyframe = packet.isKeyframe;
  packet.free();
  return other;
}
