// Stores what happens to egresses, and records its webhooks in the same transaction.
import type { EgressInfo } from '@livekit/protocol';
import { newId } from '../database/identifiers.js';
import type { Queries } from '../database/database.js';
import { ensureEnvironment } from '../environments/store.js';
import type { GatewayContext } from '../ground/context.js';
import { recordEvents } from '../webhooks/outbox.js';
import { insertEgress, isRunning, takeLost, updateEgress } from './store.js';

/** Egresses belong to rooms, not to environments of Mux: their webhooks are those of the environment of this name. */
export const EGRESS_ENVIRONMENT = 'livekit-egress';

type EgressContext = Pick<GatewayContext, 'gatewayId' | 'change'>;

export async function storeNew({ change, gatewayId }: EgressContext, info: EgressInfo): Promise<void> {
  await change(async (tx, now) => {
    await insertEgress(tx, info, gatewayId, now);
    await record(tx, now, 'egress_started', info);
  });
}

/** @returns false for one that was given up for lost meanwhile: whoever follows it knows it as failed. */
export async function storeNews({ change, gatewayId }: EgressContext, info: EgressInfo): Promise<boolean> {
  return change(async (tx, now) => {
    if (!(await updateEgress(tx, info, gatewayId))) return false;
    await record(tx, now, isRunning(info) ? 'egress_updated' : 'egress_ended', info);
    return true;
  });
}

/** Ends egresses whose gateway has been silent since then: nobody may be active for ever. */
export async function failLost(
  { change, gatewayId }: EgressContext,
  silentSince: Date,
  failed: (info: EgressInfo) => EgressInfo,
): Promise<string[]> {
  return change(async (tx, now) => {
    const lost = (await takeLost(tx, silentSince, gatewayId)).map(failed);
    for (const info of lost) {
      await updateEgress(tx, info, gatewayId);
      await record(tx, now, 'egress_ended', info);
    }
    return lost.map(({ egressId }) => egressId);
  });
}

async function record(
  tx: Queries,
  now: Date,
  type: 'egress_started' | 'egress_updated' | 'egress_ended',
  info: EgressInfo,
): Promise<void> {
  const { id: environmentId } = await ensureEnvironment(tx, {
    ...{ id: newId(), name: EGRESS_ENVIRONMENT, createdAt: now },
  });
  const object = { type: 'egress', id: info.egressId } as const;
  const data = info.toJson() as object;
  await recordEvents(tx, now, [{ environmentId, type, object, data, orderKey: info.egressId }]);
}
