import { describe, expect, it } from 'vitest';
import { loadEgressConfig, readEgressConfig } from './egress-config.js';

const minimal = `
api_key: key
api_secret: secret
ws_url: ws://localhost:7880
redis: { address: 'localhost:6380', db: 3 }
`;

describe('the configuration of LiveKit Egress', () => {
  it('is read', () => {
    const config = readEgressConfig(`${minimal}
cluster_id: eu
health_port: 8080
prometheus_port: 9090
session_limits: { file_output_max_duration: 1h30m, stream_output_max_duration: 90s }
disallow_local_storage: true
airlock: { output_folder: /out, allow_private_destinations: false }
`);
    expect(config).toMatchObject({
      apiKey: 'key',
      wsUrl: 'ws://localhost:7880',
      redis: { kind: 'server', options: { host: 'localhost', port: 6380, db: 3 } },
      clusterId: 'eu',
      healthPort: 8080,
      prometheusPort: 9090,
      limits: { fileMs: 5_400_000, streamMs: 90_000 },
      mayWriteLocally: false,
      outputFolder: '/out',
      allowsPrivateDestinations: false,
      warnings: [],
    });
  });

  it('takes keys and address from the environment as the original does', () => {
    const env = { LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: 's', LIVEKIT_WS_URL: 'wss://host' };
    expect(readEgressConfig('redis: { address: r }', env)).toMatchObject({
      apiKey: 'k',
      wsUrl: 'wss://host',
    });
  });

  it('knows sentinels and clusters', () => {
    const redis = (text: string) => readEgressConfig(minimal.replace(/redis:.*/, `redis: ${text}`)).redis;
    expect(redis('{ sentinel_master_name: m, sentinel_addresses: ["a:1", "[::1]:2"] }')).toMatchObject({
      kind: 'sentinel',
      nodes: [
        { host: 'a', port: 1 },
        { host: '::1', port: 2 },
      ],
      options: { name: 'm' },
    });
    expect(redis('{ cluster_addresses: ["a:1"], use_tls: true }')).toMatchObject({
      kind: 'cluster',
      options: { tls: {} },
    });
  });

  it('says what it does not honour, and what has no meaning', () => {
    const { warnings } = readEgressConfig(`${minimal}\nstorage: { s3: {} }\nenable_chrome_sandbox: true`);
    expect(warnings).toEqual([
      expect.stringMatching(/^storage is not honoured/),
      expect.stringMatching(/^enable_chrome_sandbox has no meaning/),
    ]);
  });
});

describe('a bad configuration', () => {
  it.each([
    ['redis: [', 'is no YAML (line'],
    ['just a text', 'must be a map'],
    ['api_key: key', 'LIVEKIT_WS_URL'],
    [minimal.replace('ws://', 'ftp://'), 'must begin with ws://'],
    [minimal.replace(/redis:.*/, ''), 'redis.address'],
    [`${minimal}\nhealth_port: 99999`, 'health_port must be a port'],
    [`${minimal}\nsession_limits: { file_output_max_duration: soon }`, 'such as 1h30m'],
  ])('%j says what to do', (text, words) => {
    expect(() => readEgressConfig(text)).toThrow(words);
  });

  it('repeats no secret', () => {
    const error = (() => {
      try {
        return readEgressConfig('api_secret: hunter2\nredis: {address: [');
      } catch (thrown) {
        return String(thrown);
      }
    })();
    expect(error).not.toContain('hunter2');
  });

  it('that is not there names the variables', async () => {
    await expect(loadEgressConfig({})).rejects.toThrow('EGRESS_CONFIG_BODY');
    await expect(loadEgressConfig({ EGRESS_CONFIG_FILE: '/no/such.yaml' })).rejects.toThrow(
      /no.such.yaml cannot be read .ENOENT.: name another/,
    );
    expect(await loadEgressConfig({ EGRESS_CONFIG_BODY: minimal })).toMatchObject({ apiKey: 'key' });
  });
});
