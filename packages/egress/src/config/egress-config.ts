// Reads LiveKit Egress' configuration (1.14), and says which of its keys are not honoured here.
import { readFile } from 'node:fs/promises';
import { HARDWARE_CHOICES, type HardwareChoice } from '@airlock-rtc/broadcaster/supervisor';
import { parse } from 'yaml';
import { EgressError } from '../egress-error.js';
import { redisOptions, type RedisSettings } from './redis-settings.js';

export interface SessionLimits {
  readonly fileMs?: number;
  readonly streamMs?: number;
  readonly segmentMs?: number;
}

export interface EgressConfig {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly wsUrl: string;
  readonly redis: RedisSettings;
  readonly clusterId: string;
  readonly healthPort?: number;
  readonly prometheusPort?: number;
  readonly limits: SessionLimits;
  readonly mayWriteLocally: boolean;
  /** Every file must lie in it; without it, relative names lie in the working directory and absolute ones anywhere. */
  readonly outputFolder?: string;
  /** Whether what does not fit this machine is refused, or taken with a warning: for a developer's machine. */
  readonly admission: 'enforce' | 'warn';
  /** The layouts page, whose layouts are drawn here when a `custom_base_url` names it. */
  readonly layoutsPage?: string;
  /** Whether streams may go to private addresses. */
  readonly allowsPrivateDestinations: boolean;
  /** Whether a process is kept loaded for the next request: the first byte comes sooner, for about 100 MiB. */
  readonly keepsWarm: boolean;
  /** With which broadcasts are encoded. */
  readonly hardware: HardwareChoice;
  /** For the operator, at start. */
  readonly warnings: readonly string[];
}

const HONOURED = new Set([
  ...['api_key', 'api_secret', 'ws_url', 'redis', 'cluster_id', 'health_port', 'prometheus_port'],
  ...['session_limits', 'disallow_local_storage', 'insecure', 'airlock'],
]);

/** Where the original has something that this one need not have. */
const NEEDLESS = new Set([
  ...[
    'logging',
    'log_level',
    'template_base',
    'template_port',
    'enable_chrome_sandbox',
    'chrome_flags',
    'debug',
  ],
  ...['debug_handler_port', 'latency', 'latency_overrides', 'cpu_cost', 'pulse_sink_reap_grace_sec'],
]);

/** From `EGRESS_CONFIG_BODY`, else from the file that is named or in `EGRESS_CONFIG_FILE`. */
export async function loadEgressConfig(
  env: NodeJS.ProcessEnv,
  path: string | undefined = env.EGRESS_CONFIG_FILE,
): Promise<EgressConfig> {
  if (env.EGRESS_CONFIG_BODY) return readEgressConfig(env.EGRESS_CONFIG_BODY, env);
  if (!path) {
    throw invalid(
      'There is no configuration: name the file, or set EGRESS_CONFIG_FILE or EGRESS_CONFIG_BODY.',
    );
  }
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw invalid(
      `The configuration ${path} cannot be read (${cause.code}): name another file by --config, or mend its permissions.`,
      cause,
    );
  });
  return readEgressConfig(text, env);
}

/** @throws EgressError `invalid_configuration`, without repeating values: they may be secrets. */
export function readEgressConfig(text: string, env: NodeJS.ProcessEnv = {}): EgressConfig {
  const read = record('the configuration', parseYaml(text) ?? {});
  const airlock = record('airlock', read.airlock ?? {});
  const required = (key: string, variable: string) => {
    const value = read[key] ?? env[variable];
    if (typeof value === 'string' && value) return value;
    throw invalid(`The configuration lacks ${key}: set it in the file, or ${variable} in the environment.`);
  };
  const wsUrl = required('ws_url', 'LIVEKIT_WS_URL');
  if (!/^(ws|http)s?:\/\//.test(wsUrl)) throw invalid('ws_url must begin with ws:// or wss://.');
  return {
    apiKey: required('api_key', 'LIVEKIT_API_KEY'),
    apiSecret: required('api_secret', 'LIVEKIT_API_SECRET'),
    wsUrl,
    redis: redisOptions(record('redis', read.redis ?? {})),
    clusterId: string('cluster_id', read.cluster_id),
    ...optional('healthPort', port('health_port', read.health_port)),
    ...optional('prometheusPort', port('prometheus_port', read.prometheus_port)),
    limits: limits(record('session_limits', read.session_limits ?? {})),
    mayWriteLocally: read.disallow_local_storage !== true,
    ...optional('outputFolder', string('airlock.output_folder', airlock.output_folder) || undefined),
    admission: admissionOf(airlock.admission ?? 'enforce'),
    ...optional('layoutsPage', pageUrl(string('airlock.layouts_page', airlock.layouts_page))),
    allowsPrivateDestinations: airlock.allow_private_destinations !== false,
    keepsWarm: airlock.keep_warm !== false,
    hardware: hardwareOf(airlock.hardware ?? 'off'),
    warnings: warningsOf(read),
  };
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const line = (cause as { linePos?: [{ line: number }] }).linePos?.[0].line;
    throw invalid(`The configuration is no YAML${line ? ` (line ${line})` : ''}.`, cause);
  }
}

function warningsOf(read: Record<string, unknown>): string[] {
  return Object.keys(read)
    .filter((key) => !HONOURED.has(key))
    .map((key) =>
      NEEDLESS.has(key)
        ? `${key} has no meaning here and is left out of account.`
        : `${key} is not honoured by this worker: requests that need it are left to a LiveKit Egress beside it.`,
    );
}

function limits(read: Record<string, unknown>): SessionLimits {
  return {
    ...optional('fileMs', duration('file_output_max_duration', read.file_output_max_duration)),
    ...optional('streamMs', duration('stream_output_max_duration', read.stream_output_max_duration)),
    ...optional('segmentMs', duration('segment_output_max_duration', read.segment_output_max_duration)),
  };
}

/** Go's durations: `1h30m`, `90s`, `500ms`. */
function duration(key: string, value: unknown): number | undefined {
  if (value === undefined || value === 0) return undefined;
  const parts = [...String(value).matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== String(value)) {
    throw invalid(`session_limits.${key} must be a duration such as 1h30m.`);
  }
  const unit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;
  return parts.reduce((sum, [, amount, name]) => sum + Number(amount) * unit[name as keyof typeof unit], 0);
}

function port(key: string, value: unknown): number | undefined {
  if (value === undefined || value === 0) return undefined;
  if (Number.isInteger(value) && (value as number) > 0 && (value as number) < 65_536) return value as number;
  throw invalid(`${key} must be a port number.`);
}

function string(key: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  throw invalid(`${key} must be a text.`);
}

function admissionOf(value: unknown): EgressConfig['admission'] {
  if (value === 'enforce' || value === 'warn') return value;
  throw invalid('airlock.admission must be enforce or warn.');
}

function hardwareOf(value: unknown): HardwareChoice {
  const choice = HARDWARE_CHOICES.find((each) => each === value);
  if (choice) return choice;
  throw invalid(`airlock.hardware must be one of ${HARDWARE_CHOICES.join(', ')}.`);
}

function pageUrl(text: string): string | undefined {
  if (text === '') return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw invalid('airlock.layouts_page must be an http or https URL.');
}

function record(key: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw invalid(`${key} must be a map of keys and values.`);
}

function optional<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, T>);
}

function invalid(message: string, cause?: unknown): EgressError {
  return new EgressError('invalid_configuration', message, { cause });
}
