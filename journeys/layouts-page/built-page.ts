// The layouts page as it is deployed: built by its one command, and served as static files.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, preview } from 'vite';

const ROOT = join(import.meta.dirname, '../../apps/layouts-page');

export interface BuiltPage extends AsyncDisposable {
  readonly url: string;
  /** All files together, as a host sends them. */
  /** Without the fonts, of which a browser fetches the files that the names need. */
  gzippedBytes(): Promise<number>;
}

export async function buildPage(): Promise<BuiltPage> {
  const outDir = await mkdtemp(join(tmpdir(), 'airlock-layouts-page-'));
  const root = { root: ROOT, configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error' as const };
  await build({ ...root, build: { outDir, emptyOutDir: true } });
  const server = await preview({
    ...root,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, allowedHosts: true },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The page is not served.');
  return {
    url,
    async gzippedBytes() {
      const files = await readdir(outDir, { recursive: true, withFileTypes: true });
      const sizes = files
        .filter((file) => file.isFile() && !/\.woff2?$/.test(file.name))
        .map(async ({ parentPath, name }) => gzipSync(await readFile(join(parentPath, name))).length);
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
