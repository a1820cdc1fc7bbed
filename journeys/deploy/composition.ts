// Reads deploy/compose.yaml as Docker Compose does: with the variables of an environment put in.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

export const DEPLOY = join(import.meta.dirname, '../../deploy');

const SECRET = 'a-secret-of-more-than-thirty-two-characters';
/** What `.env.example` leaves empty and has to be filled in. */
const REQUIRED = /^(LIVEKIT|POSTGRES|AIRLOCK)_.*(SECRET|PASSWORD|TOKEN)$/;

export interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly logging?: { readonly options: Readonly<Record<string, string>> };
}

export interface Composition {
  readonly services: Readonly<Record<string, Service>>;
  /** Every variable that the file asks for. */
  readonly variables: readonly string[];
}

/** Values for every variable of `.env.example`, with the secrets filled in and the rest as it is. */
export async function filledIn(): Promise<Record<string, string>> {
  const lines = (await readFile(join(DEPLOY, '.env.example'), 'utf8')).split('\n');
  const pairs = lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split(/=(.*)/s));
  return Object.fromEntries(
    pairs.map(([name, value]) => [name!, value || (REQUIRED.test(name!) ? SECRET : '')]),
  );
}

export async function readComposition(environment: Record<string, string>): Promise<Composition> {
  const text = await readFile(join(DEPLOY, 'compose.yaml'), 'utf8');
  const variables = new Set<string>();
  const interpolated = text.replace(
    /\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g,
    (_all, name: string, kind, word) => {
      variables.add(name);
      if (kind === '?' && !environment[name])
        throw new Error(`required variable ${name} is missing: ${word}`);
      return environment[name] || (kind === '-' ? word : '');
    },
  );
  const { services } = parse(interpolated) as Pick<Composition, 'services'>;
  return { services, variables: [...variables] };
}
