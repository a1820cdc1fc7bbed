// Reads the gateway's configuration from the environment, and names all mistakes at once.
import { z } from 'zod';
import { GatewayError } from '../errors/errors.js';
import { DEFAULT_SETTINGS, type Settings } from '../ground/settings.js';
import type { LiveKitOptions } from '../livekit/livekit.js';
import type { MuxOptions } from '../mux/mux.js';

const flag = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .transform((value) => value === 'true');
const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );
const wholeNumber = (min: number, max: number) =>
  z.string().transform(Number).pipe(z.int(`must be a whole number`).min(min).max(max));
const secret = (minLength: number) => z.string().min(minLength, `must have at least ${minLength} characters`);

/** Every variable that the gateway reads; the README's table is checked against it. */
export const VARIABLES = z.object({
  LIVEKIT_URL: url('ws:', 'wss:', 'http:', 'https:'),
  LIVEKIT_PUBLIC_URL: url('ws:', 'wss:', 'http:', 'https:').optional(),
  LIVEKIT_API_KEY: secret(1),
  LIVEKIT_API_SECRET: secret(1),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  AIRLOCK_DATABASE_CONNECTIONS: wholeNumber(2, 1000).default(10),
  AIRLOCK_TOKEN_LIFE: wholeNumber(30, 86_400).default(DEFAULT_SETTINGS.exchangedTokenLifeSeconds),
  AIRLOCK_FOLDER: z.string().min(1).default('.airlock'),
  AIRLOCK_HOST: z.string().min(1).default('127.0.0.1'),
  AIRLOCK_PORT: wholeNumber(0, 65_535).default(8080),
  AIRLOCK_PUBLIC_URL: url('http:', 'https:').optional(),
  AIRLOCK_TLS: flag.default(false),
  AIRLOCK_ADMIN_TOKEN: secret(16).optional(),
  AIRLOCK_ADMIN_REMOTE: flag.default(false),
  AIRLOCK_TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  AIRLOCK_SPACE_CAPACITY: wholeNumber(1, 10_000).optional(),
  MUX_TOKEN_ID: secret(1).optional(),
  MUX_TOKEN_SECRET: secret(1).optional(),
  MUX_BASE_URL: url('http:', 'https:').optional(),
  MUX_INGEST_URL: url('rtmp:', 'rtmps:').optional(),
  AIRLOCK_INGEST_URL: url('rtmp:', 'rtmps:').optional(),
  AIRLOCK_BROADCASTER: z.enum(['egress'], { error: 'must be egress' }).optional(),
  AIRLOCK_EGRESS_PAGE_URL: url('http:', 'https:').optional(),
  AIRLOCK_EGRESS_OUTPUT_FOLDER: z.string().min(1).optional(),
  AIRLOCK_PRIVATE_DESTINATIONS: flag.default(false),
  AIRLOCK_WEBHOOK_PRIVATE_TARGETS: flag.default(false),
  AIRLOCK_EXCHANGES_PER_SPACE: wholeNumber(1, 1_000_000).default(DEFAULT_SETTINGS.exchangesPerSpace),
  AIRLOCK_EXCHANGES_PER_ADDRESS: wholeNumber(1, 1_000_000).default(DEFAULT_SETTINGS.exchangesPerAddress),
  AIRLOCK_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

const MUX_VARIABLES = VARIABLES.pick({
  MUX_TOKEN_ID: true,
  MUX_TOKEN_SECRET: true,
  MUX_BASE_URL: true,
  MUX_INGEST_URL: true,
});

type Environment = Readonly<Record<string, string | undefined>>;

/** What the process needs besides the gateway's own settings. */
export interface Configuration {
  readonly livekit: LiveKitOptions;
  /** Where live streams are Mux's. */
  readonly mux: MuxOptions | undefined;
  /** Where broadcasts go through LiveKit Egress: the page that its Chrome opens. */
  readonly egress: { readonly pageUrl: string } | undefined;
  /** Where LiveKit's Egress API may write files; without it, it sends streams only. */
  readonly egressOutputFolder: string | undefined;
  /** As `openDatabase` takes it. */
  readonly database: { readonly url: string; readonly connections: number } | { readonly folder: string };
  readonly settings: Partial<Settings>;
  readonly listen: { readonly host: string; readonly port: number };
  readonly isTls: boolean;
  /** For the database, the certificate and whatever else is kept. */
  readonly folder: string;
  readonly logLevel: string;
}

/**
 * @param environment usually `process.env`. An empty variable counts as one that is not set.
 * @throws {GatewayError} `configuration_invalid`, one message for each mistake; none repeats a value.
 */
export function readConfiguration(environment: Environment): Configuration {
  return arrange(read(VARIABLES, environment));
}

/** Mux's part of it alone, for a program that puts the gateway together itself; `undefined` without credentials. */
export function readMux(environment: Environment): MuxOptions | undefined {
  return arrangeMux(read(MUX_VARIABLES, environment));
}

function read<Schema extends z.ZodObject>(schema: Schema, environment: Environment): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  const issues = parsed.error?.issues ?? [];
  const missing = missingBeside(given).filter(([name]) => name in schema.shape);
  const mistakes = [
    ...issues.map(({ path, message }) => describe(String(path[0]), given, message)),
    ...missing.map(([name, why]) => `${name}: is not set; ${why}`),
  ];
  if (parsed.success && mistakes.length === 0) return parsed.data;
  throw new GatewayError('configuration_invalid', mistakes);
}

/** Variables without which others make no sense, and why. */
function missingBeside(given: Environment): [name: string, why: string][] {
  const halves = ['MUX_TOKEN_ID', 'MUX_TOKEN_SECRET'].filter((name) => given[name] === undefined);
  const missing: [string, string][] =
    halves.length === 1 ? [[halves[0]!, 'set both halves of the token, or none']] : [];
  if (given.AIRLOCK_BROADCASTER === 'egress' && given.AIRLOCK_EGRESS_PAGE_URL === undefined) {
    missing.push(['AIRLOCK_EGRESS_PAGE_URL', 'LiveKit Egress needs the address of the layouts page']);
  }
  return missing;
}

function arrangeMux(read: z.output<typeof MUX_VARIABLES>): MuxOptions | undefined {
  const { MUX_TOKEN_ID: tokenId, MUX_TOKEN_SECRET: tokenSecret } = read;
  if (!tokenId || !tokenSecret) return undefined;
  return { tokenId, tokenSecret, baseUrl: read.MUX_BASE_URL, ingestUrl: read.MUX_INGEST_URL };
}

function describe(name: string, given: Record<string, string | undefined>, message: string): string {
  return given[name] === undefined ? `${name}: is not set` : `${name}: ${message}`;
}

function arrange(read: z.output<typeof VARIABLES>): Configuration {
  return {
    livekit: {
      url: read.LIVEKIT_URL,
      publicUrl: read.LIVEKIT_PUBLIC_URL,
      apiKey: read.LIVEKIT_API_KEY,
      apiSecret: read.LIVEKIT_API_SECRET,
    },
    mux: arrangeMux(read),
    egress:
      read.AIRLOCK_BROADCASTER === 'egress' && read.AIRLOCK_EGRESS_PAGE_URL
        ? { pageUrl: read.AIRLOCK_EGRESS_PAGE_URL }
        : undefined,
    egressOutputFolder: read.AIRLOCK_EGRESS_OUTPUT_FOLDER,
    database: read.DATABASE_URL
      ? { url: read.DATABASE_URL, connections: read.AIRLOCK_DATABASE_CONNECTIONS }
      : { folder: `${read.AIRLOCK_FOLDER}/database` },
    settings: {
      publicUrl: read.AIRLOCK_PUBLIC_URL,
      adminToken: read.AIRLOCK_ADMIN_TOKEN,
      isAdminRemote: read.AIRLOCK_ADMIN_REMOTE,
      trustedProxies: read.AIRLOCK_TRUSTED_PROXIES,
      spaceCapacity: read.AIRLOCK_SPACE_CAPACITY,
      ingestUrl: read.AIRLOCK_INGEST_URL,
      arePrivateDestinationsAllowed: read.AIRLOCK_PRIVATE_DESTINATIONS,
      arePrivateTargetsAllowed: read.AIRLOCK_WEBHOOK_PRIVATE_TARGETS,
      exchangedTokenLifeSeconds: read.AIRLOCK_TOKEN_LIFE,
      exchangesPerSpace: read.AIRLOCK_EXCHANGES_PER_SPACE,
      exchangesPerAddress: read.AIRLOCK_EXCHANGES_PER_ADDRESS,
    },
    listen: { host: read.AIRLOCK_HOST, port: read.AIRLOCK_PORT },
    isTls: read.AIRLOCK_TLS,
    folder: read.AIRLOCK_FOLDER,
    logLevel: read.AIRLOCK_LOG_LEVEL,
  };
}
