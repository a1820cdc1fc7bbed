// H.264 by VAAPI, NVENC or QSV: how each is opened, and how a painted frame reaches it. Not tried on such a device yet.
import {
  AV_HWDEVICE_TYPE_VAAPI,
  AV_PIX_FMT_NV12,
  AV_PIX_FMT_VAAPI,
  AV_PIX_FMT_YUV420P,
  FF_ENCODER_H264_NVENC,
  FF_ENCODER_H264_QSV,
  FF_ENCODER_H264_VAAPI,
  FFmpegError,
  Frame,
  HardwareDeviceContext,
  HardwareFramesContext,
  SoftwareScaleContext,
  SWS_POINT,
  type FFVideoEncoder,
  type Packet,
} from 'node-av';
import type { StreamDescription } from './encoded-packet.js';
import type { EncodingSettings } from './encoding-settings.js';
import { H264Encoder } from './h264-encoder.js';

export interface HardwareKind {
  readonly name: 'nvenc' | 'qsv' | 'vaapi';
  readonly codec: FFVideoEncoder<string>;
  /** `planar` as frames are painted; `nv12` with the colours side by side; `surfaces` of the device, filled from that. */
  readonly input: 'planar' | 'nv12' | 'surfaces';
  /** Whether it takes a changed bit rate up; else a new encoder begins with the next keyframe. */
  readonly followsBitrate: boolean;
  readonly options: (settings: EncodingSettings) => Record<string, string>;
}

/** One frame in, one packet out: each has an option for it. What is forced to be a keyframe must be an IDR. */
export const HARDWARE_KINDS: readonly HardwareKind[] = [
  {
    ...{ name: 'nvenc', codec: FF_ENCODER_H264_NVENC, input: 'planar', followsBitrate: true },
    options: ({ rateControl }) => ({
      ...{ preset: 'p4', tune: 'll', zerolatency: '1', delay: '0', 'forced-idr': '1' },
      ...(rateControl === 'constant' ? { rc: 'cbr', cbr_padding: '1' } : { rc: 'vbr' }),
    }),
  },
  {
    ...{ name: 'qsv', codec: FF_ENCODER_H264_QSV, input: 'nv12', followsBitrate: true },
    options: () => ({ preset: 'veryfast', async_depth: '1', forced_idr: '1' }),
  },
  {
    ...{ name: 'vaapi', codec: FF_ENCODER_H264_VAAPI, input: 'surfaces', followsBitrate: false },
    options: ({ rateControl }) => ({ async_depth: '1', rc_mode: rateControl === 'constant' ? 'CBR' : 'VBR' }),
  },
];

const FORMATS = { planar: AV_PIX_FMT_YUV420P, nv12: AV_PIX_FMT_NV12, surfaces: AV_PIX_FMT_VAAPI };
/** One is encoded at a time; drivers keep the reference and a few more. */
const SURFACES = 8;

export class HardwareEncoder implements Disposable {
  private constructor(
    readonly kind: HardwareKind,
    private readonly encoder: H264Encoder,
    private readonly resources: readonly Disposable[],
    /** Brings a painted frame into the form that the encoder takes; the frame that it gives is free for it to keep. */
    private readonly upload: (frame: Frame) => Promise<Frame>,
  ) {}

  /** @throws an error that says what the device, the driver or the codec refused. */
  static async open(kind: HardwareKind, settings: EncodingSettings): Promise<HardwareEncoder> {
    const resources: Disposable[] = [];
    try {
      return await HardwareEncoder.#open(kind, settings, resources);
    } catch (error) {
      free(resources);
      throw error;
    }
  }

  static async #open(
    kind: HardwareKind,
    settings: EncodingSettings,
    resources: Disposable[],
  ): Promise<HardwareEncoder> {
    const surfaces = kind.input === 'surfaces' ? openSurfaces(settings, resources) : undefined;
    const { profile } = settings;
    const encoder = await H264Encoder.open(kind.codec, settings, {
      options: { ...kind.options(settings), ...(profile && { profile: profileFor(kind, profile) }) },
      pixelFormat: FORMATS[kind.input],
      surfaces,
    });
    resources.push(encoder);
    const toNv12 = kind.input === 'planar' ? undefined : nv12Converter(settings, resources);
    const upload = async (frame: Frame): Promise<Frame> => {
      const converted = toNv12 ? await toNv12(frame) : frame;
      return surfaces ? toSurface(surfaces, converted) : converted;
    };
    return new HardwareEncoder(kind, encoder, resources, upload);
  }

  get name(): string {
    return this.encoder.name;
  }

  get description(): StreamDescription {
    return this.encoder.description;
  }

  setBitrate(bitrateBps: number): void {
    this.encoder.setBitrate(bitrateBps);
  }

  async encode(frame: Frame): Promise<Packet> {
    const uploaded = await this.upload(frame);
    uploaded.pts = frame.pts;
    uploaded.pictType = frame.pictType;
    try {
      return await this.encoder.encode(uploaded);
    } finally {
      if (this.kind.input === 'surfaces') uploaded.free();
    }
  }

  [Symbol.dispose](): void {
    free(this.resources);
  }
}

/** The last one first: an encoder before its surfaces, and these before their device. */
function free(resources: readonly Disposable[]): void {
  for (const each of [...resources].reverse()) each[Symbol.dispose]();
}

/** VAAPI has no plain baseline, which nothing here uses more of than its constrained form. */
function profileFor({ name }: HardwareKind, profile: string): string {
  return name === 'vaapi' && profile === 'baseline' ? 'constrained_baseline' : profile;
}

function openSurfaces({ width, height }: EncodingSettings, resources: Disposable[]): HardwareFramesContext {
  const device = new HardwareDeviceContext();
  resources.push(device);
  FFmpegError.throwIfError(device.create(AV_HWDEVICE_TYPE_VAAPI), 'open the VAAPI device');
  const surfaces = new HardwareFramesContext();
  resources.push(surfaces);
  surfaces.alloc(device);
  Object.assign(surfaces, { format: AV_PIX_FMT_VAAPI, swFormat: AV_PIX_FMT_NV12, width, height });
  surfaces.initialPoolSize = SURFACES;
  FFmpegError.throwIfError(surfaces.init(), 'make surfaces of the VAAPI device');
  return surfaces;
}

async function toSurface(surfaces: HardwareFramesContext, frame: Frame): Promise<Frame> {
  const surface = new Frame();
  surface.alloc();
  FFmpegError.throwIfError(surfaces.getBuffer(surface), 'take a surface');
  FFmpegError.throwIfError(await surfaces.transferData(surface, frame), 'upload a frame');
  return surface;
}

/** The same frame each time: what keeps it makes a copy of its own. */
function nv12Converter(
  { width, height }: EncodingSettings,
  resources: Disposable[],
): (frame: Frame) => Promise<Frame> {
  const context = new SoftwareScaleContext();
  resources.push({ [Symbol.dispose]: () => context.freeContext() });
  context.getContext(width, height, AV_PIX_FMT_YUV420P, width, height, AV_PIX_FMT_NV12, SWS_POINT);
  const converted = new Frame();
  converted.alloc();
  resources.push(converted);
  Object.assign(converted, { format: AV_PIX_FMT_NV12, width, height });
  FFmpegError.throwIfError(converted.getBuffer(), 'allocate a frame');
  return async (frame) => {
    FFmpegError.throwIfError(converted.makeWritable(), 'reuse a frame');
    FFmpegError.throwIfError(await context.scaleFrame(converted, frame), 'convert a frame');
    return converted;
  };
}
