// The destinations of a broadcast: opened at its start or on the air, and ended one by one or together.
import type { BroadcastDestination } from '@airlock-rtc/contract';
import { parseDestination } from '../destination/destination-url.js';
import { Destination, type DestinationStatus } from '../destination/destination.js';
import { openOutput } from '../destination/open-output.js';
import type { StreamPlan } from '../destination/output.js';
import type { EncodedPacket } from '../encoding/encoded-packet.js';
import type { UplinkState } from '../uplink/bitrate-control.js';
import type { BroadcastOptions } from './broadcast-options.js';

export interface DestinationsDeps {
  readonly plan: StreamPlan;
  readonly requestKeyframe: () => void;
  readonly onChanged: () => void;
}

export class Destinations {
  /** In the order in which they were asked for; one that has ended stays, with its last status. */
  #all = new Map<string, Destination>();

  constructor(
    private readonly options: Pick<BroadcastOptions, 'certificateAuthorities' | 'retryForMs' | 'segments'>,
    private readonly deps: DestinationsDeps,
  ) {}

  /**
   * @param mayFollow when it may be opened, if another process sends to it until then.
   * @throws BroadcasterError `invalid_destination`
   */
  open(wanted: BroadcastDestination, mayFollow?: Promise<unknown>): void {
    const { certificateAuthorities, retryForMs, segments } = this.options;
    const { plan, onChanged } = this.deps;
    const target = parseDestination(wanted);
    const destination = new Destination({
      id: wanted.id,
      label: target.label,
      isAudioOnly: !plan.video,
      open: (signal) =>
        openOutput(target, plan, {
          signal,
          certificateAuthorities,
          segments: segments?.[wanted.id],
          requestKeyframe: () => this.#requestKeyframe(wanted.id),
        }),
      requestKeyframe: () => this.#requestKeyframe(wanted.id),
      retryForMs: target.kind === 'file' ? 0 : retryForMs,
      ...(mayFollow && target.kind !== 'file' && { mayFollow }),
    });
    this.#all.set(wanted.id, destination);
    destination.on('changed', onChanged);
  }

  /** Its status follows once its stream has been completed. */
  end(id: string): void {
    void this.#all.get(id)?.stop();
  }

  async endAll(): Promise<void> {
    await Promise.all(this.#list.map((destination) => destination.stop()));
  }

  write(packet: EncodedPacket): void {
    for (const destination of this.#all.values()) destination.write(packet);
  }

  get statuses(): DestinationStatus[] {
    return this.#list.map(({ status }) => status);
  }

  get haveAllEnded(): boolean {
    return this.statuses.every(({ state }) => state === 'idle');
  }

  /** Of the one that has lost most. */
  get droppedFrames(): number {
    return Math.max(0, ...this.#list.map(({ droppedFrames }) => droppedFrames));
  }

  /** So far, to each. */
  get sentBytes(): number[] {
    return this.#list.map(({ sentBytes }) => sentBytes);
  }

  /**
   * Of the stream that arrives best: by it the encoder goes, so that one slow server takes nothing from the others; it
   * leaves frames out instead, and its status says so. A file gets what the streams get.
   */
  get uplink(): UplinkState | undefined {
    const uplinks = this.#list.map(({ uplink }) => uplink).filter((uplink) => uplink !== undefined);
    return uplinks.sort((a, b) => a.latenessMs - b.latenessMs)[0];
  }

  /** To be called a few times a second. */
  checkUplinks(nowMs: number): void {
    for (const destination of this.#list) destination.checkUplink(nowMs);
  }

  /** Of the one that is furthest behind. */
  get latenessMs(): number {
    return Math.max(0, ...this.#list.map(({ uplink }) => uplink?.latenessMs ?? 0));
  }

  /** Whoever joins others waits for their next keyframe, two seconds at most: an extra one would break their rhythm. */
  #requestKeyframe(id: string): void {
    const isAlone = this.statuses.every((status) => status.id === id || status.state !== 'active');
    if (isAlone) this.deps.requestKeyframe();
  }

  get #list(): Destination[] {
    return [...this.#all.values()];
  }
}
