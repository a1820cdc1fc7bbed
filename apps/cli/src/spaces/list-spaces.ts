// Reads the spaces of all environments from the gateway, and finds the one that a person means.
import type { AdminApi } from '../admin-api/admin-api.js';
import { CliError } from '../cli-error.js';

/** As `GET /airlock/v1/admin/spaces` returns it. */
export interface ListedSpace {
  /** Also the name of its room in LiveKit. */
  id: string;
  /** What it is called in the meeting, or its passthrough. */
  name?: string;
  status: 'active' | 'idle';
  participants: number;
  environment: string;
  created_at: string;
}

/** The newest ones, those with people in them first. */
export function listSpaces(api: AdminApi, name?: string): Promise<ListedSpace[]> {
  const query = name === undefined ? '' : `?${new URLSearchParams({ name }).toString()}`;
  return api.get<ListedSpace[]>(`/spaces${query}`);
}

/**
 * Prefers spaces with people in them.
 *
 * @param named the spaces of that name.
 * @returns undefined when there is none.
 * @throws CliError `ambiguous_space` when there is more than one.
 */
export function chooseSpace(named: readonly ListedSpace[], name: string): string | undefined {
  const active = named.filter(({ status }) => status === 'active');
  const candidates = active.length > 0 ? active : named;
  if (candidates.length <= 1) return candidates[0]?.id;
  const ids = candidates.map(({ id }) => id).join(', ');
  throw new CliError('ambiguous_space', `Several spaces are called "${name}": give the id of one (${ids}).`);
}
