// One decoded frame of a camera or a screen, as it came out of the room.
import type { PlaneFrame } from './plane-frame.js';

/** Clockwise turns, in degrees, that make the frame stand upright. */
export type Rotation = 0 | 90 | 180 | 270;

export interface CameraFrame extends PlaneFrame {
  readonly rotation: Rotation;
  /**
   * Gives the memory back at once; the planes are empty afterwards. V8 would notice 40 MB a second of frames only by
   * collecting all garbage three times a second.
   */
  readonly free?: () => void;
}

/** Width and height as a viewer sees them. */
export function uprightSize({ width, height, rotation }: CameraFrame): { width: number; height: number } {
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** Copies `source` into `target` turned clockwise; the target has the size that the turned frame takes. */
export function copyTurned(source: PlaneFrame, target: PlaneFrame, rotation: Rotation): void {
  source.planes.forEach((from, index) => {
    const shift = index === 0 ? 0 : 1;
    const [width, height] = [target.width >> shift, target.height >> shift];
    const [fromStride, toStride] = [source.strides[index]!, target.strides[index]!];
    const [sourceWidth, sourceHeight] = [source.width >> shift, source.height >> shift];
    const to = target.planes[index]!;
    for (let y = 0; y < height; y++) {
      let [at, step] = [y * fromStride, 1];
      if (rotation === 90) [at, step] = [(sourceHeight - 1) * fromStride + y, -fromStride];
      else if (rotation === 180) [at, step] = [(sourceHeight - 1 - y) * fromStride + sourceWidth - 1, -1];
      else if (rotation === 270) [at, step] = [sourceWidth - 1 - y, fromStride];
      for (let x = 0; x < width; x++, at += step) to[y * toStride + x] = from[at]!;
    }
  });
}
