// Runs `airlock doctor`: checks everything that a space needs, a line each, with the next step.
import { randomUUID } from 'node:crypto';
import pc from 'picocolors';
import { adminApi } from '../admin-api/admin-api.js';
import { gatewayAddress, type GatewayAddressOptions } from '../admin-api/gateway-address.js';
import { ownCommand } from '../own-command.js';
import { plainTable } from '../plain-table.js';
import { livekitAddress, type LiveKitAddress } from '../livekit-address.js';
import { checkGateway } from './check-gateway.js';
import { checkLiveKit, closeRoom } from './check-livekit.js';
import { checkMux } from './check-mux.js';
import { failed, messageOf, unknown, type Finding } from './finding.js';

export interface DoctorOptions extends GatewayAddressOptions {
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

export async function runDoctor(options: DoctorOptions): Promise<void> {
  const findings = await diagnose(options).finally(releaseMedia);
  console.log(options.json ? JSON.stringify(findings, null, 2) : report(findings));
  if (findings.some(({ verdict }) => verdict === 'failed')) process.exitCode = 1;
}

let isMediaLoaded = false;

/** rtc-node 1.1 keeps the process alive until it is disposed, after which it cannot be used again. */
async function releaseMedia(): Promise<void> {
  if (!isMediaLoaded) return;
  const { dispose } = await import('@livekit/rtc-node');
  await dispose();
}

/** Every line of the report; what cannot be checked is a line too. */
export async function diagnose(
  options: DoctorOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Finding[]> {
  const since = new Date();
  const { url, apiKey, apiSecret } = await livekitAddress(options);
  const livekit = url && apiKey && apiSecret ? { url, apiKey, apiSecret } : undefined;
  return [
    ...(livekit ? await diagnoseLiveKit(livekit) : [noLiveKit(url)]),
    ...(await diagnoseGateway(options, since)),
    await checkMux(env),
  ];
}

async function diagnoseLiveKit(livekit: LiveKitAddress): Promise<Finding[]> {
  const room = `airlock-doctor-${randomUUID()}`;
  const { findings, probe } = await checkLiveKit(livekit, room);
  if (!probe) return [...findings, unknown('Media', 'not tried', 'Fix the checks above first.')];
  // Large, so loaded only when there is something to connect to; rtc-node 1.1 logs to stdout unless in production.
  process.env.NODE_ENV ??= 'production';
  isMediaLoaded = true;
  const { checkCodecs, checkTcp, checkUdp } = await import('./check-media.js');
  const media = [
    checkCodecs(probe),
    await checkUdp(livekit, room, probe.candidates),
    await checkTcp(probe.candidates),
  ];
  // A room that cannot be closed closes by itself when its empty timeout has passed.
  await closeRoom(livekit, room).catch(() => {});
  return [...findings, ...media];
}

async function diagnoseGateway(options: DoctorOptions, since: Date): Promise<Finding[]> {
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

function noLiveKit(url: string | undefined): Finding {
  if (url) {
    const next = 'Set LIVEKIT_API_KEY and LIVEKIT_API_SECRET, or give both --api-key and --api-secret.';
    return failed('LiveKit', `key and secret for ${url} are not both known`, next);
  }
  const next = `Run ${ownCommand()} up, or set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.`;
  return failed('LiveKit', 'no server is known here', next);
}

function report(findings: readonly Finding[]): string {
  const rows = findings.map(({ name, verdict, says, next }) => [
    ...[MARKS[verdict], name],
    verdict === 'ok' ? says : `${says}\n→ ${next}`,
  ]);
  return plainTable([], rows);
}
