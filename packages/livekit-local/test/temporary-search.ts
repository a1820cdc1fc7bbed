// A search of its own for each test: an empty home, an empty PATH, and nothing on the network.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BinarySearch, Progress } from '../src/binary/search.js';

interface TemporarySearch extends AsyncDisposable {
  search: BinarySearch;
  home: string;
  /** The only folder on PATH. */
  bin: string;
  progress: Progress[];
  /** Writes an executable file. */
  script(path: string, text: string): Promise<string>;
}

export async function temporarySearch(overrides: Partial<BinarySearch> = {}): Promise<TemporarySearch> {
  const home = await mkdtemp(join(tmpdir(), 'airlock-search-'));
  const bin = join(home, 'bin');
  await mkdir(bin);
  const progress: Progress[] = [];
  return {
    home,
    bin,
    progress,
    search: {
      env: { HOME: home, PATH: bin },
      platform: 'linux',
      arch: 'x64',
      version: '1.13.5',
      releaseBaseUrl: 'http://127.0.0.1:9/releases',
      fetch: globalThis.fetch,
      onProgress: (each) => progress.push(each),
      signal: undefined,
      ...overrides,
    },
    script: async (path, text) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      await chmod(path, 0o755);
      return path;
    },
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
}
