// One broadcast: a room in; one video and one audio stream, encoded once, out to every destination.
import { EventEmitter } from 'node:events';
import { toBroadcasterError, type BroadcasterError } from '../broadcaster-error.js';
import { encodingSettings, type EncodingSettings } from '../encoding/encoding-settings.js';
import { Mixer } from '../audio/mixer.js';
import { changedOptions, type BroadcastChange } from './broadcast-change.js';
import type { BroadcastOptions } from './broadcast-options.js';
import { StatsReader, type BroadcastCounters, type BroadcastStats } from './broadcast-stats.js';
import { combineStatus, type BroadcastStatus } from './broadcast-status.js';
import { Destinations } from './destinations.js';
import { canvasOptions } from './canvas-options.js';
import { EncodePipeline } from './encode-pipeline.js';
import { followUplink, type UplinkFollower } from './follow-uplink.js';
import { RoomLink } from './room-link.js';
import { SceneRenderer } from './scene-renderer.js';

export interface BroadcastEvents {
  /** The state of the whole or of a destination has changed. */
  status: [BroadcastStatus];
  /** Once a second. */
  stats: [BroadcastStats];
  /** Something is wrong that does not end the broadcast, such as a background that cannot be fetched. */
  warning: [BroadcasterError];
}

/** `await using` ends it. */
export class Broadcast extends EventEmitter<BroadcastEvents> implements AsyncDisposable {
  readonly #mixer: Mixer;
  readonly #stopping = new AbortController();
  #destinations: Destinations | undefined;
  #renderer: SceneRenderer | undefined;
  #failure: BroadcasterError | undefined;
  #status: BroadcastStatus;
  #running: Promise<void> | undefined;

  /** @throws BroadcasterError `invalid_options` or `invalid_destination`. */
  constructor(private options: BroadcastOptions) {
    super();
    canvasOptions(options);
    this.#mixer = new Mixer(options.levelsVoices);
    this.#status = { state: 'idle', destinations: [] };
  }

  get status(): BroadcastStatus {
    return this.#status;
  }

  /** Begins, and resolves when it has ended: with its last status, whose cause says why if it was not `stop`. */
  async run(): Promise<BroadcastStatus> {
    this.#running ??= this.#run().catch((error: unknown) => {
      this.#failure ??= toBroadcasterError('encoder_failed', 'The broadcast failed.', error);
    });
    await this.#running;
    this.#publishStatus();
    return this.#status;
  }

  /** On the air, or before. @throws BroadcasterError `invalid_options` or `invalid_destination`: nothing is changed. */
  change(change: BroadcastChange): void {
    this.options = changedOptions(this.options, change);
    if (!this.#stopping.signal.aborted) this.#takeUp(change);
  }

  /** Ends the streams cleanly; `run` then resolves. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #run(): Promise<void> {
    const settings = encodingSettings(canvasOptions(this.options).size, this.options);
    const onWarning = (warning: BroadcasterError) => void this.emit('warning', warning);
    using pipeline = await EncodePipeline.open(settings, onWarning);
    using renderer = new SceneRenderer(canvasOptions(this.options), this.options, onWarning);
    const link = new RoomLink(this.options, this.#mixer, {
      layoutAsked: (layout) => this.change({ layout }),
      joined: (room) => renderer.liveScene.enter(room),
      lost: () => renderer.liveScene.leave(),
      missed: () => renderer.liveScene.clear(),
      ended: (cause) => this.#end(cause),
    });
    this.#renderer = renderer;
    let follow = () => {};
    const mayFollow = this.options.isSuccessor && new Promise<void>((resolve) => (follow = resolve));
    const destinations = new Destinations(this.options, {
      plan: pipeline.plan,
      requestKeyframe: () => pipeline.requestKeyframe(),
      onChanged: () => this.#followDestinations(),
    });
    this.#destinations = destinations;
    for (const wanted of this.options.destinations) destinations.open(wanted, mayFollow || undefined);
    this.#publishStatus();
    using uplink = followUplink(destinations, pipeline);
    const stats = this.#reportStats(pipeline, renderer, destinations, uplink);
    try {
      await Promise.all([pipeline.plan.video && renderer.prepare(), link.join()]);
      await pipeline.run(
        {
          mixer: this.#mixer,
          liveScene: renderer.liveScene,
          onPacket: (packet) => {
            if (hasPictures(pipeline.counters, settings)) follow();
            destinations.write(packet);
          },
        },
        this.#stopping.signal,
      );
    } catch (error) {
      this.#end(toBroadcasterError('encoder_failed', 'The broadcast failed.', error));
    } finally {
      clearInterval(stats);
      this.#stopping.abort();
      await Promise.all([destinations.endAll(), link.leave()]);
    }
  }

  /** What is added comes before what is removed: a broadcast without destinations ends. */
  #takeUp({ layout, add = [], remove = [] }: BroadcastChange): void {
    if (layout) this.#renderer?.setLayout(layout);
    for (const wanted of add) this.#destinations?.open(wanted);
    for (const id of remove) this.#destinations?.end(id);
    this.#publishStatus();
  }

  #followDestinations(): void {
    this.#publishStatus();
    if (this.#destinations?.haveAllEnded) this.#stopping.abort();
  }

  #end(cause: BroadcasterError): void {
    this.#failure ??= cause;
    this.#stopping.abort();
  }

  #publishStatus(): void {
    const status = combineStatus(this.#destinations?.statuses ?? [], this.#failure);
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    this.emit('status', status);
  }

  #reportStats(
    pipeline: EncodePipeline,
    renderer: SceneRenderer,
    destinations: Destinations,
    uplink: UplinkFollower,
  ): NodeJS.Timeout {
    const reader = new StatsReader();
    return setInterval(() => {
      const dropped = pipeline.counters.dropped + destinations.droppedFrames;
      const { sentBytes } = destinations;
      const now = {
        people: renderer.liveScene.people,
        videoBitrateBps: uplink.videoBitrateBps,
        latenessMs: destinations.latenessMs,
        loudness: pipeline.loudness,
        encoder: pipeline.encoderName,
      };
      this.emit('stats', reader.read({ ...pipeline.counters, dropped }, sentBytes, now));
    }, 1000);
  }
}

/** Whether what is encoded shows people, or has waited for them for two seconds: some have no camera. */
function hasPictures(
  { frames, tileFrames }: BroadcastCounters,
  { framesPerSecond }: EncodingSettings,
): boolean {
  return tileFrames > 0 || frames > 2 * framesPerSecond;
}
