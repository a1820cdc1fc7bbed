// Measures what arrives of each person's picture: its size, and how many frames a second are shown.
import type { Person } from '../meeting/person.js';

export type Quality = 'good' | 'fair' | 'poor';

export interface Reception {
  readonly key: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Not before the second reading. */
  readonly framesPerSecond: number | undefined;
  readonly quality: Quality | undefined;
}

/** What is read of a video element. */
export type Measured = Pick<HTMLVideoElement, 'videoWidth' | 'videoHeight' | 'getVideoPlaybackQuality'>;

interface Count {
  readonly frames: number;
  readonly atMs: number;
}

const qualityOf = (framesPerSecond: number): Quality =>
  framesPerSecond >= 18 ? 'good' : framesPerSecond >= 8 ? 'fair' : 'poor';

export class ReceptionMeter {
  #before = new Map<string, Count>();

  /** One line for each camera that is shown; call it about once a second. */
  read(people: readonly Person[], nowMs: number, elementOf = shownElement): Reception[] {
    const counts = new Map<string, Count>();
    const receptions = people.flatMap((person): Reception[] => {
      const element = elementOf(person);
      if (!element) return [];
      const { key, name } = person;
      const frames = element.getVideoPlaybackQuality().totalVideoFrames;
      const before = this.#before.get(key);
      counts.set(key, { frames, atMs: nowMs });
      const rate = before && ((frames - before.frames) * 1000) / (nowMs - before.atMs);
      // An element of its own begins to count anew, as after a pin.
      const framesPerSecond = rate !== undefined && rate >= 0 ? Math.round(rate) : undefined;
      return [
        {
          ...{ key, name, width: element.videoWidth, height: element.videoHeight, framesPerSecond },
          quality: framesPerSecond === undefined ? undefined : qualityOf(framesPerSecond),
        },
      ];
    });
    this.#before = counts;
    return receptions;
  }
}

/** The largest element that the person's camera is shown by; those of other pages are of one pixel. */
function shownElement({ camera }: Person): Measured | undefined {
  const elements = (camera?.track.attachedElements ?? []).filter(
    (element): element is HTMLVideoElement => element instanceof HTMLVideoElement && element.clientWidth > 1,
  );
  return elements.sort((one, other) => other.clientWidth - one.clientWidth)[0];
}
