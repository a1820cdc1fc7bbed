// Finds the environment that a command means by its name.
import { CliError } from '../cli-error.js';
import type { AdminApi } from './admin-api.js';

export interface Environment {
  id: string;
  name: string;
}

/** What `airlock up` and its meeting use too. */
export const DEFAULT_ENVIRONMENT = 'development';

/** Made when there is none. */
export function environmentNamed(api: AdminApi, name: string): Promise<Environment> {
  return api.post<Environment>('/environments', { name });
}

/** @throws CliError `no_environment`. The development one may be made any time, and is empty until then. */
export async function existingEnvironment(api: AdminApi, name: string): Promise<Environment> {
  const all = await api.get<Environment[]>('/environments');
  const found = all.find((environment) => environment.name === name);
  if (found) return found;
  if (name === DEFAULT_ENVIRONMENT) return environmentNamed(api, name);
  const names = all.map((environment) => environment.name).join(', ') || 'none yet';
  throw new CliError(
    'no_environment',
    `There is no environment ${JSON.stringify(name)}; there are: ${names}.`,
  );
}
