// `airlock doctor`: looks at everything that a space needs, a line each, with the next step.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { Command, Option } from 'commander';
import pc from 'picocolors';
import { adminApi } from '../admin-api/admin-api.js';
import {
  gatewayAddress,
  withGatewayOptions,
  type GatewayAddressOptions,
} from '../admin-api/gateway-address.js';
import { plainTable } from '../plain-table.js';
import { KEYS_FILE } from '../up/livekit-keys.js';
import { checkGateway } from './check-gateway.js';
import { checkLiveKit, closeRoom } from './check-livekit.js';
import { checkMux } from './check-mux.js';
import { failed, messageOf, unknown, type Finding } from './finding.js';
import type { LiveKitAddress } from './signal-probe.js';

interface Options extends GatewayAddressOptions {
  url?: string;
  apiKey?: string;
  apiSecret?: string;
  json?: true;
}

const MARKS = {
  ok: pc.green('ok'),
  warning: pc.yellow('warning'),
  failed: pc.red('FAILED'),
  unknown: pc.dim('?'),
};

export function doctorCommand(): Command {
  return withGatewayOptions(
    new Command('doctor').description('Look at LiveKit, the gateway and what they need; say the next step.'),
  )
    .addOption(new Option('--url <address>', 'LiveKit server').env('LIVEKIT_URL'))
    .addOption(new Option('--api-key <key>', 'LiveKit API key').env('LIVEKIT_API_KEY'))
    .addOption(new Option('--api-secret <secret>', 'LiveKit API secret').env('LIVEKIT_API_SECRET'))
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit code 1 when a line has failed.')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const findings = await diagnose(options);
  console.log(options.json ? JSON.stringify(findings, null, 2) : report(findings));
  if (findings.some(({ verdict }) => verdict === 'failed')) process.exitCode = 1;
}

/** Every line of the doctor; what cannot be looked at is a line too. */
export async function diagnose(options: Options, env: NodeJS.ProcessEnv = process.env): Promise<Finding[]> {
  const since = new Date();
  const livekit = await livekitAddress(options);
  return [
    ...(livekit ? await diagnoseLiveKit(livekit) : [noLiveKit()]),
    ...(await diagnoseGateway(options, since)),
    await checkMux(env),
  ];
}

async function diagnoseLiveKit(livekit: LiveKitAddress): Promise<Finding[]> {
  const room = `airlock-doctor-${randomUUID()}`;
  const { findings, probe } = await checkLiveKit(livekit, room);
  if (!probe) return [...findings, unknown('Media', 'not tried', 'Mend the lines above first.')];
  // Large, so loaded only when there is something to connect to; rtc-node 1.1 logs to stdout unless in production.
  process.env.NODE_ENV ??= 'production';
  const { checkCodecs, checkTcp, checkUdp } = await import('./check-media.js');
  const media = [
    checkCodecs(probe),
    await checkUdp(livekit, room, probe.candidates),
    await checkTcp(probe.candidates),
  ];
  await closeRoom(livekit, room);
  return [...findings, ...media];
}

async function diagnoseGateway(options: Options, since: Date): Promise<Finding[]> {
  try {
    return await checkGateway(adminApi(await gatewayAddress(options)), since);
  } catch (error) {
    return [
      failed(
        'Gateway',
        messageOf(error),
        'Without a gateway, an app needs LiveKit tokens from its own server.',
      ),
    ];
  }
}

/** As given, else the one that `airlock up` runs. */
async function livekitAddress({
  url,
  apiKey,
  apiSecret,
  stateDir,
}: Options): Promise<LiveKitAddress | undefined> {
  const kept = parseEnv(await readFile(join(stateDir, KEYS_FILE), 'utf8').catch(() => ''));
  const address = {
    url: url ?? kept.LIVEKIT_URL,
    apiKey: apiKey ?? kept.LIVEKIT_API_KEY,
    apiSecret: apiSecret ?? kept.LIVEKIT_API_SECRET,
  };
  return address.url && address.apiKey && address.apiSecret ? (address as LiveKitAddress) : undefined;
}

function noLiveKit(): Finding {
  const next = 'Run npm start, or set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.';
  return failed('LiveKit', 'no server is known here', next);
}

function report(findings: readonly Finding[]): string {
  const rows = findings.map(({ name, verdict, says, next }) => [
    ...[MARKS[verdict], name],
    verdict === 'ok' ? says : `${says}\n→ ${next}`,
  ]);
  return plainTable([], rows);
}
