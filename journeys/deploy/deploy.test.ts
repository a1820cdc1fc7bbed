// deploy/ is checked by the tools of what it configures; the images themselves need a machine with Docker.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readEgressConfig } from '@airlock-rtc/egress';
import { readConfiguration } from '@airlock-rtc/gateway';
import { beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { REPOSITORY } from '../docs/documented-commands.js';
import { DEPLOY, filledIn, readComposition, type Composition } from './composition.js';

const run = promisify(execFile);

let environment: Record<string, string>;
let composition: Composition;
beforeAll(async () => {
  environment = await filledIn();
  composition = await readComposition(environment);
});

it('fits the Compose specification and the rules of dclint', async () => {
  const dclint = join(import.meta.dirname, '../../node_modules/dclint/bin/dclint.cjs');
  await expect(
    run(process.execPath, [dclint, '--quiet', join(DEPLOY, 'compose.yaml')]),
  ).resolves.toBeDefined();
});

it('asks for no variable that .env.example does not name, and for all that it does', () => {
  expect([...composition.variables].sort()).toEqual(Object.keys(environment).sort());
});

it.each([
  ...['AIRLOCK_DOMAIN', 'LIVEKIT_DOMAIN', 'LIVEKIT_API_KEY'],
  ...['LIVEKIT_API_SECRET', 'POSTGRES_PASSWORD', 'AIRLOCK_ADMIN_TOKEN'],
])('does not start while %s is empty', async (name) => {
  await expect(readComposition({ ...environment, [name]: '' })).rejects.toThrow(name);
});

/** What a person has in the clone after the commands of the documentation. */
const MADE_BY_DOCUMENTED_COMMANDS = [
  ...['server.env', 'deploy/.env', 'deploy/certificates/turn.key', 'airlock.dump'],
  ...['demo.mp4', 'tarballs/a.tgz', 'deploy/tarballs/a.tgz', 'migration/migration.html'],
];

it('keeps secrets and recordings that the documented commands make out of git', async () => {
  const args = ['check-ignore', '--no-index', ...MADE_BY_DOCUMENTED_COMMANDS];
  const { stdout } = await run('git', args, { cwd: REPOSITORY });
  expect(stdout.trim().split('\n')).toEqual(MADE_BY_DOCUMENTED_COMMANDS);
});

it('lets nothing into the images but packed packages and the configuration of Caddy', async () => {
  const rules = (await readFile(join(DEPLOY, '.dockerignore'), 'utf8')).split('\n');
  expect(rules.filter((rule) => rule !== '' && !rule.startsWith('#'))).toEqual([
    ...['*', '!tarballs/*.tgz', '!Caddyfile'],
  ]);
});

it('limits the log of every container', () => {
  for (const [name, { logging }] of Object.entries(composition.services))
    expect(logging?.options, name).toMatchObject({ 'max-size': '20m', 'max-file': '3' });
});

it('sends stream keys nowhere until it is told where', () => {
  const { mux, settings } = readConfiguration(composition.services.gateway!.environment!);
  expect({ mux, ingestUrl: settings.ingestUrl }).toEqual({ mux: undefined, ingestUrl: undefined });
});

it('lets a Prometheus of this machine read the metrics, and nobody else', async () => {
  const published = composition.services.web!.ports!.filter((port) => port.includes('9091'));
  expect(published).toEqual(['127.0.0.1:9091:9091']);
  const caddy = await readFile(join(DEPLOY, 'Caddyfile'), 'utf8');
  const [, metrics] = /^http:\/\/:9091 \{\n(.*?)^\}/ms.exec(caddy)!;
  expect(metrics).toContain('reverse_proxy gateway:8080');
  const { prometheus } = parse(composition.services.livekit!.environment!.LIVEKIT_CONFIG!);
  expect(metrics).toContain(`reverse_proxy livekit:${prometheus.port}`);
});

it('runs TURN over TLS only where it is turned on, on a port that is published', async () => {
  const turnOf = ({ services }: Composition) => parse(services.livekit!.environment!.LIVEKIT_CONFIG!).turn;
  expect(turnOf(composition).enabled).toBe(false);
  const variables = { TURN_ENABLED: 'true', TURN_DOMAIN: 'turn.example.com' };
  const turn = turnOf(await readComposition({ ...environment, ...variables }));
  expect(turn).toMatchObject({ enabled: true, domain: 'turn.example.com' });
  expect(composition.services.livekit!.ports).toContain(`0.0.0.0:${turn.tls_port}:${turn.tls_port}/tcp`);
});

it('pins every image', () => {
  const images = Object.values(composition.services).flatMap(({ image }) => image ?? []);
  expect(images.length).toBeGreaterThan(3);
  for (const image of images) expect(image).toMatch(/:v?\d+\.\d+|:\d+-alpine$/);
});

it('gives the gateway a valid configuration, with Egress for broadcasts', () => {
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

const egressBody = (name: string) => composition.services[name]!.environment!.EGRESS_CONFIG_BODY!;

it('gives LiveKit Egress keys that it reads, and both workers the Redis and the key of LiveKit', () => {
  const egress = parse(egressBody('egress-chrome'));
  expect(EGRESS_KEYS.top).toEqual(expect.arrayContaining(Object.keys(egress)));
  expect(EGRESS_KEYS.cpuCost).toEqual(expect.arrayContaining(Object.keys(egress.cpu_cost)));
  const livekit = parse(composition.services.livekit!.environment!.LIVEKIT_CONFIG!);
  for (const each of [egress, parse(egressBody('egress'))]) {
    expect(each.redis.address).toBe(livekit.redis.address);
    expect(livekit.keys).toEqual({ [each.api_key]: each.api_secret });
    expect(livekit.webhook.api_key).toBe(each.api_key);
  }
});

it('has the worker draw what the gateway asks for', () => {
  const { egress } = readConfiguration(composition.services.gateway!.environment!);
  const { layoutsPage, warnings } = readEgressConfig(egressBody('egress'));
  expect({ layoutsPage, warnings }).toEqual({ layoutsPage: egress?.pageUrl, warnings: [] });
});

it('builds images by the Dockerfiles of this folder', () => {
  const builds = Object.values(composition.services).flatMap(({ build }) => build ?? []);
  expect(builds).toHaveLength(3);
  for (const { context, dockerfile } of builds)
    expect(existsSync(join(DEPLOY, context, dockerfile))).toBe(true);
});

it('keeps the operator, metrics and LiveKit’s webhooks from the outside', async () => {
  const caddy = await readFile(join(DEPLOY, 'Caddyfile'), 'utf8');
  for (const path of ['/airlock/v1/admin/*', '/airlock/v1/livekit-webhook', '/metrics'])
    expect(caddy).toMatch(new RegExp(`@inner path.*${path.replace('*', '\\*')}`));
});
