import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readConfiguration, readMux, VARIABLES } from './configuration.js';

const minimal = {
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'devkey',
  LIVEKIT_API_SECRET: 'secret',
};

it('needs to know LiveKit, and has a default for the rest', () => {
  expect(readConfiguration({ ...minimal, PATH: '/bin', DATABASE_URL: '' })).toMatchObject({
    livekit: { url: 'ws://127.0.0.1:7880', apiKey: 'devkey', apiSecret: 'secret' },
    database: { folder: '.airlock/database' },
    listen: { host: '127.0.0.1', port: 8080 },
    isTls: false,
  });
});

it('takes Postgres by its URL, numbers and flags', () => {
  const environment = {
    ...minimal,
    DATABASE_URL: 'postgres://user:password@host/database',
    AIRLOCK_DATABASE_CONNECTIONS: '4',
    AIRLOCK_PORT: '0',
    AIRLOCK_TLS: 'true',
    AIRLOCK_SPACE_CAPACITY: '20',
  };
  expect(readConfiguration(environment)).toMatchObject({
    database: { url: environment.DATABASE_URL, connections: 4 },
    listen: { port: 0 },
    isTls: true,
    settings: { spaceCapacity: 20 },
  });
});

it('takes Mux by both halves of a token, and by none', () => {
  const token = { MUX_TOKEN_ID: 'id', MUX_TOKEN_SECRET: 'secret of Mux' };
  const { mux } = readConfiguration({ ...minimal, ...token, MUX_BASE_URL: 'http://127.0.0.1:1' });
  expect(mux).toEqual({ tokenId: 'id', tokenSecret: 'secret of Mux', baseUrl: 'http://127.0.0.1:1' });
  expect(readMux(token)).toEqual({ tokenId: 'id', tokenSecret: 'secret of Mux' });
  expect(readMux({ ...token, MUX_TOKEN_ID: '', MUX_TOKEN_SECRET: '' })).toBeUndefined();
  expect(() => readMux({ ...token, MUX_INGEST_URL: 'https://x' })).toThrow(/^MUX_INGEST_URL: must be a URL/);
  expect(readConfiguration(minimal).mux).toBeUndefined();
  for (const [half, missing] of [
    ['MUX_TOKEN_ID', 'MUX_TOKEN_SECRET'],
    ['MUX_TOKEN_SECRET', 'MUX_TOKEN_ID'],
  ] as const) {
    expect(() => readConfiguration({ ...minimal, [half]: token[half] })).toThrow(`${missing}: is not set`);
  }
});

it('takes LiveKit Egress for broadcasts, with the page that it opens', () => {
  const byEgress = { ...minimal, AIRLOCK_BROADCASTER: 'egress' };
  const pageUrl = 'https://layouts.example.com/';
  expect(readConfiguration({ ...byEgress, AIRLOCK_EGRESS_PAGE_URL: pageUrl }).egress).toEqual({ pageUrl });
  expect(readConfiguration({ ...minimal, AIRLOCK_EGRESS_PAGE_URL: pageUrl }).egress).toBeUndefined();
  expect(() => readConfiguration(byEgress)).toThrow(/^AIRLOCK_EGRESS_PAGE_URL: is not set/);
  expect(() => readConfiguration({ ...minimal, AIRLOCK_BROADCASTER: 'browser' })).toThrow(/must be egress/);
});

it('names all mistakes at once, and repeats no value', () => {
  const environment = {
    LIVEKIT_URL: 'localhost:7880',
    LIVEKIT_API_KEY: '',
    DATABASE_URL: 'mysql://root:hunter2@host',
    AIRLOCK_PORT: 'eighty',
    AIRLOCK_TLS: 'yes',
    AIRLOCK_ADMIN_TOKEN: 'short',
    AIRLOCK_INGEST_URL: 'http://host/app',
    MUX_TOKEN_ID: 'half a token',
  };
  const failure = (() => {
    try {
      return readConfiguration(environment);
    } catch (error) {
      return error;
    }
  })();
  expect(failure).toMatchObject({ code: 'configuration_invalid' });
  const { messages } = failure as { messages: string[] };
  expect(messages.map((message) => message.split(':')[0]).sort()).toEqual(
    [...Object.keys(environment), 'LIVEKIT_API_SECRET', 'MUX_TOKEN_SECRET']
      .filter((name) => name !== 'MUX_TOKEN_ID')
      .sort(),
  );
  expect(messages).toContain('LIVEKIT_API_SECRET: is not set');
  expect(messages.join()).not.toMatch(/hunter2|short|eighty/);
});

it('has every variable in the README', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  expect(Object.keys(VARIABLES.shape).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
