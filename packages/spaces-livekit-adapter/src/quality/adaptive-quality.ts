// Asks the server for each received video in the quality in which it is shown.
import type { RemoteTrackPublication } from 'livekit-client';
import type { RemoteTrack } from '../tracks/remote-track.js';
import { ElementViews } from './element-views.js';
import { isMore, wantedQuality, type WantedQuality } from './wanted-quality.js';

/** For how long less must be wanted before less is asked for: layouts take a moment to settle. */
const LESS_AFTER_MS = 1000;
/** More than any video has. */
const FULL = { width: 7680, height: 4320 };

/** livekit-client's adaptive stream knows only elements that its own `attach` was given, which unmutes previews. */
export class AdaptiveQuality {
  readonly #views: ElementViews | undefined;
  readonly #watches = new Map<RemoteTrack, TrackWatch>();

  constructor(isWanted: boolean) {
    if (isWanted && ElementViews.isSupported) this.#views = new ElementViews();
  }

  /** The track has media. It begins in full quality. */
  watch(track: RemoteTrack, publication: RemoteTrackPublication): void {
    if (!this.#views || publication.kind !== 'video') return;
    this.unwatch(track);
    this.#watches.set(track, new TrackWatch(track, publication, this.#views));
  }

  unwatch(track: RemoteTrack): void {
    this.#watches.get(track)?.end();
    this.#watches.delete(track);
  }

  end(): void {
    for (const watch of this.#watches.values()) watch.end();
    this.#watches.clear();
    this.#views?.end();
  }
}

class TrackWatch {
  readonly #track: RemoteTrack;
  readonly #publication: RemoteTrackPublication;
  readonly #views: ElementViews;
  readonly #unobserve = new Map<Element, () => void>();
  readonly #listener = () => this.#consider();
  #asked: WantedQuality = 'full';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(track: RemoteTrack, publication: RemoteTrackPublication, views: ElementViews) {
    this.#track = track;
    this.#publication = publication;
    this.#views = views;
    // From before, when it was hidden and then not received.
    publication.setEnabled(true);
    track.onElements = () => this.#follow();
    this.#follow();
  }

  end(): void {
    clearTimeout(this.#timer);
    delete this.#track.onElements;
    for (const unobserve of this.#unobserve.values()) unobserve();
  }

  #follow(): void {
    const elements = new Set<Element>(this.#track.attachedElements);
    for (const [element, unobserve] of this.#unobserve) {
      if (elements.has(element)) continue;
      unobserve();
      this.#unobserve.delete(element);
    }
    for (const element of elements)
      if (!this.#unobserve.has(element))
        this.#unobserve.set(element, this.#views.observe(element, this.#listener));
    this.#consider();
  }

  #wanted(): WantedQuality {
    return wantedQuality([...this.#unobserve.keys()].flatMap((element) => this.#views.viewOf(element) ?? []));
  }

  #consider(): void {
    clearTimeout(this.#timer);
    const wanted = this.#wanted();
    if (isMore(wanted, this.#asked)) this.#ask(wanted);
    else this.#timer = setTimeout(() => this.#ask(this.#wanted()), LESS_AFTER_MS);
  }

  #ask(wanted: WantedQuality): void {
    this.#asked = wanted;
    const publication = this.#publication;
    if (!publication.isDesired) return;
    publication.setEnabled(wanted !== 'nothing');
    if (wanted !== 'nothing') publication.setVideoDimensions(wanted === 'full' ? FULL : wanted);
  }
}
