// From a stored space to Mux's Space object, in REST and in webhooks.
import { translateBroadcast } from '../broadcasts/translate.js';
import { unixSeconds, unixSecondsText } from '../http/time.js';
import type { NewEvent } from '../webhooks/outbox.js';
import type { Space } from './schemas.js';
import type { BroadcastRow, SpaceRow } from '../database/rows.js';
import type { SpaceWithBroadcasts } from './store.js';

/** What Mux's object shows of a space. */
export interface ListedSpace {
  readonly space: Pick<SpaceRow, 'id' | 'createdAt' | 'status' | 'passthrough' | 'activeSessionId'>;
  readonly broadcasts: readonly BroadcastRow[];
}

/** Unset fields are left out, not null; `active_session_id` is there only while active. */
export function translateSpace({ space, broadcasts }: ListedSpace): Space {
  return {
    id: space.id,
    created_at: unixSecondsText(space.createdAt),
    type: 'server',
    status: space.status,
    ...(space.passthrough !== null && { passthrough: space.passthrough }),
    ...(broadcasts.length > 0 && { broadcasts: broadcasts.map(translateBroadcast) }),
    ...(space.activeSessionId !== null && { active_session_id: space.activeSessionId }),
  };
}

/** As in REST, except that Mux's webhooks carry `created_at` as a number. */
export function spaceEvent(
  type: NewEvent['type'],
  found: SpaceWithBroadcasts,
  requestId?: string | undefined,
): NewEvent {
  const { space } = found;
  return {
    environmentId: space.environmentId,
    type,
    object: { type: 'space', id: space.id },
    data: { ...translateSpace(found), created_at: unixSeconds(space.createdAt) },
    orderKey: space.id,
    requestId,
  };
}
