// The bodies of FLV audio and video tags, which are what RTMP carries (Adobe's "Video File Format 10.1", annex E).

const AVC = 7;
const KEYFRAME = 1 << 4;
const INTER_FRAME = 2 << 4;
/** AAC, 44 kHz, 16 bits, stereo: fixed for AAC whatever the real rate is. */
const AAC = 0xaf;

/** The sequence header of H.264: an `AVCDecoderConfigurationRecord`. */
export function avcSequenceHeader(configuration: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([KEYFRAME | AVC, 0, 0, 0, 0]), configuration]);
}

/** One frame: NAL units with lengths before them. `offsetMs` is how much later it is shown than decoded. */
export function avcFrame(nalUnits: Uint8Array, isKeyframe: boolean, offsetMs: number): Buffer {
  const head = Buffer.from([(isKeyframe ? KEYFRAME : INTER_FRAME) | AVC, 1, 0, 0, 0]);
  head.writeIntBE(offsetMs, 2, 3);
  return Buffer.concat([head, nalUnits]);
}

/** The sequence header of AAC: an `AudioSpecificConfig`. */
export function aacSequenceHeader(configuration: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([AAC, 0]), configuration]);
}

export function aacFrame(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([AAC, 1]), bytes]);
}
