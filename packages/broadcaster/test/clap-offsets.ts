// Finds the claps in a received stream and says how far audio and video are apart.
import { decodeStream } from '@airlock-rtc/testkit/stream';
import { median } from './median.js';

/** How much later the audio came than the frame, in milliseconds, for each clap, and when. */
export interface ClapOffset {
  readonly atSeconds: number;
  readonly offsetMs: number;
}

/** Reads a stream to its end, or until it has seen `seconds` of it. */
export async function clapOffsets(url: string, seconds: number): Promise<ClapOffset[]> {
  const flashes: number[] = [];
  const bursts: number[] = [];
  let [wasBright, quietSince] = [true, 0];
  let start: number | undefined;
  for await (const part of decodeStream(url)) {
    start ??= part.atSeconds;
    if (part.atSeconds > start + seconds) break;
    if (part.kind === 'frame') {
      const isBright = part.bytes[Math.floor((part.height / 2) * part.width + part.width / 2)]! > 128;
      if (isBright && !wasBright) flashes.push(part.atSeconds);
      wasBright = isBright;
    } else {
      for (const [i, sample] of part.samples.entries()) {
        const at = part.atSeconds + i / part.sampleRate;
        if (Math.abs(sample) < 0.1) continue;
        if (at - quietSince > 0.3) bursts.push(at);
        quietSince = at;
      }
    }
  }
  return flashes.flatMap((atSeconds) => {
    const nearest = bursts.reduce(
      (best, at) => (Math.abs(at - atSeconds) < Math.abs(best - atSeconds) ? at : best),
      Infinity,
    );
    return Math.abs(nearest - atSeconds) < 0.5 ? [{ atSeconds, offsetMs: (nearest - atSeconds) * 1000 }] : [];
  });
}

/**
 * Milliseconds per minute by which the offset changes: the median of the slopes between all pairs of claps (Theil and
 * Sen), which a few claps far off do not move.
 */
export function driftMsPerMinute(offsets: readonly ClapOffset[]): number {
  const slopes = offsets.flatMap((one, index) =>
    offsets
      .slice(index + 1)
      .map((other) => (other.offsetMs - one.offsetMs) / (other.atSeconds - one.atSeconds)),
  );
  return median(slopes) * 60;
}
