// Publishes one stream to an RTMP or RTMPS server: asks to publish, then sends audio and video.
import { isIP } from 'node:net';
import { BroadcasterError, toBroadcasterError } from '../broadcaster-error.js';
import type { RtmpTarget } from './rtmp-target.js';
import type { UplinkState } from '../uplink/bitrate-control.js';
import { encodeAmf, encodeEcmaArray, type AmfValue } from './amf0.js';
import { MESSAGE } from './chunks.js';
import { hideKey } from './hide-key.js';
import { RtmpConnection, RtmpRefusal, type RtmpStatus } from './rtmp-connection.js';

export interface RtmpPublisherOptions {
  /** Of the stream; 3 Mb/s by default. By it the server is asked how often to acknowledge. */
  readonly bitrateBps?: number;
  /** For the whole way to `NetStream.Publish.Start`; 10,000 by default. */
  readonly connectTimeoutMs?: number;
  /** Certificates (PEM) to trust instead of those that Node trusts. */
  readonly certificateAuthorities?: string | string[];
  readonly signal?: AbortSignal;
}

/** A stream that the server has accepted. */
export class RtmpPublisher {
  /** Resolves when the connection has ended: with `undefined` after `close()`, else with the reason. */
  readonly closed: Promise<BroadcasterError | undefined>;
  #isClosing = false;
  #takenBytes = 0;
  #takenAtMs = performance.now();
  #refusal: BroadcasterError | undefined;

  private constructor(
    private readonly connection: RtmpConnection,
    private readonly target: RtmpTarget,
    private readonly streamId: number,
  ) {
    connection.onStatus = (status) => {
      if (status.level === 'error' || status.code === 'NetStream.Unpublish.Success') {
        this.#refusal = refusal(target, status);
        connection.destroy();
      }
    };
    this.closed = connection.closed.then((cause) => {
      if (this.#isClosing) return undefined;
      const message = `${target.label} ended the connection${cause ? ` (${cause.message})` : ''}.`;
      return this.#refusal ?? toBroadcasterError('destination_lost', message, cause);
    });
  }

  /**
   * Connects and resolves once the server has answered `NetStream.Publish.Start`.
   * @throws BroadcasterError `destination_unreachable` (no connection, a bad certificate, no answer in time) or
   *   `destination_refused` (the server says no to the application or the stream key).
   */
  static async open(target: RtmpTarget, options: RtmpPublisherOptions = {}): Promise<RtmpPublisher> {
    const timeoutMs = options.connectTimeoutMs ?? 10_000;
    const deadline = new AbortController();
    const timer = setTimeout(
      () => deadline.abort(new Error(`no answer within ${timeoutMs / 1000} s`)),
      timeoutMs,
    );
    const signal = options.signal ? AbortSignal.any([deadline.signal, options.signal]) : deadline.signal;
    let connection: RtmpConnection | undefined;
    const abandon = (): void => connection?.destroy(signal.reason as Error);
    signal.addEventListener('abort', abandon, { once: true });
    try {
      connection = await RtmpConnection.open(target, { bitrateBps: 3_000_000, ...options, signal });
      const streamId = await negotiate(connection, target);
      return new RtmpPublisher(connection, target, streamId);
    } catch (cause) {
      connection?.destroy();
      if (cause instanceof RtmpRefusal) throw refusal(target, cause.status);
      const why = cause instanceof Error ? cause.message : String(cause);
      throw connection && !signal.aborted
        ? new BroadcasterError(
            'destination_refused',
            `${target.label} did not accept the stream (${why}). Check the application and the stream key.`,
            { cause },
          )
        : new BroadcasterError(
            'destination_unreachable',
            `${target.label} cannot be reached (${why}). Check the address and that the server is running.`,
            { cause },
          );
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abandon);
    }
  }

  /** @param bitrateBps of the stream, by which the lag is guessed where the server acknowledges nothing. */
  uplink(bitrateBps: number): UplinkState {
    const nowMs = performance.now();
    const { acknowledgements, unsentBytes } = this.connection;
    const deliveredBps = acknowledgements.deliveredBps(nowMs);
    const latenessMs = acknowledgements.latenessMs(nowMs) ?? (unsentBytes * 8000) / bitrateBps;
    return { latenessMs, deliveredBps };
  }

  /** For how long the server has taken nothing, as far as that can be told. */
  get silenceMs(): number {
    const nowMs = performance.now();
    const { acknowledgements, unsentBytes, takenBytes } = this.connection;
    if (unsentBytes === 0 || takenBytes !== this.#takenBytes) {
      this.#takenBytes = takenBytes;
      this.#takenAtMs = nowMs;
    }
    // Before the kernel takes nothing it has taken megabytes that went nowhere: that is most of the time already.
    return acknowledgements.areKnown ? acknowledgements.silenceMs(nowMs) : 3 * (nowMs - this.#takenAtMs);
  }

  sendMetadata(values: Record<string, AmfValue>): void {
    const body = Buffer.concat([encodeAmf('@setDataFrame', 'onMetaData'), encodeEcmaArray(values)]);
    this.#send(MESSAGE.dataAmf0, body, 0);
  }

  sendAudio(body: Buffer, timestampMs: number): void {
    this.#send(MESSAGE.audio, body, timestampMs);
  }

  sendVideo(body: Buffer, timestampMs: number): void {
    this.#send(MESSAGE.video, body, timestampMs);
  }

  /** Says that the stream has ended and closes; waits no longer than two seconds for the network. */
  async close(): Promise<void> {
    if (!this.#isClosing) {
      this.#isClosing = true;
      this.connection.notify('FCUnpublish', null, this.target.streamKey);
      this.connection.notify('deleteStream', null, this.streamId);
    }
    await this.connection.end(2000);
  }

  /** Ends at once; `closed` resolves with this reason. */
  abort(reason: BroadcasterError): void {
    this.connection.destroy(reason);
  }

  #send(type: number, body: Buffer, timestampMs: number): void {
    this.connection.send({ type, streamId: this.streamId, timestampMs, body });
  }
}

async function negotiate(connection: RtmpConnection, target: RtmpTarget): Promise<number> {
  const { app, streamKey, host, port, isSecure } = target;
  const authority = isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
  await connection.call('connect', {
    app,
    type: 'nonprivate',
    flashVer: 'FMLE/3.0 (compatible; Airlock)',
    tcUrl: `${isSecure ? 'rtmps' : 'rtmp'}://${authority}/${app}`,
  });
  connection.notify('releaseStream', null, streamKey);
  connection.notify('FCPublish', null, streamKey);
  const streamId = Number((await connection.call('createStream', null))[0] ?? 1);
  const started = new Promise<void>((resolve, reject) => {
    connection.onStatus = (status) => {
      if (status.code === 'NetStream.Publish.Start') resolve();
      else if (status.level === 'error') reject(new RtmpRefusal(status));
    };
    void connection.closed.then((error) => reject(error ?? new Error('the server ended the connection')));
  });
  connection.send({
    type: MESSAGE.commandAmf0,
    streamId,
    timestampMs: 0,
    body: encodeAmf('publish', 0, null, streamKey, 'live'),
  });
  await started;
  return streamId;
}

function refusal(target: RtmpTarget, { code, description }: RtmpStatus): BroadcasterError {
  const words = hideKey([code, description].filter(Boolean).join(': '), target.streamKey || target.app).slice(
    0,
    200,
  );
  return new BroadcasterError(
    'destination_refused',
    `${target.label} refused the stream${words && ` (${words})`}. Check the application and the stream key.`,
  );
}
