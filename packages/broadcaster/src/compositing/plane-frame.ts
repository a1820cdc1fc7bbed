// A frame in I420: three planes with their strides; the form of decoded frames, of the canvas and of all parts of it.

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Planes Y, U and V; the last two have half the width and height. Strides are in bytes. */
export interface PlaneFrame {
  readonly width: number;
  readonly height: number;
  readonly planes: readonly [Buffer, Buffer, Buffer];
  readonly strides: readonly [number, number, number];
}

/** Reads the bytes of an I420 frame whose planes follow each other without gaps. */
export function framePlanes(bytes: Uint8Array, width: number, height: number): PlaneFrame {
  const chromaWidth = (width + 1) >> 1;
  const chromaBytes = chromaWidth * ((height + 1) >> 1);
  const at = (offset: number, length: number): Buffer =>
    Buffer.from(bytes.buffer, bytes.byteOffset + offset, length);
  const lumaBytes = width * height;
  return {
    width,
    height,
    planes: [at(0, lumaBytes), at(lumaBytes, chromaBytes), at(lumaBytes + chromaBytes, chromaBytes)],
    strides: [width, chromaWidth, chromaWidth],
  };
}

/** The planes from the rectangle's top left corner on; x and y must be even. */
export function planesAt({ planes, strides }: PlaneFrame, x: number, y: number): [Buffer, Buffer, Buffer] {
  return [
    planes[0].subarray(y * strides[0] + x),
    planes[1].subarray((y >> 1) * strides[1] + (x >> 1)),
    planes[2].subarray((y >> 1) * strides[2] + (x >> 1)),
  ];
}

export function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
