// Writes a picture as a Y4M film, which Chromium takes for a camera and begins anew at its end.
import { open } from 'node:fs/promises';
import { PICTURE_DEFAULTS, painter, type Picture } from '../picture/picture.js';

export async function writeY4m(path: string, picture: Picture, seconds = 4): Promise<void> {
  const { width, height, fps } = { ...PICTURE_DEFAULTS, ...picture };
  const paint = painter(picture);
  await using file = await open(path, 'w');
  await file.write(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420jpeg\n`);
  for (let frameNumber = 0; frameNumber < seconds * fps; frameNumber += 1) {
    await file.write('FRAME\n');
    await file.write(paint(frameNumber));
  }
}
