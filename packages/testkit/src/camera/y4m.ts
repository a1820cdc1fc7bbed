// Writes a pattern as a Y4M film, which Chromium takes for a camera and begins anew at its end.
import { open } from 'node:fs/promises';
import { PATTERN_DEFAULTS, painter, type Pattern } from '../pattern/pattern.js';

export async function writeY4m(path: string, pattern: Pattern, seconds = 4): Promise<void> {
  const { width, height, fps } = { ...PATTERN_DEFAULTS, ...pattern };
  const paint = painter(pattern);
  await using file = await open(path, 'w');
  await file.write(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420jpeg\n`);
  for (let frameNumber = 0; frameNumber < seconds * fps; frameNumber += 1) {
    await file.write('FRAME\n');
    await file.write(paint(frameNumber));
  }
}
