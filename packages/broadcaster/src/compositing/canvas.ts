// The frame that is sent: one frame of FFmpeg, painted in place, whose rows have room for what swscale overruns.
import { AV_PIX_FMT_YUV420P, FFmpegError, Frame } from 'node-av';
import type { PlaneFrame } from './plane-frame.js';
import type { YuvColor } from './overlay.js';
import { OVERRUN_BYTES } from './frame-scaler.js';

export class Canvas implements PlaneFrame, Disposable {
  readonly planes: readonly [Buffer, Buffer, Buffer];
  readonly strides: readonly [number, number, number];
  /** For the encoder. */
  readonly frame: Frame;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    const frame = new Frame();
    frame.alloc();
    frame.format = AV_PIX_FMT_YUV420P;
    frame.width = width + 2 * OVERRUN_BYTES;
    frame.height = height + 2;
    FFmpegError.throwIfError(frame.getBuffer(64), 'allocate the canvas');
    frame.width = width;
    frame.height = height;
    const [y, u, v] = frame.data!;
    const [yStride, uStride, vStride] = frame.linesize;
    this.planes = [y!, u!, v!];
    this.strides = [yStride!, uStride!, vStride!];
    this.frame = frame;
  }

  fill({ y, u, v }: YuvColor): void {
    [y, u, v].forEach((value, index) => this.planes[index]!.fill(value));
  }

  fillRectangle(at: { x: number; y: number; width: number; height: number }, { y, u, v }: YuvColor): void {
    [y, u, v].forEach((value, index) => {
      const shift = index === 0 ? 0 : 1;
      const stride = this.strides[index]!;
      const start = (at.y >> shift) * stride + (at.x >> shift);
      for (let row = 0; row < at.height >> shift; row++) {
        this.planes[index]!.fill(value, start + row * stride, start + row * stride + (at.width >> shift));
      }
    });
  }

  /** Takes over another canvas of the same size. */
  copyFrom(other: Canvas): void {
    this.planes.forEach((plane, index) => plane.set(other.planes[index]!));
  }

  [Symbol.dispose](): void {
    this.frame.free();
  }
}
