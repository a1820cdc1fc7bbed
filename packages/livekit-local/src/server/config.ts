// livekit-server's configuration for one machine: loopback, ports of its own, no outside addresses.

/** livekit-server's own configuration keys (its config-sample.yaml, 1.13.5), as an object. */
export type LiveKitConfig = Record<string, unknown>;

export interface ServerPorts {
  http: number;
  rtcTcp: number;
  rtcUdp: number;
}

interface ConfigInput {
  ports: ServerPorts;
  apiKey: string;
  apiSecret: string;
  /** The address that media candidates name. */
  nodeIp: string;
  webhookUrls: readonly string[];
  /** Laid over the rest, deeply; arrays replace. */
  config: LiveKitConfig;
}

export function serverConfig({ ports, apiKey, apiSecret, nodeIp, webhookUrls, config }: ConfigInput) {
  const own: LiveKitConfig = {
    port: ports.http,
    bind_addresses: ['127.0.0.1'],
    keys: { [apiKey]: apiSecret },
    rtc: {
      tcp_port: ports.rtcTcp,
      udp_port: ports.rtcUdp,
      node_ip: nodeIp,
      use_external_ip: false,
      enable_loopback_candidate: nodeIp.startsWith('127.'),
    },
    // Open, so that a test or a page joins a room by a token alone.
    room: { auto_create: true },
    logging: { level: 'info', json: true },
    ...(webhookUrls.length > 0 ? { webhook: { api_key: apiKey, urls: [...webhookUrls] } } : {}),
  };
  return merge(own, config);
}

function merge(under: LiveKitConfig, over: LiveKitConfig): LiveKitConfig {
  const merged = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isRecord(below) && isRecord(value) ? merge(below, value) : value;
  }
  return merged;
}

function isRecord(value: unknown): value is LiveKitConfig {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
