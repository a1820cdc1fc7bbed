// deploy/ is checked by the tools of what it configures; the images themselves need a machine with Docker.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfiguration } from '@airlock-rtc/gateway';
import { beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DEPLOY, filledIn, readComposition, type Composition } from './composition.js';

const run = promisify(execFile);

let environment: Record<string, string>;
let composition: Composition;
beforeAll(async () => {
  environment = await filledIn();
  composition = await readComposition(environment);
});

it('fits the Compose specification, and its rules of prudence', async () => {
  const dclint = join(import.meta.dirname, '../../node_modules/dclint/bin/dclint.cjs');
  await expect(
    run(process.execPath, [dclint, '--quiet', join(DEPLOY, 'compose.yaml')]),
  ).resolves.toBeDefined();
});

it('asks for no variable that .env.example does not name, and for all that it does', () => {
  expect([...composition.variables].sort()).toEqual(Object.keys(environment).sort());
});

it('pins every image', () => {
  const images = Object.values(composition.services).flatMap(({ image }) => image ?? []);
  expect(images.length).toBeGreaterThan(3);
  for (const image of images) expect(image).toMatch(/:v?\d+\.\d+|:\d+-alpine$/);
});

it('gives the gateway a configuration that it takes, with Egress for broadcasts', () => {
  const configuration = readConfiguration(composition.services.gateway!.environment!);
  expect(configuration).toMatchObject({
    egress: { pageUrl: 'http://web:8081/' },
    livekit: { url: 'ws://livekit:7880', publicUrl: 'wss://livekit.example.com' },
    listen: { host: '0.0.0.0', port: 8080 },
  });
});

/** What livekit/egress 1.9 to 1.13 read: `yaml` tags in pkg/config/base.go and service.go. */
const EGRESS_KEYS = {
  top: ['redis', 'api_key', 'api_secret', 'ws_url', 'insecure', 'health_port', 'cpu_cost', 'session_limits'],
  cpuCost: ['max_cpu_utilization', 'room_composite_cpu_cost'],
};

it('tells Egress what it knows, and the same Redis and key as LiveKit', () => {
  const egress = parse(composition.services.egress!.environment!.EGRESS_CONFIG_BODY!);
  const livekit = parse(composition.services.livekit!.environment!.LIVEKIT_CONFIG!);
  expect(EGRESS_KEYS.top).toEqual(expect.arrayContaining(Object.keys(egress)));
  expect(EGRESS_KEYS.cpuCost).toEqual(expect.arrayContaining(Object.keys(egress.cpu_cost)));
  expect(egress.redis.address).toBe(livekit.redis.address);
  expect(livekit.keys).toEqual({ [egress.api_key]: egress.api_secret });
  expect(livekit.webhook.api_key).toBe(egress.api_key);
});

it('builds from files that are there', async () => {
  const builds = Object.values(composition.services).flatMap(({ build }) => build ?? []);
  expect(builds).toHaveLength(2);
  for (const { context, dockerfile } of builds) {
    const path = join(DEPLOY, context, dockerfile);
    const copied = (await readFile(path, 'utf8')).matchAll(/^COPY (?!--from)(\S+) /gm);
    for (const [, source] of copied) expect(existsSync(join(DEPLOY, '..', source!)), source).toBe(true);
  }
});

it('keeps the operator, metrics and LiveKit’s webhooks from the outside', async () => {
  const caddy = await readFile(join(DEPLOY, 'Caddyfile'), 'utf8');
  for (const path of ['/airlock/v1/admin/*', '/airlock/v1/livekit-webhook', '/metrics'])
    expect(caddy).toMatch(new RegExp(`@inner path.*${path.replace('*', '\\*')}`));
});
