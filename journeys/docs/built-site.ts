// Builds the documentation site as `npm run docs:build` does, and finds the anchors that its links miss.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY } from './documented-commands.js';

export interface BuiltSite extends AsyncDisposable {
  readonly folder: string;
  /** Paths of the pages inside the folder, such as `parts/gateway.html`. */
  readonly pages: readonly string[];
}

/** @throws when a link of a page leads to no page: VitePress names each. */
export async function buildSite(): Promise<BuiltSite> {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-docs-'));
  await promisify(execFile)('npx', ['vitepress', 'build', 'docs', '--outDir', folder], { cwd: REPOSITORY });
  const files = await readdir(folder, { recursive: true });
  return {
    folder,
    pages: files.filter((file) => file.endsWith('.html')).sort(),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Links between pages whose anchor, or whose page, does not exist, as `page.html -> other.html#anchor`. */
export async function brokenLinks({ folder, pages }: BuiltSite): Promise<string[]> {
  const html = new Map(
    await Promise.all(pages.map(async (page) => [page, await readFile(join(folder, page), 'utf8')] as const)),
  );
  const ids = new Map([...html].map(([page, text]) => [page, attributeOf(text, 'id')]));
  return [...html].flatMap(([page, text]) =>
    [...attributeOf(text, 'href')].flatMap((href) => {
      const [path = '', anchor] = href.split('#', 2);
      if (anchor === undefined || /^[a-z]+:/.test(path)) return [];
      const target =
        path === '' ? page : pageOf(path.startsWith('/') ? path : posix.join('/', page, '..', path));
      const isThere = ids.get(target)?.has(decodeURIComponent(anchor));
      return isThere ? [] : [`${page} -> ${href}`];
    }),
  );
}

function attributeOf(html: string, name: string): Set<string> {
  return new Set(Array.from(html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g')), (match) => match[1]!));
}

function pageOf(path: string): string {
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1).replace(/(\.html)?$/, '.html');
}
