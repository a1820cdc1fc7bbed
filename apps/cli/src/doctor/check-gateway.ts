// Checks the gateway by what it reports: database and migrations, LiveKit's webhooks, and deliveries that wait.
import { setTimeout as delay } from 'node:timers/promises';
import type { AdminApi } from '../admin-api/admin-api.js';
import { pendingDeliveries } from './pending-deliveries.js';
import { failed, messageOf, ok, unknown, warning, type Finding } from './finding.js';
import { ownCommand } from '../own-command.js';

/** `GET /airlock/v1/admin/status`, as far as it is used here. */
interface GatewayStatus {
  version: string;
  database: { kind: string; reachable: boolean; migrations?: { applied: number; known: number } };
  livekit: { reachable: boolean; failure?: string; last_webhook_at?: string; webhook_path: string };
  /** Missing when the database is down, as are the migrations. */
  webhooks?: { configured: number; pending_deliveries: number };
}

/** A queue that is longer than this is not merely busy. */
const MANY_PENDING = 1000;
const WEBHOOK_WITHIN_MS = 5000;
const ASK_EVERY_MS = 250;

/** @param since a room was opened after this: LiveKit has had something to tell the gateway. */
export async function checkGateway(api: AdminApi, since: Date): Promise<Finding[]> {
  let status: GatewayStatus;
  try {
    status = await api.get<GatewayStatus>('/status');
  } catch (error) {
    return [
      failed('Gateway', messageOf(error), `Run ${ownCommand()} doctor again when it answers.`),
      unknown('Database', 'not asked', 'Fix the check above first.'),
      unknown('LiveKit’s webhooks', 'not asked', 'Fix the check above first.'),
    ];
  }
  return [
    checkFollowing(status),
    checkDatabase(status),
    await checkWebhooks(api, status, since),
    await checkOutbox(api, status),
  ];
}

function checkFollowing({ version, livekit }: GatewayStatus): Finding {
  if (livekit.reachable) return ok('Gateway', `version ${version}, reaches LiveKit`);
  const next = 'Give the gateway the LIVEKIT_URL under which it reaches the server, and the right keys.';
  return failed('Gateway', `does not reach LiveKit (${livekit.failure ?? 'no reason given'})`, next);
}

function checkDatabase({ database: { kind, reachable, migrations } }: GatewayStatus): Finding {
  if (!reachable || !migrations) {
    return failed(
      'Database',
      `${kind} does not answer`,
      'Start it, or correct DATABASE_URL, then start the gateway again.',
    );
  }
  const says = `${kind}, ${migrations.applied} of ${migrations.known} migrations`;
  if (migrations.applied === migrations.known) return ok('Database', says);
  return failed(
    'Database',
    says,
    'Start the gateway again: it migrates when it starts. Is another version running?',
  );
}

async function checkWebhooks(api: AdminApi, first: GatewayStatus, since: Date): Promise<Finding> {
  const name = 'LiveKit’s webhooks';
  const deadline = Date.now() + WEBHOOK_WITHIN_MS;
  for (let status = first; ; status = await api.get<GatewayStatus>('/status')) {
    const last = status.livekit.last_webhook_at;
    if (last && new Date(last) >= since) return ok(name, 'arrive');
    if (Date.now() > deadline) break;
    await delay(ASK_EVERY_MS);
  }
  return warning(
    name,
    'do not arrive; the gateway lists rooms every 2 s instead',
    `Put the gateway’s address with ${first.livekit.webhook_path} into webhook.urls of LiveKit.`,
  );
}

async function checkOutbox(api: AdminApi, { webhooks }: GatewayStatus): Promise<Finding> {
  const name = 'Your webhooks';
  if (!webhooks) return unknown(name, 'not counted', 'Fix the database first.');
  const { configured, pending_deliveries: pending } = webhooks;
  const says = `${configured} ${configured === 1 ? 'endpoint' : 'endpoints'}, ${pending} deliveries waiting`;
  const failing = pending > 0 ? await pendingDeliveries(api) : [];
  if (failing.length > 0) {
    const reasons = failing.map(({ url, failure }) => `${url} does not accept them: ${failure}`);
    const next = `Start that endpoint, or see each delivery: ${ownCommand()} webhooks deliveries --status pending`;
    return warning(name, [says, ...reasons].join('\n'), next);
  }
  if (pending < MANY_PENDING) return ok(name, says);
  return warning(name, says, `See why: ${ownCommand()} webhooks deliveries --status pending`);
}
