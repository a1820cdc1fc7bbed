// One RTMP connection: socket or TLS, handshake, chunks, acknowledgements, and commands with their answers.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Acknowledgements, acknowledgementWindowBytes } from '../uplink/acknowledgements.js';
import { unconfirmedBytes } from '../uplink/kernel-queue.js';
import { decodeAmf, encodeAmf, type AmfValue } from './amf0.js';
import { publicLookup, requirePublicDigits } from './public-lookup.js';
import { ChunkReader, MESSAGE, chunkMessage, type RtmpMessage } from './chunks.js';

const HANDSHAKE_BYTES = 1536;
/** FFmpeg's rtmpproto announces the same when it publishes; a message is then rarely more than one chunk. */
const CHUNK_BYTES = 60_000;
const CHUNK_STREAM = { control: 2, command: 3, audio: 4, video: 6 } as const;
const ASK_KERNEL_MS = 250;
const PING_REQUEST = 6;
const PING_RESPONSE = 7;
/** A server that asks and does not read what it is answered gets no more answers. */
const MOST_UNSENT_FOR_PING_BYTES = 2 ** 20;

export interface RtmpServer {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
  /** Whether it may only be on the public internet. */
  readonly isPublicOnly?: boolean;
}

/** What a server says in `_error` and `onStatus`. */
export interface RtmpStatus {
  readonly level: string;
  readonly code: string;
  readonly description: string;
}

/** A command that the server answered with `_error`. */
export class RtmpRefusal extends Error {
  constructor(readonly status: RtmpStatus) {
    super(`${status.code} ${status.description}`.trim());
  }
}

/** Who has acknowledged nothing by then does not acknowledge. */
const SPOKEN_BY_BYTES = 200_000;

export class RtmpConnection {
  /** Resolves when the connection has ended, with the error that ended it, if there was one. */
  readonly closed: Promise<Error | undefined>;
  /** Called for each `onStatus`. */
  onStatus: (status: RtmpStatus) => void = () => {};
  readonly acknowledgements: Acknowledgements;
  readonly #reader = new ChunkReader();
  #sentBytes = 0;
  #isAcknowledged = false;
  readonly #calls = new Map<
    number,
    { resolve: (values: AmfValue[]) => void; reject: (reason: Error) => void }
  >();
  #chunkBytes = 128;
  #lastTransaction = 0;
  #receivedBytes = 0;
  #acknowledgedBytes = 0;
  #windowBytes = 0;

  private constructor(
    private readonly socket: Socket,
    private readonly acknowledgedBy: number,
  ) {
    this.acknowledgements = new Acknowledgements(acknowledgedBy);
    socket.setNoDelay(true);
    let failure: Error | undefined;
    socket.on('error', (error) => (failure ??= error));
    this.closed = new Promise((resolve) => socket.on('close', () => resolve(failure)));
    const asking = setInterval(() => void this.#askKernel(), ASK_KERNEL_MS).unref();
    socket.on('close', () => clearInterval(asking));
    void this.closed.then((error) => {
      for (const call of this.#calls.values())
        call.reject(error ?? new Error('the server ended the connection'));
    });
  }

  /**
   * Connects and shakes hands. Certificates are verified against `host` by Node.
   * @throws Error of the socket, or of `signal`.
   */
  static async open(
    { host, port, isSecure, isPublicOnly }: RtmpServer,
    options: { signal: AbortSignal; bitrateBps: number; certificateAuthorities?: string | string[] },
  ): Promise<RtmpConnection> {
    const servername = isIP(host) ? undefined : host;
    if (isPublicOnly) requirePublicDigits(host);
    const address = { host, port, ...(isPublicOnly && { lookup: publicLookup }) };
    const socket = isSecure
      ? connectTls({ ...address, servername, ca: options.certificateAuthorities })
      : connectTcp(address);
    const abandon = (): void => void socket.destroy(options.signal.reason);
    options.signal.addEventListener('abort', abandon, { once: true });
    try {
      await once(socket, isSecure ? 'secureConnect' : 'connect');
      const connection = new RtmpConnection(socket, acknowledgementWindowBytes(options.bitrateBps));
      await connection.#shakeHands();
      socket.on('data', (bytes: Buffer) => connection.#receive(bytes));
      connection.#control(MESSAGE.setChunkSize, CHUNK_BYTES);
      connection.#chunkBytes = CHUNK_BYTES;
      connection.#control(MESSAGE.windowAcknowledgementSize, connection.acknowledgedBy);
      return connection;
    } catch (error) {
      socket.destroy();
      throw error;
    } finally {
      options.signal.removeEventListener('abort', abandon);
    }
  }

  /** Bytes that the kernel has not taken yet; what it holds, only acknowledgements tell. */
  get unsentBytes(): number {
    return this.socket.writableLength;
  }

  /** Bytes that the kernel has taken. */
  get takenBytes(): number {
    return this.socket.bytesWritten - this.socket.writableLength;
  }

  /** Sends a command and resolves with what `_result` holds. @throws RtmpRefusal on `_error`. */
  call(name: string, ...values: AmfValue[]): Promise<AmfValue[]> {
    const transaction = this.notify(name, ...values);
    return new Promise((resolve, reject) => this.#calls.set(transaction, { resolve, reject }));
  }

  /** Sends a command whose answer does not matter; returns its transaction number. */
  notify(name: string, ...values: AmfValue[]): number {
    const transaction = ++this.#lastTransaction;
    this.#send({
      type: MESSAGE.commandAmf0,
      streamId: 0,
      timestampMs: 0,
      body: encodeAmf(name, transaction, ...values),
    });
    return transaction;
  }

  /** Sends a message on a message stream. */
  send(message: RtmpMessage): void {
    this.#send(message);
  }

  /** Ends after all that was sent has left, or after `graceMs`. */
  async end(graceMs: number): Promise<void> {
    this.socket.end();
    const timer = setTimeout(() => this.socket.destroy(), graceMs);
    await this.closed;
    clearTimeout(timer);
  }

  destroy(reason?: Error): void {
    this.socket.destroy(reason);
  }

  /** The simple handshake: C0 C1, S0 S1 S2, C2. */
  async #shakeHands(): Promise<void> {
    this.socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(8), randomBytes(HANDSHAKE_BYTES - 8)]));
    const answer = await this.#read(1 + 2 * HANDSHAKE_BYTES);
    if (answer[0] !== 3) throw new Error('the server does not speak RTMP');
    this.socket.write(answer.subarray(1, 1 + HANDSHAKE_BYTES));
  }

  /**
   * One listener for the whole wait: each new one is called at once for what is there, and would leave no turn to the
   * rest.
   */
  #read(size: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const onReadable = (): void => {
        // At its end the stream hands out less than was asked for; `closed` follows.
        const bytes = this.socket.read(size) as Buffer | null;
        if (bytes?.length !== size) return;
        this.socket.off('readable', onReadable);
        resolve(bytes);
      };
      this.socket.on('readable', onReadable);
      void this.closed.then((error) =>
        reject(error ?? new Error('the server ended the connection during the handshake')),
      );
    });
  }

  #send(message: RtmpMessage): void {
    if (this.socket.destroyed || this.socket.writableEnded) return;
    const { type } = message;
    const id =
      type === MESSAGE.video
        ? CHUNK_STREAM.video
        : type === MESSAGE.audio || type === MESSAGE.dataAmf0
          ? CHUNK_STREAM.audio
          : type === MESSAGE.commandAmf0
            ? CHUNK_STREAM.command
            : CHUNK_STREAM.control;
    this.socket.cork();
    for (const part of chunkMessage(message, id, this.#chunkBytes)) {
      this.socket.write(part);
      this.#sentBytes += part.length;
    }
    this.socket.uncork();
    this.acknowledgements.sent(this.#sentBytes, performance.now());
  }

  /** Where the server has acknowledged nothing of what it was asked to, the kernel tells what has arrived. */
  async #askKernel(): Promise<void> {
    const { localPort, remotePort } = this.socket;
    const isSilent = !this.#isAcknowledged && this.#sentBytes > SPOKEN_BY_BYTES;
    if (!isSilent || localPort === undefined || remotePort === undefined) return;
    const sent = this.#sentBytes;
    const unsent = this.unsentBytes;
    const queued = await unconfirmedBytes({ localPort, remotePort });
    if (queued === undefined || this.#isAcknowledged) return;
    this.acknowledgements.acknowledge(Math.max(0, sent - unsent - queued) % 2 ** 32, performance.now());
  }

  #control(type: number, value: number): void {
    const body = Buffer.alloc(4);
    body.writeUInt32BE(value % 2 ** 32);
    this.#send({ type, streamId: 0, timestampMs: 0, body });
  }

  #receive(bytes: Buffer): void {
    try {
      for (const message of this.#reader.push(bytes)) this.#handle(message);
    } catch (cause) {
      this.destroy(new Error('the server sent what is not RTMP', { cause }));
    }
    this.#receivedBytes += bytes.length;
    if (this.#windowBytes > 0 && this.#receivedBytes - this.#acknowledgedBytes >= this.#windowBytes) {
      this.#acknowledgedBytes = this.#receivedBytes;
      this.#control(MESSAGE.acknowledgement, this.#receivedBytes);
    }
  }

  #handle({ type, body }: RtmpMessage): void {
    if (type === MESSAGE.commandAmf0) this.#handleCommand(decodeAmf(body));
    else if (type === MESSAGE.acknowledgement && body.length >= 4) {
      this.#isAcknowledged = true;
      this.acknowledgements.acknowledge(body.readUInt32BE(0), performance.now(), this.takenBytes);
    } else if (type === MESSAGE.windowAcknowledgementSize && body.length >= 4) {
      this.#windowBytes = body.readUInt32BE(0);
    } else if (type === MESSAGE.userControl && body.length >= 6 && body.readUInt16BE(0) === PING_REQUEST) {
      if (this.unsentBytes > MOST_UNSENT_FOR_PING_BYTES) return;
      const pong = Buffer.concat([Buffer.from([0, PING_RESPONSE]), body.subarray(2, 6)]);
      this.#send({ type: MESSAGE.userControl, streamId: 0, timestampMs: 0, body: pong });
    }
  }

  #handleCommand([name, transaction, , ...values]: AmfValue[]): void {
    if (name === 'onStatus') return this.onStatus(readStatus(values[0]));
    if (name !== '_result' && name !== '_error') return;
    const call = this.#calls.get(Number(transaction));
    this.#calls.delete(Number(transaction));
    if (name === '_result') call?.resolve(values);
    else call?.reject(new RtmpRefusal(readStatus(values[0])));
  }
}

function readStatus(value: AmfValue): RtmpStatus {
  const status = (typeof value === 'object' && value !== null ? value : {}) as Record<string, AmfValue>;
  const text = (key: string): string => (typeof status[key] === 'string' ? status[key] : '');
  return { level: text('level'), code: text('code'), description: text('description') };
}
