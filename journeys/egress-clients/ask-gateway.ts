// Runs an application with LiveKit's published client against the gateway's Egress API, in a room with one camera.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Ingest, startWorld } from '@airlock-rtc/testkit';
import { GatewayProcess } from '../go-live/gateway-process.js';

const run = promisify(execFile);

/** The states and the refusal that each of the applications prints. */
export const SAID = [
  ...['EGRESS_STARTING', 'EGRESS_ACTIVE', 'EGRESS_ENDING', 'EGRESS_COMPLETE', 'failed_precondition'],
];

/** @returns what it printed, line by line. */
export async function askGateway(program: string, args: readonly string[] = []): Promise<string[]> {
  await using world = await startWorld();
  await using ingest = await Ingest.start();
  await using gateway = await GatewayProcess.prepare();
  const { url, apiKey, apiSecret } = world.livekit;
  const access = { LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret };
  await gateway.start({ LIVEKIT_URL: url, ...access });
  const pattern = { color: 'blue', width: 320, height: 180, fps: 15 } as const;
  await world.addParticipant({ room: 'studio', identity: 'ada', pattern, autoSubscribe: false });
  const where = { LIVEKIT_URL: gateway.url, ROOM: 'studio', STREAM_URL: ingest.url('client') };
  const { stdout } = await run(program, args, { env: { ...process.env, ...access, ...where } });
  return stdout.trim().split('\n');
}
