// What is done to one's own picture and sound before anyone gets them: chosen by the person, and loaded only then.
import type { LocalTrack } from '@mux/spaces-web';
import { ViewModel } from '../view-model/view-model.js';
import type { DeviceKind } from './device-kind.js';
import type { Background, Processed } from './processed.js';

export interface EffectsView {
  readonly background: Background;
  readonly isNoiseSuppressed: boolean;
  /** The effect that could not be had; what it was for goes on without it. */
  readonly failed?: DeviceKind;
}

export interface Processors {
  /** Both reject where the browser cannot do it, or the network does not bring it. */
  replaceBackground(track: MediaStreamTrack, background: Exclude<Background, 'none'>): Promise<Processed>;
  suppressNoise(track: MediaStreamTrack): Promise<Processed>;
}

const lazyProcessors: Processors = {
  replaceBackground: async (...args) => (await import('./background.js')).replaceBackground(...args),
  suppressNoise: async (...args) => (await import('./noise.js')).suppressNoise(...args),
};

export class Effects extends ViewModel<EffectsView> {
  readonly #processors: Processors;

  constructor(processors = lazyProcessors) {
    super({ background: 'none', isNoiseSuppressed: false });
    this.#processors = processors;
  }

  /** For what is captured from now on. */
  choose({ background, isNoiseSuppressed }: Partial<EffectsView>): void {
    const before = this.getView();
    this.show({
      background: background ?? before.background,
      isNoiseSuppressed: isNoiseSuppressed ?? before.isNoiseSuppressed,
      failed: undefined,
    });
  }

  /** Puts processed media in the place of a captured track's own; without it when that fails. */
  async apply(kind: DeviceKind, captured: LocalTrack): Promise<LocalTrack> {
    try {
      const processed = await this.#process(kind, captured.track);
      if (processed) captured.track = standIn(captured.track, processed);
    } catch {
      this.show({
        ...(kind === 'camera' ? { background: 'none' } : { isNoiseSuppressed: false }),
        failed: kind,
      });
    }
    return captured;
  }

  #process(kind: DeviceKind, track: MediaStreamTrack): Promise<Processed> | undefined {
    const { background, isNoiseSuppressed } = this.getView();
    if (kind === 'microphone') return isNoiseSuppressed ? this.#processors.suppressNoise(track) : undefined;
    return background === 'none' ? undefined : this.#processors.replaceBackground(track, background);
  }
}

/** The ones of this page. */
export const effects = new Effects();

/** Whoever stops it stops the device too: its light goes out. A device that goes away ends it. */
function standIn(raw: MediaStreamTrack, { track, end }: Processed): MediaStreamTrack {
  const stop = track.stop.bind(track);
  track.stop = () => {
    stop();
    end();
    raw.stop();
  };
  raw.addEventListener('ended', () => {
    track.stop();
    track.dispatchEvent(new Event('ended'));
  });
  return track;
}
