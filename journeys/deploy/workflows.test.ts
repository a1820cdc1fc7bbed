// The workflows of GitHub run what a person runs here.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { REPOSITORY } from '../docs/documented-commands.js';

const WORKFLOWS = join(REPOSITORY, '.github/workflows');

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

const commandsOf = async (file: string) =>
  Object.values((parse(await readFile(join(WORKFLOWS, file), 'utf8')) as Workflow).jobs).flatMap(
    ({ steps }) => steps.flatMap(({ run }) => run ?? []),
  );

it('test each push by .ci/run, and by nothing else', async () => {
  expect(await commandsOf('ci.yaml')).toEqual(['.ci/run']);
});

it('run scripts that there are', async () => {
  const { scripts } = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8'));
  const commands = (await Promise.all((await readdir(WORKFLOWS)).map(commandsOf))).flat();
  const asked = commands.flatMap((command) => /^npm run ([\w:]+)/.exec(command)?.[1] ?? []);
  expect(asked.length).toBeGreaterThan(1);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(asked));
});
