// The endpoints that have refused a delivery or have not answered, each with its latest failure.
import type { AdminApi } from '../admin-api/admin-api.js';
import type { Environment } from '../admin-api/environment.js';

interface FailingEndpoint {
  readonly url: string;
  readonly failure: string;
}

interface PendingDelivery {
  readonly webhook_id: number;
  readonly failure?: string;
}

/** Of the newest deliveries that wait: one entry for each endpoint that has failed at least once. */
export async function pendingDeliveries(api: AdminApi): Promise<FailingEndpoint[]> {
  const pending = await api.get<PendingDelivery[]>('/deliveries?status=pending&limit=100');
  const failures = new Map<number, string>();
  for (const { webhook_id, failure } of pending) {
    if (failure && !failures.has(webhook_id)) failures.set(webhook_id, failure);
  }
  if (failures.size === 0) return [];
  const urls = await endpointUrls(api);
  return [...failures].map(([id, failure]) => ({ url: urls.get(id) ?? `webhook ${id}`, failure }));
}

async function endpointUrls(api: AdminApi): Promise<Map<number, string>> {
  const environments = await api.get<Environment[]>('/environments');
  const lists = await Promise.all(
    environments.map(({ id }) =>
      api.get<{ id: number; url: string }[]>(`/webhooks?environment_id=${encodeURIComponent(id)}`),
    ),
  );
  return new Map(lists.flat().map(({ id, url }) => [id, url]));
}
