// The environment variables that migrated code reads and that it did not read before.
import type { Migration } from '../plan/migration.js';

export interface Variable {
  name: string;
  meaning: string;
}

const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/LIVEKIT_API_KEY$/, 'a key of the LiveKit server; never in a browser'],
  [/LIVEKIT_API_SECRET$/, 'the secret of that key; never in a browser'],
  [/URL$/, 'the address of the LiveKit server: wss:// in a browser, https:// or wss:// on a server'],
];

const READ = /(?:\bprocess\.env|\bimport\.meta\.env)(?:!|\?)?\.(\w+)|\bDeno\.env\.get\(['"](\w+)['"]\)/g;

export function newVariables({ changes }: Pick<Migration, 'changes'>): Variable[] {
  const before = new Set(changes.flatMap((change) => variablesIn(change.before)));
  const after = new Set(changes.flatMap((change) => variablesIn(change.after)));
  return [...after]
    .filter((name) => !before.has(name))
    .sort()
    .map((name) => ({ name, meaning: MEANINGS.find(([pattern]) => pattern.test(name))?.[1] ?? '' }));
}

function variablesIn(text: string): string[] {
  return [...text.matchAll(READ)].map(([, node, deno]) => (node ?? deno)!);
}
