// Writes the table of the corpus into the README: node --conditions=@airlock-rtc/source --import tsx test/corpus/print-table.ts
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { measureAll, tableOf } from './table.js';

const README = path.join(import.meta.dirname, '../../README.md');
const TABLE = /(<!-- corpus -->\n\n)[^]*?(\n?\n?<!-- \/corpus -->)/;

const measured = await measureAll();
const readme = await readFile(README, 'utf8');
await writeFile(README, readme.replace(TABLE, `$1${tableOf(measured)}\n\n<!-- /corpus -->`));
for (const { app, missed, errorsAfter } of measured) {
  for (const line of missed) console.log(`${app} misses ${line}`);
  for (const { file, line, message } of errorsAfter) console.log(`${app} ${file}:${line} ${message}`);
}
