// Builds a web page of the workspace by its own Vite configuration, as static files to publish.
import { execFile } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

export async function buildPage(folder: string, outDir: string): Promise<void> {
  const vite = dirname(createRequire(join(folder, 'package.json')).resolve('vite/package.json'));
  const args = [join(vite, 'bin/vite.js'), 'build', '--outDir', outDir, '--emptyOutDir'];
  const env = { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' };
  await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  // Source maps are most of the size, and of use to those alone who have the sources.
  for (const file of await readdir(outDir, { recursive: true }))
    if (file.endsWith('.map')) await rm(join(outDir, file));
}
