// One broadcast: a room in; one picture and one sound, encoded once, out to every destination.
import { EventEmitter } from 'node:events';
import { toBroadcasterError, type BroadcasterError } from '../broadcaster-error/broadcaster-error.js';
import { Destination } from '../destination/destination.js';
import {
  parseDestination,
  parsePublicDestination,
  type DestinationTarget,
} from '../destination/destination-url.js';
import { openOutput } from '../destination/open-output.js';
import type { EncodedPacket } from '../encoding/encoded-packet.js';
import { encodingSettings } from '../encoding/encoding-settings.js';
import { Mixer } from '../sound/mixer.js';
import type { BroadcastOptions } from './broadcast-options.js';
import { StatsReader, type BroadcastStats } from './broadcast-stats.js';
import { combineStatus, type BroadcastStatus } from './broadcast-status.js';
import { pictureOptions } from './picture-options.js';
import { Production } from './production.js';
import { RoomLink } from './room-link.js';
import { Scenery } from './scenery.js';

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
  readonly #targets: DestinationTarget[];
  readonly #mixer = new Mixer();
  readonly #stopping = new AbortController();
  #destinations: Destination[] = [];
  #failure: BroadcasterError | undefined;
  #status: BroadcastStatus;
  #running: Promise<void> | undefined;

  /** @throws BroadcasterError `invalid_options` or `invalid_destination`. */
  constructor(private readonly options: BroadcastOptions) {
    super();
    const { destinations, publicDestinations = [] } = options;
    this.#targets = [
      ...destinations.map(parseDestination),
      ...publicDestinations.map(parsePublicDestination),
    ];
    pictureOptions(options);
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

  /** Ends the streams cleanly; `run` then resolves. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #run(): Promise<void> {
    const picture = pictureOptions(this.options);
    const settings = encodingSettings(picture.size, this.options);
    using production = await Production.open(settings);
    using scenery = new Scenery(picture, this.options, (warning) => this.emit('warning', warning));
    const link = new RoomLink(this.options, this.#mixer, {
      joined: (room) => scenery.stage.enter(room),
      lost: () => scenery.stage.leave(),
      missed: () => scenery.stage.clear(),
      ended: (cause) => this.#end(cause),
    });
    this.#openDestinations(production);
    const stats = this.#reportStats(production, scenery);
    try {
      await Promise.all([scenery.prepare(), link.join()]);
      await production.run(
        {
          canvas: scenery.canvas,
          mixer: this.#mixer,
          stage: scenery.stage,
          onPacket: (packet) => this.#write(packet),
        },
        this.#stopping.signal,
      );
    } catch (error) {
      this.#end(toBroadcasterError('encoder_failed', 'The broadcast failed.', error));
    } finally {
      clearInterval(stats);
      this.#stopping.abort();
      await Promise.all([...this.#destinations.map((destination) => destination.stop()), link.leave()]);
    }
  }

  #openDestinations(production: Production): void {
    const { certificateAuthorities, retryForMs } = this.options;
    this.#destinations = this.#targets.map(
      (target) =>
        new Destination({
          label: target.label,
          open: (signal) => openOutput(target, production.plan, { signal, certificateAuthorities }),
          requestKeyframe: () => production.requestKeyframe(),
          retryForMs: target.kind === 'file' ? 0 : retryForMs,
        }),
    );
    for (const destination of this.#destinations) {
      destination.on('changed', () => {
        this.#publishStatus();
        if (this.#destinations.every(({ status }) => status.state === 'idle')) this.#stopping.abort();
      });
    }
    this.#publishStatus();
  }

  #write(packet: EncodedPacket): void {
    for (const destination of this.#destinations) destination.write(packet);
  }

  #end(cause: BroadcasterError): void {
    this.#failure ??= cause;
    this.#stopping.abort();
  }

  #publishStatus(): void {
    const status = combineStatus(
      this.#destinations.map((destination) => destination.status),
      this.#failure,
    );
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    this.emit('status', status);
  }

  #reportStats(production: Production, scenery: Scenery): NodeJS.Timeout {
    const reader = new StatsReader();
    return setInterval(() => {
      const lost = this.#destinations.map(({ droppedPictures }) => droppedPictures);
      const dropped = production.counters.dropped + Math.max(0, ...lost);
      const sent = this.#destinations.map(({ sentBytes }) => sentBytes);
      this.emit('stats', reader.read({ ...production.counters, dropped }, sent, scenery.stage.people));
    }, 1000);
  }
}
