// `npm run examples:migrate`: writes what the codemod makes of the examples now, to be read as a diff.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf, migrate, TARGETS, URLS, type MigratedExample } from './migrations.js';

for (const example of Object.keys(URLS) as MigratedExample[])
  for (const to of TARGETS)
    for (const [path, text] of (await migrate(example, to)).files)
      await writeFile(join(folderOf(example, to), path), text);
