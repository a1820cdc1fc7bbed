// Tests on the built page that whoever opens an invitation loads little before the lobby is there.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, it, onTestFinished, vi } from 'vitest';

const KIB = 1024;

it('loads less than 110 KiB before the lobby, all at once and in few files, and neither the room nor the player', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  onTestFinished(() => void vi.unstubAllEnvs());
  const output = await build({
    configFile: join(import.meta.dirname, '../vite.config.ts'),
    mode: 'production',
    logLevel: 'silent',
    build: { write: false, sourcemap: false },
  });
  const files = (output as Rolldown.RolldownOutput).output;
  const chunks = new Map(
    files.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
  );
  const needed = new Set<string>();
  const need = (name: string) => {
    const chunk = chunks.get(name);
    if (!chunk || needed.has(name)) return;
    needed.add(name);
    chunk.imports.forEach(need);
  };
  for (const chunk of chunks.values()) if (chunk.isEntry || chunk.name === 'app') need(chunk.fileName);
  const code = [...needed].map((name) => chunks.get(name)!.code);
  const styles = files.flatMap((file) =>
    file.fileName.endsWith('.css') ? [(file as { source: string }).source] : [],
  );
  const bytes = [...code, ...styles].reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect([...needed].some((name) => /app/.test(name))).toBe(true);
  expect(bytes / KIB).toBeLessThan(110);
  expect(needed.size).toBeLessThanOrEqual(5);
  const html = files.find(({ fileName }) => fileName === 'index.html') as { source: string };
  expect(html.source).toMatch(/modulepreload.*"\/assets\/app-|"\/assets\/app-.*modulepreload/);
  expect([...needed].filter((name) => /mpegts|connection|german|virtual|noise|open-room/.test(name))).toEqual(
    [],
  );
}, 60_000);
