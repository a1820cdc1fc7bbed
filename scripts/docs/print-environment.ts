// Prints the gateway's environment variables: names, forms and defaults from its schema, meanings from its README.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VARIABLES } from '../../packages/gateway/src/configuration/configuration.js';
import { code, table } from './markdown.js';

const README = join(import.meta.dirname, '../../packages/gateway/README.md');

export function printEnvironment(): string {
  const lines = readFileSync(README, 'utf8').split('\n');
  const rows = Object.entries(VARIABLES.shape).map(([name, schema]) => {
    const line = lines.find((each) => each.split('|')[1]?.includes(`\`${name}\``));
    const meaning = line?.split('|').at(-2)?.trim();
    if (!meaning) throw new Error(`${README} does not say what ${name} means.`);
    const { success, data: fallback } = schema.safeParse(undefined);
    const standard = !success ? 'required' : fallback === undefined ? '' : code(String(fallback));
    return [
      code(name),
      standard,
      meaning.replace('see below', 'see [Mux](/parts/gateway#live-streams-at-mux)'),
    ];
  });
  return table(['Variable', 'Default', 'Meaning'], rows);
}
