// The examples as a reader installs them: copied to a folder of their own, with the packages' tarballs.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { REPOSITORY } from '../docs/documented-commands.js';
import { Application } from '../package/application.js';

const OURS = /^(npm:)?@airlock-rtc\//;

/** `airlock pack`, once for all examples. */
export async function packInto(folder: string, packages: readonly string[]): Promise<void> {
  const cli = join(REPOSITORY, 'apps/cli/bin/airlock.mjs');
  await promisify(execFile)(process.execPath, [cli, 'pack', '--to', folder, ...packages]);
}

export async function installExample(example: string, tarballs: string): Promise<Application> {
  const application = await Application.copyOf(join(REPOSITORY, 'examples', example));
  const manifest = JSON.parse(await readFile(join(application.folder, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string> | undefined
  >;
  const files = await readdir(tarballs);
  const wanted = Object.entries({ ...manifest.devDependencies, ...manifest.dependencies }).flatMap(
    ([name, version]) => {
      const ours = OURS.test(version)
        ? version.replace(/^npm:|@[^@/]+$/g, '')
        : OURS.test(name)
          ? name
          : undefined;
      if (ours === undefined) return [];
      const prefix = `${ours.slice(1).replace('/', '-')}-`;
      const file = files.find((each) => each.startsWith(prefix) && /^\d/.test(each.slice(prefix.length)));
      if (!file) throw new Error(`${example} needs ${ours}: pack it too.`);
      return [`${name}@file:${join(tarballs, file)}`];
    },
  );
  await application.run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...wanted);
  return application;
}
