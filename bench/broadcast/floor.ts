// The least that a broadcast can cost here: decoding alone, x264 alone and AAC alone, each paced at 30 pictures a second.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { treeUsage } from './process-tree.js';

export interface FloorOptions {
  readonly media: string;
  readonly people: number;
  readonly width: number;
  readonly height: number;
  readonly videoBitrateBps: number;
  readonly seconds: number;
}

export interface Floor {
  readonly decodeCores: number;
  readonly x264Cores: number;
  readonly aacCores: number;
}

export async function measureFloor(options: FloorOptions): Promise<Floor> {
  return {
    decodeCores: await measure('decode', options),
    x264Cores: await measure('x264', options),
    aacCores: await measure('aac', options),
  };
}

/** A process that says `begin`, works for `seconds`, says `end`, and waits to be killed. */
async function measure(part: 'decode' | 'x264' | 'aac', options: FloorOptions): Promise<number> {
  const child = fork(fileURLToPath(new URL('./floor-part.ts', import.meta.url)), [
    part,
    JSON.stringify(options),
  ]);
  await once(child, 'message');
  const before = treeUsage(child.pid!);
  const startMs = performance.now();
  await once(child, 'message');
  const after = treeUsage(child.pid!);
  child.kill();
  return (after.cpuSeconds - before.cpuSeconds) / ((performance.now() - startMs) / 1000);
}
