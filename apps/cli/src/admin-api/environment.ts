// Finds the environment that a command means: the one of that name, made when there is none.
import type { AdminApi } from './admin-api.js';

export interface Environment {
  id: string;
  name: string;
}

/** What `airlock up` and its meeting use too. */
export const DEFAULT_ENVIRONMENT = 'development';

export function environmentNamed(api: AdminApi, name: string): Promise<Environment> {
  return api.post<Environment>('/environments', { name });
}
