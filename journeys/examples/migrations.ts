// Which examples the codemod writes, from what each was before, and with which address of LiveKit.
import { join, relative } from 'node:path';
import { planMigration } from '@airlock-rtc/codemod';
import { REPOSITORY } from '../docs/documented-commands.js';

const LIVEKIT_URL = "new URLSearchParams(location.search).get('livekit')";
const TYPED = `${LIVEKIT_URL}!`;

export const URLS = {
  'plain-js': LIVEKIT_URL,
  react: TYPED,
  nextjs: LIVEKIT_URL,
  vue: TYPED,
  phone: LIVEKIT_URL,
} as const;
export type MigratedExample = keyof typeof URLS;

export const TARGETS = ['adapter', 'livekit'] as const;
export type Target = (typeof TARGETS)[number];

export function folderOf(example: MigratedExample, which: 'before' | Target): string {
  return join(REPOSITORY, 'examples', example, which);
}

/** What the codemod makes of an example: the texts of the files that it writes, by their paths in the example. */
export async function migrate(example: MigratedExample, to: Target) {
  const before = folderOf(example, 'before');
  const { changes, markers } = await planMigration(before, { to, url: URLS[example] });
  return { markers, files: new Map(changes.map(({ path, after }) => [relative(before, path), after])) };
}
