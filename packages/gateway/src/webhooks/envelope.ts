// Writes the body of a webhook: Mux's envelope around an event's data.
import type { DeliveryAttempt } from '../database/schema.js';
import { isoMicroseconds } from '../http/time.js';

export interface EnvelopeParts {
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly objectType: string;
    readonly objectId: string;
    readonly data: string;
    readonly requestId: string | null;
    readonly createdAt: Date;
  };
  readonly environment: { readonly id: string; readonly name: string };
  readonly attempts: readonly DeliveryAttempt[];
}

/**
 * Exactly what `JSON.stringify` gives for the parsed body: Mux Meet verifies the signature of the body after it has
 * gone through `JSON.parse` and `JSON.stringify`. Keys stand in the order of real deliveries.
 */
export function webhookBody({ event, environment, attempts }: EnvelopeParts): string {
  return JSON.stringify({
    type: event.type,
    request_id: event.requestId,
    object: { type: event.objectType, id: event.objectId },
    id: event.id,
    environment: { name: environment.name, id: environment.id },
    data: JSON.parse(event.data) as unknown,
    created_at: isoMicroseconds(event.createdAt),
    attempts,
    accessor_source: null,
    accessor: null,
  });
}
