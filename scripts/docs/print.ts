// `npm run docs:print`: writes the parts of docs/ that are printed from the code.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOCS, printPages } from './printed-blocks.js';

for (const { file, current, printed } of await printPages()) {
  if (current === printed) continue;
  await writeFile(join(DOCS, file), printed);
  console.log(`docs/${file}`);
}
process.exit();
