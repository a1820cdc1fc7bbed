// Ports for what `up` starts: the known ones, or the next that are free, or an error that says who has them.
import { LiveKitLocalError, freeTcpPort, freeUdpPort, type ServerPorts } from '@airlock-rtc/livekit-local';
import { CliError } from './cli-error.js';

/** LiveKit's own defaults (1.13). */
const LIVEKIT_PORTS: ServerPorts = { http: 7880, rtcTcp: 7881, rtcUdp: 7882 };
const WEB_PORT = 5173;
const GATEWAY_PORT = 8080;
/** RTMP's own. */
const INGEST_PORT = 1935;
const NEXT_PORTS = 20;

/** LiveKit's default ports where they are free, others where not. */
export async function livekitPorts(): Promise<Partial<ServerPorts>> {
  const [http, rtcTcp, rtcUdp] = await Promise.all([
    freeTcpPort(LIVEKIT_PORTS.http),
    freeTcpPort(LIVEKIT_PORTS.rtcTcp),
    freeUdpPort(LIVEKIT_PORTS.rtcUdp),
  ]);
  return { ...(http ? { http } : {}), ...(rtcTcp ? { rtcTcp } : {}), ...(rtcUdp ? { rtcUdp } : {}) };
}

/** 8080, or the next that is free. */
export function gatewayPort(): Promise<number> {
  return portFrom(GATEWAY_PORT);
}

/** 1935, or the next that is free. */
export function ingestPort(): Promise<number> {
  return portFrom(INGEST_PORT);
}

/**
 * @param wanted the port that the person asked for: that one or none. Without it 5173, or the next that is free.
 * @throws CliError `port_in_use`.
 */
export async function webPort(wanted?: number): Promise<number> {
  if (wanted === undefined) return portFrom(WEB_PORT);
  const port = await freeTcpPort(wanted);
  if (port !== undefined) return port;
  throw new CliError(
    'port_in_use',
    `Port ${wanted} is in use. See who has it with "lsof -i :${wanted}", or name another one with --port.`,
  );
}

async function portFrom(first: number): Promise<number> {
  for (let candidate = first; candidate < first + NEXT_PORTS; candidate += 1) {
    const port = await freeTcpPort(candidate);
    if (port !== undefined) return port;
  }
  const last = first + NEXT_PORTS - 1;
  throw new CliError(
    'port_in_use',
    `The ports ${first} to ${last} are all in use: see who has them with "lsof -i :${first}-${last}", and end what you do not need.`,
  );
}

/** @returns the error of a port that another program has taken meanwhile; any other error as it is. */
export function portRace(port: number, cause: unknown): unknown {
  if ((cause as { code?: unknown }).code !== 'EADDRINUSE' && !/already in use/.test(String(cause)))
    return cause;
  return new CliError('port_race', `Port ${port} was taken a moment ago: run the same command again.`, {
    cause,
  });
}

export function isPortRace(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  // livekit-local was given ports that were free.
  return code === 'port_race' || (error instanceof LiveKitLocalError && code === 'port_in_use');
}
