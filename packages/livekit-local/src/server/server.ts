// startLiveKit(): a real LiveKit server to use, begun here or named by LIVEKIT_URL.
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinary } from '../binary/binary.js';
import type { Progress } from '../binary/search.js';
import { LiveKitLocalError } from '../livekit-local-error.js';
import { serverConfig, type LiveKitConfig, type ServerPorts } from './config.js';
import { freeTcpPort, freeUdpPort } from './ports.js';
import { startProcess, type ServerProcess } from './process.js';
import { runningServer, type ServerAddress } from './running.js';

export interface LiveKitOptions {
  /** The HTTP and WebSocket port, and the TCP and UDP ports of media. A port that is not given is a free one. */
  ports?: Partial<ServerPorts>;
  /** The address that media candidates name; default 127.0.0.1, which no other machine reaches. */
  nodeIp?: string;
  /** Default: new random ones. */
  apiKey?: string;
  apiSecret?: string;
  /** Where the server posts its webhooks, signed with `apiKey`. */
  webhookUrls?: readonly string[];
  /** livekit-server's own configuration, laid over the rest. */
  config?: LiveKitConfig;
  /** Default: a file of its own in the system's temporary folder. Begun anew by each start. */
  logFile?: string;
  /** Told while a livekit-server is built or downloaded. */
  onProgress?: (progress: Progress) => void;
  /** Ends a build or a download that is under way. */
  signal?: AbortSignal;
  /** Default `process.env`: LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET, PATH, XDG_CACHE_HOME. */
  env?: NodeJS.ProcessEnv;
}

export interface LiveKit extends ServerAddress, AsyncDisposable {
  /** Undefined for a server of `LIVEKIT_URL`, as are `pid` and `ended`. */
  logFile: string | undefined;
  pid: number | undefined;
  /** Settles when the server that was begun here has ended, asked to or not. */
  ended: Promise<void> | undefined;
  /** Ends the server that was begun here; leaves one of `LIVEKIT_URL` alone. May be called again. */
  stop(): Promise<void>;
}

const TRIES = 4;

/**
 * Gives a LiveKit server that answers. Several may be started side by side.
 *
 * @throws LiveKitLocalError see its codes.
 */
export async function startLiveKit(options: LiveKitOptions = {}): Promise<LiveKit> {
  const { env = process.env } = options;
  const running = runningServer(env);
  if (running) return useRunning(running, options);

  const { nodeIp = '127.0.0.1', webhookUrls = [], config = {} } = options;
  const { apiKey = `API${randomBytes(6).toString('hex')}`, apiSecret = randomBytes(32).toString('hex') } =
    options;
  const binary = await findBinary({
    env,
    onProgress: options.onProgress ?? (() => {}),
    signal: options.signal,
  });
  for (let tried = 1; ; tried += 1) {
    const ports = await choosePorts(options.ports ?? {});
    const httpUrl = `http://127.0.0.1:${ports.http}`;
    const logFile = options.logFile ?? join(tmpdir(), 'airlock-logs', `livekit-server-${ports.http}.log`);
    try {
      const server = await startProcess({
        ...{ binary, env },
        config: serverConfig({ ports, apiKey, apiSecret, nodeIp, webhookUrls, config }),
        httpUrl,
        logFile,
      });
      return {
        url: httpUrl.replace('http', 'ws'),
        httpUrl,
        apiKey,
        apiSecret,
        logFile,
        ...disposable(server),
      };
    } catch (error) {
      // Somebody was quicker to a port that was free a moment ago: take others.
      const isRace = error instanceof LiveKitLocalError && error.code === 'port_in_use';
      if (!isRace || tried === TRIES) throw error;
    }
  }
}

function disposable({ pid, ended, stop }: ServerProcess) {
  return { pid, ended, stop, [Symbol.asyncDispose]: stop };
}

function useRunning(address: ServerAddress, { webhookUrls, config }: LiveKitOptions): LiveKit {
  if (webhookUrls?.length || config) {
    throw new LiveKitLocalError(
      'not_configurable',
      'LIVEKIT_URL names a server that is configured elsewhere: set its webhooks there, or unset LIVEKIT_URL.',
    );
  }
  const stop = async () => {};
  return {
    ...address,
    logFile: undefined,
    pid: undefined,
    ended: undefined,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function choosePorts(wanted: Partial<ServerPorts>): Promise<ServerPorts> {
  const free = async (name: keyof ServerPorts, ask: typeof freeUdpPort) => {
    const port = await ask(wanted[name]);
    if (port !== undefined) return port;
    throw new LiveKitLocalError(
      'port_in_use',
      `Port ${wanted[name]} (${name}) is in use. Choose another one, or end the process that has it.`,
    );
  };
  return {
    http: await free('http', freeTcpPort),
    rtcTcp: await free('rtcTcp', freeTcpPort),
    rtcUdp: await free('rtcUdp', freeUdpPort),
  };
}
