// LiveKit's `redis` section, and connections by it: one server, sentinels or a cluster.
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { EgressError } from '../egress-error.js';

interface Host {
  readonly host: string;
  readonly port: number;
}

export interface RedisSettings {
  readonly options: RedisOptions;
  /** Addresses of sentinels or of cluster nodes; empty for one server. */
  readonly nodes: readonly Host[];
  readonly kind: 'server' | 'sentinel' | 'cluster';
}

export function redisOptions(read: Record<string, unknown>): RedisSettings {
  const { address, username, password, db, use_tls, tls } = read;
  const sentinels = addresses(read.sentinel_addresses);
  const cluster = addresses(read.cluster_addresses);
  const isSecure = use_tls === true || (tls as { enabled?: boolean } | undefined)?.enabled === true;
  const options: RedisOptions = {
    ...(typeof username === 'string' && username ? { username } : {}),
    ...(typeof password === 'string' && password ? { password } : {}),
    ...(typeof db === 'number' ? { db } : {}),
    ...(isSecure ? { tls: {} } : {}),
    // What is published waits for Redis to come back; a caller's own timeout ends the waiting.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(100 * times, 2_000),
  };
  if (cluster.length > 0) return { options, nodes: cluster, kind: 'cluster' };
  if (sentinels.length > 0) {
    const sentinel = {
      name: String(read.sentinel_master_name ?? ''),
      ...(typeof read.sentinel_password === 'string' ? { sentinelPassword: read.sentinel_password } : {}),
    };
    return { options: { ...options, ...sentinel }, nodes: sentinels, kind: 'sentinel' };
  }
  if (typeof address !== 'string' || !address) {
    throw new EgressError(
      'invalid_configuration',
      'The configuration lacks redis.address: give the host and port that livekit-server has.',
    );
  }
  return { options: { ...options, ...toHost(address) }, nodes: [], kind: 'server' };
}

export function connectRedis({ options, nodes, kind }: RedisSettings): Redis | Cluster {
  if (kind === 'cluster') return new Cluster([...nodes], { redisOptions: options });
  return new Redis(kind === 'sentinel' ? { ...options, sentinels: [...nodes] } : options);
}

function addresses(value: unknown): Host[] {
  return Array.isArray(value) ? value.map((each) => toHost(String(each))) : [];
}

function toHost(address: string): Host {
  const match = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(address);
  if (!match) {
    throw new EgressError('invalid_configuration', 'A Redis address must look like host:6379.');
  }
  return { host: (match[1] ?? match[2])!, port: Number(match[3] ?? 6379) };
}
