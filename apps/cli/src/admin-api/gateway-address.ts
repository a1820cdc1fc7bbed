// The gateway's address and admin token: from options, the environment, or the file that `airlock up` writes.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { CliError } from '../cli-error.js';
import { ownCommand } from '../own-command.js';

export interface GatewayAddress {
  url: string;
  adminToken: string;
}

export interface GatewayAddressOptions {
  gateway?: string;
  adminToken?: string;
  stateDir: string;
}

const FILE = 'gateway.env';

/** The options of every command that calls the gateway. */
export function withGatewayOptions(command: Command): Command {
  return command
    .addOption(new Option('--gateway <url>', 'address of the gateway').env('AIRLOCK_URL').argParser(parseUrl))
    .addOption(new Option('--admin-token <token>', "the gateway's admin token").env('AIRLOCK_ADMIN_TOKEN'))
    .option('--state-dir <folder>', 'where airlock up keeps both of them', '.airlock');
}

function parseUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('Give a URL such as http://127.0.0.1:8080.');
}

/** @throws CliError `no_gateway`. */
export async function gatewayAddress(options: GatewayAddressOptions): Promise<GatewayAddress> {
  const text = await readFile(join(options.stateDir, FILE), 'utf8').catch(() => '');
  const kept = parseEnv(text);
  const url = options.gateway ?? kept.AIRLOCK_URL;
  // The token that is kept here is sent to the gateway of this folder alone.
  const isKept = url && kept.AIRLOCK_URL && new URL(url).origin === new URL(kept.AIRLOCK_URL).origin;
  const adminToken = options.adminToken ?? (isKept ? kept.AIRLOCK_ADMIN_TOKEN : undefined);
  if (url && adminToken) return { url, adminToken };
  const message = url
    ? `The admin token of ${url} is not known here: set AIRLOCK_ADMIN_TOKEN.`
    : `No gateway is known here. Start one with ${ownCommand()} up, or set AIRLOCK_URL and AIRLOCK_ADMIN_TOKEN.`;
  throw new CliError('no_gateway', message);
}

/** Keeps the address of a gateway that runs here, readable by its owner alone. */
export async function saveGatewayAddress(
  stateDir: string,
  { url, adminToken }: GatewayAddress,
): Promise<string> {
  const path = join(stateDir, FILE);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `AIRLOCK_URL=${url}\nAIRLOCK_ADMIN_TOKEN=${adminToken}\n`, { mode: 0o600 });
  return path;
}

/** The admin token of an earlier start. */
export async function loadAdminToken(stateDir: string): Promise<string | undefined> {
  return parseEnv(await readFile(join(stateDir, FILE), 'utf8').catch(() => '')).AIRLOCK_ADMIN_TOKEN;
}
