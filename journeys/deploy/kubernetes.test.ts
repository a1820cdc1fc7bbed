// The Kubernetes files fit each other and the programs that they start; no cluster is at hand.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEgressConfig } from '@airlock-rtc/egress';
import { readConfiguration } from '@airlock-rtc/gateway';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import { beforeAll, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { compile } from '../../packages/codemod/test/compile.js';
import { REPOSITORY } from '../docs/documented-commands.js';
import { DEPLOY } from './composition.js';

interface Container {
  env?: { name: string; value: string }[];
  ports: { name: string; containerPort: number }[];
  readinessProbe: { httpGet: { port: string } };
}
type Labels = Record<string, string>;
interface Backend {
  service: { name: string; port: { name: string } };
}
interface Resource {
  kind: 'Deployment' | 'Service' | 'Ingress' | 'PodDisruptionBudget';
  metadata: { name: string };
  spec: {
    selector: Labels & { matchLabels: Labels };
    template: { metadata: { labels: Labels }; spec: { containers: [Container] } };
    ports: { name: string; port: number; targetPort: string }[];
    rules: { http: { paths: { path: string; backend: Backend }[] } }[];
  };
}

const folder = join(DEPLOY, 'kubernetes');
let resources: Resource[];
beforeAll(async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  resources = texts.flatMap((text) =>
    parseAllDocuments(text).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS() as Resource;
    }),
  );
});

const ofKind = (kind: Resource['kind']) => resources.filter((resource) => resource.kind === kind);
const containerOf = ({ spec }: Resource) => spec.template.spec.containers[0];

function deployment(name: string): Resource {
  const found = ofKind('Deployment').find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`There is no deployment ${name}.`);
  return found;
}

it('selects pods that exist, and ports that they have', () => {
  const labels = ofKind('Deployment').map(({ spec }) => spec.template.metadata.labels);
  for (const { kind, metadata, spec } of resources) {
    if (kind === 'Ingress') continue;
    const wanted = kind === 'Service' ? spec.selector : spec.selector.matchLabels;
    expect(labels, metadata.name).toContainEqual(expect.objectContaining(wanted));
  }
  for (const service of ofKind('Service')) {
    const { ports } = containerOf(deployment(service.metadata.name));
    expect(ports.map(({ name }) => name)).toContain(service.spec.ports[0]!.targetPort);
  }
  for (const each of ofKind('Deployment').map(containerOf))
    expect(each.ports.map(({ name }) => name)).toContain(each.readinessProbe.httpGet.port);
});

it('lets the outside reach the API and the token exchange, and nothing of the inside', () => {
  const services = ofKind('Service').map(({ metadata, spec }) => [metadata.name, spec.ports[0]!.name]);
  const paths = ofKind('Ingress').flatMap(({ spec }) => spec.rules.flatMap(({ http }) => http.paths));
  for (const { backend } of paths)
    expect(services).toContainEqual([backend.service.name, backend.service.port.name]);
  expect(paths.map(({ path }) => path).sort()).toEqual(['/airlock/v1/token-exchange', '/system', '/video']);
});

it('sets variables that the gateway reads, and names a secret that makes the rest', async () => {
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  const environment = await readFile(join(REPOSITORY, 'docs/reference/environment.md'), 'utf8');
  const env = containerOf(deployment('airlock-gateway')).env!;
  for (const { name } of env) expect(environment, name).toContain(`\`${name}\``);
  const secret = {
    LIVEKIT_URL: 'ws://livekit:7880',
    LIVEKIT_PUBLIC_URL: 'wss://livekit.example.com',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'a secret of thirty-two characters',
    DATABASE_URL: 'postgres://airlock@postgres/airlock',
    AIRLOCK_PUBLIC_URL: 'https://airlock.example.com',
    AIRLOCK_ADMIN_TOKEN: 'a token of thirty-two characters',
  };
  for (const name of Object.keys(secret)) expect(readme).toContain(`\`${name}\``);
  const values = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  expect(() => readConfiguration({ ...values, ...secret })).not.toThrow();
  const services = ofKind('Service').map(({ metadata }) => metadata.name);
  expect(services).toContain(new URL(values.AIRLOCK_EGRESS_PAGE_URL!).hostname);
});

it('describes a configuration that the worker takes', () => {
  const [port] = containerOf(deployment('airlock-egress')).ports;
  const config = readEgressConfig(`
redis: { address: 'redis:6379' }
api_key: key
api_secret: secret
ws_url: ws://livekit:7880
health_port: 8080
airlock: { layouts_page: http://airlock-layouts-page/ }
`);
  expect(config.healthPort).toBe(port!.containerPort);
});

const MODULES = {
  Deployment: 'apps/v1',
  Service: 'v1',
  Ingress: 'networking.k8s.io/v1',
  PodDisruptionBudget: 'policy/v1',
};

it('has the fields of Kubernetes’ API and no others', async () => {
  const misspelt = structuredClone(deployment('airlock-gateway')) as Resource & Pick<IDeployment, 'spec'>;
  Object.assign(misspelt.spec, { replcas: 2 });
  expect(await mistakesIn([...resources, misspelt])).toEqual([expect.stringContaining('replcas')]);
}, 120_000);

/** By the types of kubernetes-models, which are generated from the API's OpenAPI document: unlike its schemas they know misspelt fields. */
async function mistakesIn(all: readonly Resource[]): Promise<string[]> {
  const cache = join(REPOSITORY, 'journeys/.cache');
  await mkdir(cache, { recursive: true });
  const scratch = await mkdtemp(join(cache, 'kubernetes-'));
  try {
    const lines = all.map((resource, index) => {
      const type = `import('kubernetes-models/${MODULES[resource.kind]}').I${resource.kind}`;
      return `export const resource${index}: ${type} = ${JSON.stringify(resource)};`;
    });
    const file = join(scratch, 'resources.ts');
    await writeFile(file, lines.join('\n'));
    return compile([file]).map(({ message }) => message);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
