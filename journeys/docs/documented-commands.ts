// Reads the shell blocks of the documentation, with what the comment before each says about running it.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const REPOSITORY = join(import.meta.dirname, '../..');

/** Why no command of a bench is run. */
const MEASUREMENT = 'a measurement, which takes minutes and a machine of its own';

export interface ShellBlock {
  /** `README.md:31`. */
  readonly place: string;
  readonly file: string;
  readonly script: string;
  readonly run: 'to its end' | 'until stopped' | 'not';
  /** Why it is not run. */
  readonly reason: string | undefined;
}

/** The README first: what follows uses the keys that it creates. */
export async function documentedBlocks(): Promise<ShellBlock[]> {
  const inDocs = (await readdir(join(REPOSITORY, 'docs'), { recursive: true })).filter((name) =>
    name.endsWith('.md'),
  );
  const folders = await Promise.all(
    ['packages', 'apps', 'bench', 'deploy', 'examples'].map(async (parent) => [
      `${parent}/README.md`,
      ...(await readdir(join(REPOSITORY, parent))).map((name) => `${parent}/${name}/README.md`),
    ]),
  );
  const files = ['README.md', ...inDocs.map((name) => `docs/${name}`), ...folders.flat(), 'CONTRIBUTING.md'];
  const blocks = await Promise.all(
    files
      .filter((file) => existsSync(join(REPOSITORY, file)))
      .map(async (file) => readBlocks(file, await readFile(join(REPOSITORY, file), 'utf8'))),
  );
  return blocks.flat();
}

/**
 * A block in `sh` is run as it is printed, unless a comment stands before it:
 * `<!-- runs until stopped -->`, or `<!-- not run: REASON -->`. Those of benches are not run.
 *
 * @throws Error for a comment that is neither.
 */
export function readBlocks(file: string, markdown: string): ShellBlock[] {
  const blocks: ShellBlock[] = [];
  const lines = markdown.split('\n');
  let comment: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const fence = /^( *)```(\w*)$/.exec(line);
    if (!fence) {
      if (line.trim() !== '') comment = /^ *<!--(.*)-->$/.exec(line)?.[1]?.trim();
      continue;
    }
    const [, indent, language] = fence;
    const end = lines.indexOf(`${indent}\`\`\``, index + 1);
    const body = lines.slice(index + 1, end).map((each) => each.slice(indent!.length));
    const place = `${file}:${index + 2}`;
    if (language === 'sh') blocks.push({ ...howToRun(comment, place), place, file, script: body.join('\n') });
    comment = undefined;
    index = end;
  }
  return blocks;
}

function howToRun(comment: string | undefined, place: string): Pick<ShellBlock, 'run' | 'reason'> {
  if (comment === undefined && place.startsWith('bench/')) return { run: 'not', reason: MEASUREMENT };
  if (comment === undefined) return { run: 'to its end', reason: undefined };
  if (comment === 'runs until stopped') return { run: 'until stopped', reason: undefined };
  const [, reason] = /^not run: (.{10,})$/.exec(comment) ?? [];
  if (reason) return { run: 'not', reason };
  throw new Error(
    `${place}: the comment before a shell block is not "runs until stopped" or "not run: REASON".`,
  );
}
