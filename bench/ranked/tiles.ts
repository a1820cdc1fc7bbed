// The tiles of a receiver's page: a grid with so many in sight, what is shown on them, and what they cost.
import type { RemoteTrack, Room } from 'livekit-client';

export interface Costs {
  bytes: number;
  /** How many frames of each received video were decoded. */
  decodedFrames: Record<string, number>;
}

/** A tile for each person, as many as fit in sight and the others below, and a stage for who speaks. */
export class Tiles {
  readonly #grid = document.createElement('div');
  readonly #shownAtMs = new Map<string, number>();
  #changes = 0;

  /** @param inSight how many tiles of 160 x 90 the grid shows without scrolling: a square number */
  constructor(inSight: number) {
    const side = Math.sqrt(inSight);
    this.#grid.style.cssText = `width:${side * 160}px;height:${side * 90}px;overflow:auto;display:grid;grid-template-columns:repeat(${side},160px);grid-auto-rows:90px`;
    document.body.style.margin = '0';
    document.body.replaceChildren(this.#grid);
    // Removed and added again in one go is no change that anybody sees.
    const watched = new Set<string>();
    new MutationObserver(() => {
      const now = new Set([...this.#grid.children].map((tile) => (tile as HTMLElement).dataset.identity!));
      for (const identity of watched) if (!now.has(identity)) this.#changes += 1;
      watched.clear();
      for (const identity of now) watched.add(identity);
    }).observe(this.#grid, { childList: true, subtree: true, attributes: true });
  }

  get element(): HTMLElement {
    return this.#grid;
  }

  /** How many tiles have given way to others until now. */
  get changes(): number {
    return this.#changes;
  }

  tileOf(identity: string): HTMLElement {
    const known = [...this.#grid.children].find(
      (tile) => (tile as HTMLElement).dataset.identity === identity,
    );
    if (known) return known as HTMLElement;
    const tile = document.createElement('div');
    tile.dataset.identity = identity;
    tile.style.cssText = 'width:160px;height:90px';
    this.#grid.append(tile);
    return tile;
  }

  show(track: RemoteTrack, identity: string, parent: HTMLElement = this.tileOf(identity)): void {
    if (track.kind !== 'video') return void track.attach();
    const video = track.attach() as HTMLVideoElement;
    video.style.cssText = 'width:160px;height:90px';
    parent.replaceChildren(video);
    this.watch(video, identity);
  }

  /** Notes the first frame that an element in sight presents. */
  watch(video: HTMLVideoElement, identity: string): void {
    const note = () => {
      if (!video.isConnected) return;
      if (this.#isInSight(video)) this.#shownAtMs.set(identity, this.#shownAtMs.get(identity) ?? Date.now());
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
  }

  isShown(identity: string): boolean {
    return this.#shownAtMs.has(identity);
  }

  /** When this person was first seen since `forget`. */
  shownAtMs(identity: string): number | undefined {
    return this.#shownAtMs.get(identity);
  }

  forget(): void {
    this.#shownAtMs.clear();
  }

  #isInSight(element: Element): boolean {
    const [box, grid] = [element.getBoundingClientRect(), this.#grid.getBoundingClientRect()];
    const isStage = !this.#grid.contains(element);
    return isStage || (box.bottom > grid.top && box.top < grid.bottom && box.width > 0);
  }
}

export async function costsOf(room: Room): Promise<Costs> {
  const costs: Costs = { bytes: 0, decodedFrames: {} };
  for (const { identity, trackPublications } of room.remoteParticipants.values())
    for (const { track } of trackPublications.values())
      for (const report of (await track?.getRTCStatsReport())?.values() ?? []) {
        if (report.type !== 'inbound-rtp') continue;
        costs.bytes += report.bytesReceived + report.headerBytesReceived;
        if (report.kind === 'video') costs.decodedFrames[identity] = report.framesDecoded ?? 0;
      }
  return costs;
}
