// Follows a Dockerfile below a folder that stands for its root, as far as a machine without Docker can.
import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Image {
  /** Stands for `/`. */
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
}

/**
 * @param context has what COPY and ADD name
 * @param env of the machine: a base image's programs are the machine's own here, its user is ours
 */
export async function buildImage(
  dockerfile: string,
  { context, root, env }: { context: string; root: string; env: NodeJS.ProcessEnv },
): Promise<Image> {
  const image = { root, workdir: root, env: {} as Record<string, string>, entrypoint: [], cmd: [] };
  const shell = (script: string, cwd: string) =>
    promisify(execFile)('sh', ['-ec', script], { cwd, env: { ...env, ...image.env } });
  const inRoot = (path: string) => (path.startsWith('/') ? join(root, path) : join(image.workdir, path));
  for (const { instruction, text } of readInstructions(await readFile(dockerfile, 'utf8'))) {
    if (instruction === 'ENV') {
      for (const [, name, value] of text.matchAll(/(\w+)=(\S+)/g))
        image.env[name!] = value!.replaceAll(/(^|:)\//g, `$1${root}/`).replace('$PATH', env.PATH!);
    } else if (instruction === 'WORKDIR') {
      image.workdir = inRoot(text);
      await mkdir(image.workdir, { recursive: true });
    } else if (instruction === 'COPY' || instruction === 'ADD') {
      const [source, target] = text.split(' ') as [string, string];
      const put = instruction === 'ADD' ? 'tar -xzf "$each" -C' : 'cp "$each"';
      const folder = inRoot(target);
      await mkdir(target.endsWith('/') ? folder : join(folder, '..'), { recursive: true });
      await shell(`for each in ${source}; do ${put} '${folder}'; done`, context);
    } else if (instruction === 'RUN') {
      const script = text.replace(/^--mount=\S+ /, '').replace('--owner=node ', '');
      await shell(script.replaceAll(/ \/(?=\w)/g, ` ${root}/`), image.workdir);
    } else if (instruction === 'ENTRYPOINT') image.entrypoint = JSON.parse(text);
    else if (instruction === 'CMD') image.cmd = JSON.parse(text);
  }
  return image;
}

function readInstructions(dockerfile: string): { instruction: string; text: string }[] {
  const lines = dockerfile
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', '')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => {
    const [instruction = '', ...words] = line.split(/ +/);
    return { instruction, text: words.join(' ') };
  });
}
