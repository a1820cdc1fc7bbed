// A participant's track: its description, its media, and the elements that play it.
import { EventEmitter } from 'events';
import { knowItself } from '../events/itself.js';
import { addToElement, createElement, removeFromElement } from './media-element.js';
import type { TrackKind, TrackSource } from './track-enums.js';

export interface TrackDescription {
  tid: string;
  name: string;
  muted: boolean;
  source: TrackSource;
  kind: TrackKind;
  width: number;
  height: number;
  track?: MediaStreamTrack;
}

/** What {@link LocalTrack} and {@link RemoteTrack} have in common. Applications do not construct it. */
export class Track extends EventEmitter {
  /** Unique id of this track. */
  tid: string;
  /** The media, as long as there is any. */
  track?: MediaStreamTrack;
  /** As its publisher named it; a device's label by default. */
  name: string;
  /** Whether it is muted by its publisher. */
  muted: boolean;
  /** Where it comes from. */
  source: TrackSource;
  /** In pixels; 0 for audio. */
  height: number;
  /** In pixels; 0 for audio. */
  width: number;
  /** What it carries. */
  kind: TrackKind;
  /** The elements that the track is attached to: one attached twice is listed twice. */
  attachedElements: HTMLMediaElement[] = [];
  /** @internal Undeclared in spaces-web 1.2.0 too. */
  metadata: Record<string, unknown> = {};

  /** @internal */
  declare readonly itself: () => this;
  /** @internal Of the media that was attached last. */
  lastMediaId: string | undefined;

  /** @internal */
  constructor(description: TrackDescription) {
    super();
    this.setMaxListeners(0);
    knowItself(this);
    this.tid = description.tid;
    this.name = description.name;
    this.muted = description.muted;
    this.source = description.source;
    this.height = description.height;
    this.width = description.width;
    this.kind = description.kind;
    if (description.track) this.track = description.track;
  }

  /** Whether it is muted by its publisher. */
  isMuted(): boolean {
    return this.muted;
  }

  /** Where it comes from. */
  getSource(): TrackSource {
    return this.source;
  }

  /** What it carries. */
  getKind(): TrackKind {
    return this.kind;
  }

  /** Whether there is media to attach. */
  hasMedia(): boolean {
    return Boolean(this.track);
  }

  /**
   * Plays the track in an element, in place of the element's track of the same kind. The element's `muted`,
   * `autoplay` and `playsInline` stay as they are, and `play()` is left to the application.
   * @returns the element; nothing while the track has no media
   */
  attach(element: HTMLMediaElement): HTMLMediaElement;
  /** Plays the track in a new `<audio>` or `<video>` element, and returns it. */
  attach(): HTMLMediaElement;
  attach(element?: HTMLMediaElement): HTMLMediaElement | undefined {
    if (!this.track) return undefined;
    this.lastMediaId = this.track.id;
    const target = element ?? createElement(this.track.kind);
    addToElement(this.track, target);
    this.attachedElements.push(target);
    this.elementsChanged();
    return target;
  }

  /** Takes the track out of one element. Returns it in an array. */
  detach(element: HTMLMediaElement): HTMLMediaElement[];
  /** Takes the track out of all its elements, and returns them. */
  detach(): HTMLMediaElement[];
  detach(element?: HTMLMediaElement): HTMLMediaElement[] {
    const elements = element ? [element] : [...this.attachedElements];
    for (const each of elements) removeFromElement([this.track?.id, this.lastMediaId], each);
    this.attachedElements = this.attachedElements.filter((each) => !elements.includes(each));
    this.elementsChanged();
    return elements;
  }

  /** @internal */
  protected elementsChanged(): void {}

  /** @internal Takes over the elements of a track that this one replaces; they play it once it is attached. */
  adoptElements(replaced: Track): void {
    this.attachedElements = replaced.attachedElements;
    this.lastMediaId = replaced.lastMediaId;
  }
}
