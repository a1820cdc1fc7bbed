import { expect, it } from 'vitest';
import { serverConfig } from './config.js';

const input = {
  ports: { http: 1, rtcTcp: 2, rtcUdp: 3 },
  apiKey: 'key',
  apiSecret: 'secret',
  nodeIp: '127.0.0.1',
  webhookUrls: [],
  config: {},
};

it('keeps a server on loopback, and sends webhooks only when asked', () => {
  expect(serverConfig(input)).toMatchObject({
    port: 1,
    bind_addresses: ['127.0.0.1'],
    keys: { key: 'secret' },
    rtc: { tcp_port: 2, udp_port: 3, node_ip: '127.0.0.1', use_external_ip: false },
  });
  expect(serverConfig(input)).not.toHaveProperty('webhook');
  expect(serverConfig({ ...input, webhookUrls: ['http://h/'] })).toMatchObject({
    webhook: { api_key: 'key', urls: ['http://h/'] },
  });
});

it('lays the caller’s configuration over its own, deeply, arrays whole', () => {
  const config = { rtc: { udp_port: 9 }, bind_addresses: ['0.0.0.0'], room: { max_participants: 2 } };
  expect(serverConfig({ ...input, config })).toMatchObject({
    bind_addresses: ['0.0.0.0'],
    rtc: { tcp_port: 2, udp_port: 9 },
    room: { auto_create: true, max_participants: 2 },
  });
});
