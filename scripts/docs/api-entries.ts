// The entry points of the published packages, one page of the reference each.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const REPOSITORY = join(import.meta.dirname, '../..');

export interface ApiEntry {
  /** Of the page: `broadcaster-process`. */
  readonly name: string;
  /** What a program imports: `@airlock-rtc/broadcaster/process`. */
  readonly specifier: string;
  /** The folder below `packages`. */
  readonly folder: string;
  /** The source, below `packages`. */
  readonly file: string;
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

export function apiEntries(): ApiEntry[] {
  return readdirSync(join(REPOSITORY, 'packages')).flatMap((folder) => {
    const path = join(REPOSITORY, 'packages', folder, 'package.json');
    if (!existsSync(path)) return [];
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    if (manifest.private) return [];
    return Object.entries(manifest.exports ?? {}).flatMap(([entry, target]) => {
      const source = typeof target === 'string' ? undefined : target['@airlock-rtc/source'];
      if (!source) return [];
      const ending = entry.slice(2);
      return {
        name: [folder, ending].filter(Boolean).join('-'),
        specifier: [manifest.name, ending].filter(Boolean).join('/'),
        folder,
        file: join(folder, source),
      };
    });
  });
}
